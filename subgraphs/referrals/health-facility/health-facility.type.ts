import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { FormerTierEnum, TechnicalLevelEnum } from '../../../kit/vn/technical-level.js'

@ObjectType({ description: 'What a health facility was ranked as in one period (xếp cấp).', simpleResolvers: true })
export class HealthFacilityRank {
  @Field(() => TechnicalLevelEnum, { description: 'Technical level (cấp chuyên môn kỹ thuật).' })
  level!: string

  @Field(() => Float, {
    nullable: true,
    description: 'Points of the ranking, 0–100 (điểm xếp cấp); null when not published.',
  })
  points!: number | null

  @Field(() => FormerTierEnum, { nullable: true, description: 'Tier before 2025 (tuyến cũ); null when it had none.' })
  tierBefore2025!: string | null

  @Field(() => Boolean, { description: 'Ranked for the time being, until the full ranking (xếp tạm).' })
  provisional!: boolean

  @Field(() => LocalDateScalar, { description: 'First day of the period.' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the period; null while it lasts.' })
  validTo!: string | null
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({
  description: 'A place licensed to examine and treat (cơ sở khám bệnh, chữa bệnh). Its rank is the one of today.',
  simpleResolvers: true,
})
export class HealthFacility {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, {
    description: '5-character national code (mã cơ sở KCB); it keeps the province digits of before 2025-07-01.',
  })
  code!: string

  @Field(() => String, { nullable: true, description: '13-digit code (mã định danh 13 số); null when not known.' })
  code13!: string | null

  @Field(() => String, { description: 'Name (tên cơ sở).' })
  name!: string

  @Field(() => String, { description: 'Code of the province of today where it stands (mã tỉnh hiện nay).' })
  provinceCode!: string

  @Field(() => Boolean, {
    description:
      'Whether it works on the hub (đã dùng hệ thống). If not, the sender records its steps, and every next move is ' +
      'the sender’s.',
  })
  onHub!: boolean

  @Field(() => TechnicalLevelEnum, {
    nullable: true,
    description: 'Technical level today (cấp chuyên môn kỹ thuật); null when not ranked.',
  })
  level!: string | null

  @Field(() => Float, { nullable: true, description: 'Points of its ranking today (điểm); null when not published.' })
  points!: number | null

  @Field(() => FormerTierEnum, { nullable: true, description: 'Tier before 2025 (tuyến cũ); null when not known.' })
  tierBefore2025!: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the rank of today is for the time being (xếp tạm); null when not ranked.',
  })
  provisional!: boolean | null
}

export const HealthFacilityConnection = connectionTypes(HealthFacility, 'HealthFacility')
