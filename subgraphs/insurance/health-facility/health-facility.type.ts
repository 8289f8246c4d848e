import { Directive, Field, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'

@ObjectType({
  description: 'Contract between a health facility and the insurance (hợp đồng KCB BHYT; Luật BHYT Đ25).',
  simpleResolvers: true,
})
export class InsuranceContract {
  @Field(() => String, { description: 'Number of the contract (số hợp đồng).' })
  contractNumber!: string

  @Field(() => Boolean, { description: 'Whether care of outpatients is in it (ngoại trú).' })
  outpatient!: boolean

  @Field(() => Boolean, { description: 'Whether care of inpatients is in it (nội trú).' })
  inpatient!: boolean

  @Field(() => String, { description: 'Code of today of the province whose insurer signed it (mã tỉnh của cơ quan BHXH).' })
  insurerProvinceCode!: string

  @Field(() => LocalDateScalar, { description: 'First day (hiệu lực từ).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it is open (hiệu lực đến).' })
  validTo!: string | null
}

/** Owned by the referrals sector: here only its key and what this sector adds. */
@Directive('@key(fields: "code")')
@ObjectType({ description: 'A health facility of the national register (cơ sở khám bệnh, chữa bệnh).', simpleResolvers: true })
export class HealthFacility {
  @Field(() => String, { description: '5-character national code (mã cơ sở KCB).' })
  code!: string
}
