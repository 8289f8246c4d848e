import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { ReferralKindEnum, UrgencyEnum } from '../../../kit/vn/referral-terms.js'

/** The owner’s fields, declared only to be required: names, types and nullability are the owner’s. */
@ObjectType({
  description: 'What the insurance sector needs to know of a referral; never seen by callers (dữ kiện xét quyền lợi).',
  simpleResolvers: true,
})
export class CoverageFacts {
  @Directive('@external')
  @Field(() => ID, { description: 'Id of the resident.' })
  residentId!: string

  @Directive('@external')
  @Field(() => String, { description: '5-character code of the receiving health facility (mã nơi đến).' })
  toFacilityCode!: string

  @Directive('@external')
  @Field(() => ReferralKindEnum, { description: 'What the referral is in law.' })
  kind!: string

  @Directive('@external')
  @Field(() => UrgencyEnum, { description: 'How pressing it is.' })
  urgency!: string

  @Directive('@external')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of signing; null while unsigned.' })
  signedOn!: string | null

  @Directive('@external')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Last instant at which the paper is good; null while unsigned.',
  })
  validUntil!: string | null

  @Directive('@external')
  @Field(() => [String], { description: 'ICD-10 codes (mã bệnh).' })
  diagnoses!: string[]
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A person sent from one facility to a health facility, until they are back (chuyển cơ sở KCB).',
  simpleResolvers: true,
})
export class Referral {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Directive('@external')
  @Field(() => CoverageFacts, {
    nullable: true,
    description: 'Facts for the insurance sector (dữ kiện xét quyền lợi).',
  })
  coverageFacts?: CoverageFacts | null
}
