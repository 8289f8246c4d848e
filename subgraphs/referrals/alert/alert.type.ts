import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { type ReferralKind, ReferralKindEnum, type Urgency, UrgencyEnum } from '../../../kit/vn/referral-terms.js'
import { Resident } from '../resident/resident.type.js'

/** Owned by the facilities sector: here only its key and what this sector adds. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A finding that somebody must act on (cảnh báo sức khoẻ); never a diagnosis.',
  simpleResolvers: true,
})
export class Alert {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string
}

@ObjectType({
  description:
    'What `createReferral` would be given to refer a person because of an alert (bản nháp phiếu chuyển từ cảnh báo); the hospital, ' +
    'the diagnoses and the person’s consent are still to be added.',
  simpleResolvers: true,
})
export class ReferralDraft {
  @Field(() => Resident, { description: 'Whom it is for.' })
  resident!: Resident

  @Field(() => ID, { description: 'Id of the alert, for `fromAlert`.' })
  fromAlert!: string

  @Field(() => ReferralKindEnum, { description: 'CLINICAL_TRANSFER where the home may sign one today, else CARE_LINK.' })
  kind!: ReferralKind

  @Field(() => UrgencyEnum, { description: 'URGENT when one of the findings is, else ROUTINE; a proposal.' })
  urgency!: Urgency

  @Field(() => String, { description: 'What was found, as a sentence in Vietnamese, the chosen finding first. Personal data.' })
  reason!: string
}
