import { Directive, Field, ObjectType } from 'type-graphql'

/** Owned by the referrals sector: here only its key. */
@Directive('@key(fields: "code")')
@ObjectType({ description: 'A health facility of the national register (cơ sở khám bệnh, chữa bệnh).', simpleResolvers: true })
export class HealthFacility {
  @Field(() => String, { description: '5-character national code (mã cơ sở KCB).' })
  code!: string
}
