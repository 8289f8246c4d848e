import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { referralKinds, urgencies } from './referral.rules.js'

const ReferralKindEnum = Object.fromEntries(referralKinds.map(kind => [kind, kind]))
registerEnumType(ReferralKindEnum, {
  name: 'ReferralKind',
  description: 'What a referral is in law (loại).',
  valuesConfig: {
    CLINICAL_TRANSFER: {
      description: 'Signed by a licensed issuer; counts for the insurance (phiếu chuyển cơ sở KCB; TT 01/2025).',
    },
    CARE_LINK: {
      description: 'Request of a care facility without licence; no effect on the insurance (đề nghị đưa đi khám).',
    },
  },
})

const UrgencyEnum = Object.fromEntries(urgencies.map(urgency => [urgency, urgency]))
registerEnumType(UrgencyEnum, {
  name: 'Urgency',
  description: 'How pressing a referral is (mức độ khẩn).',
  valuesConfig: {
    EMERGENCY: { description: 'Emergency: the clock runs at night and on holidays (cấp cứu).' },
    URGENT: { description: 'Within hours or few days (khẩn).' },
    ROUTINE: { description: 'Planned (thường quy).' },
  },
})

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
  coverageFacts!: CoverageFacts | null
}
