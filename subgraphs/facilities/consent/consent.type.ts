import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { type PersonOrGuardian, personOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import { ResidentContact } from '../contact/contact.type.js'
import { ResidentChangeInput } from '../resident/record-change.type.js'
import { Resident } from '../resident/resident.type.js'
import { UserError } from '../user-errors.js'
import {
  type ConsentChannel, consentChannels, type ConsentGiver, consentGivers, type ConsentPurpose, consentPurposeNames, consentPurposes, type ConsentStatus,
  consentStatuses, type GuardianReason, guardianReasons,
} from './consent.rules.js'

export const ConsentPurposeEnum = Object.fromEntries(consentPurposeNames.map(purpose => [purpose, purpose]))
registerEnumType(ConsentPurposeEnum, {
  name: 'ConsentPurpose',
  description: 'To what somebody agrees: one purpose, given on its own (mục đích đồng ý).',
  valuesConfig: Object.fromEntries(
    consentPurposeNames.map(purpose => [purpose, { description: `Opens ${consentPurposes[purpose].opens} (${consentPurposes[purpose].source}).` }]),
  ),
})

const ConsentChannelEnum = Object.fromEntries(consentChannels.map(channel => [channel, channel]))
registerEnumType(ConsentChannelEnum, {
  name: 'ConsentChannel',
  description: 'How a consent was given (hình thức đồng ý).',
  valuesConfig: {
    PAPER: { description: 'On paper, signed (văn bản).' },
    IN_PERSON: { description: 'By word of mouth, written down or recorded (trực tiếp, có biên bản hoặc ghi âm).' },
    ELECTRONIC: { description: 'By an electronic message or form (phương tiện điện tử).' },
  },
})

const ConsentGiverEnum = Object.fromEntries(consentGivers.map(giver => [giver, giver]))
registerEnumType(ConsentGiverEnum, {
  name: 'ConsentGiver',
  description: 'Who agreed (người đồng ý): under 7 the guardian, from 7 to under 16 the child and the guardian, from 16 the person; for who cannot act the guardian.',
  valuesConfig: {
    PERSON: { description: 'The person (chính người được chăm sóc).' },
    GUARDIAN: { description: 'The guardian (người giám hộ).' },
    BOTH: { description: 'The child and the guardian (trẻ và người giám hộ).' },
  },
})

const GuardianReasonEnum = Object.fromEntries(guardianReasons.map(reason => [reason, reason]))
registerEnumType(GuardianReasonEnum, {
  name: 'GuardianReason',
  description: 'For whom a guardian speaks (lý do giám hộ).',
  valuesConfig: {
    CHILD: { description: 'For a child (trẻ em).' },
    INCAPABLE: { description: 'For somebody who cannot act; the contact says by which decision (mất hoặc hạn chế năng lực hành vi).' },
  },
})

const ConsentStatusEnum = Object.fromEntries(consentStatuses.map(status => [status, status]))
registerEnumType(ConsentStatusEnum, {
  name: 'ConsentStatus',
  description: 'Whether a consent holds (hiệu lực).',
  valuesConfig: {
    AWAITING_HEAD: { description: 'Given; the head of the home has not agreed, so it opens nothing (chờ người đứng đầu cơ sở).' },
    IN_FORCE: { description: 'It holds (có hiệu lực).' },
    WITHDRAWN: { description: 'Taken back (đã rút lại).' },
  },
})

export const PersonOrGuardianEnum = Object.fromEntries(personOrGuardian.map(each => [each, each]))
registerEnumType(PersonOrGuardianEnum, {
  name: 'PersonOrGuardian',
  description: 'Who wants something for a person (người yêu cầu).',
  valuesConfig: {
    PERSON: { description: 'The person (chính người đó).' },
    GUARDIAN: { description: 'The guardian (người giám hộ).' },
  },
})

@ObjectType({ description: 'That somebody agreed to one purpose for which data is passed on (sự đồng ý).', simpleResolvers: true })
export class Consent {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => ConsentPurposeEnum, { description: 'To what (mục đích).' })
  purpose!: ConsentPurpose

  @Field(() => ConsentStatusEnum, { description: 'Whether it holds.' })
  status!: ConsentStatus

  @Field(() => String, { description: 'Which version of the text was agreed to (phiên bản nội dung).' })
  textVersion!: string

  @Field(() => ConsentChannelEnum, { description: 'How it was given.' })
  channel!: string

  @Field(() => LocalDateScalar, { description: 'On which day (ngày đồng ý).' })
  givenOn!: string

  @Field(() => ConsentGiverEnum, { description: 'Who agreed.' })
  givenBy!: string

  @Field(() => ResidentContact, { nullable: true, description: 'The guardian who agreed, as known to the home (người giám hộ). Not for every role.' })
  guardian!: ResidentContact | null

  @Field(() => GuardianReasonEnum, { nullable: true, description: 'For whom the guardian spoke.' })
  guardianFor!: string | null

  @Field(() => String, { nullable: true, description: 'Number of the paper that proves it (số văn bản).' })
  paperNumber!: string | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of the scan or recording that proves it and that the home keeps (mã băm).' })
  attachmentSha256!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  recordedAt!: Date

  @Field(() => String, { description: 'In which role it was written down (vai trò).' })
  recordedRole!: string

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the head of the home agreed; null before (người đứng đầu đồng ý).' })
  approvedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back; null while it holds (rút lại).' })
  withdrawnAt!: Date | null

  @Field(() => PersonOrGuardianEnum, { nullable: true, description: 'Who took it back.' })
  withdrawnFor!: string | null

  @Field(() => String, { nullable: true, description: 'In which role that was written down (vai trò).' })
  withdrawnRole!: string | null

  @Field(() => String, { nullable: true, description: 'Why, if that was said; nobody owes a reason (lý do).' })
  withdrawReason!: string | null
}

@InputType({ description: 'That somebody agreed to one purpose (ghi sự đồng ý). Nothing is agreed to unless it is said.' })
export class RecordConsentInput extends ResidentChangeInput {
  @Field(() => ConsentPurposeEnum, { description: 'To what: one purpose (mục đích).' })
  purpose!: ConsentPurpose

  @Field(() => String, { description: 'Which version of the text was agreed to, at most 100 characters (phiên bản nội dung).' })
  textVersion!: string

  @Field(() => ConsentChannelEnum, { description: 'How (hình thức).' })
  channel!: ConsentChannel

  @Field(() => LocalDateScalar, { description: 'On which day, today or before (ngày đồng ý).' })
  givenOn!: string

  @Field(() => ConsentGiverEnum, { description: 'Who agreed (người đồng ý).' })
  givenBy!: ConsentGiver

  @Field(() => ID, { nullable: true, description: 'The guardian who agreed: one of the person’s contacts (người giám hộ).' })
  guardian?: string | null

  @Field(() => GuardianReasonEnum, { nullable: true, description: 'For whom the guardian speaks; needed with one (lý do giám hộ).' })
  guardianFor?: GuardianReason | null

  @Field(() => Boolean, { description: 'That they were told that health data is sensitive, to whom it goes and that they can take it back: must be true (đã được thông báo).' })
  toldSensitive!: boolean

  @Field(() => String, { nullable: true, description: 'Number of the paper, at most 100 characters; this or the hash is needed (số văn bản).' })
  paperNumber?: string | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of the scan or recording, 64 hex digits (mã băm).' })
  attachmentSha256?: string | null
}

@InputType({ description: 'That the head of the home agrees too (người đứng đầu cơ sở đồng ý).' })
export class ApproveConsentInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'To which consent (sự đồng ý).' })
  consent!: string
}

@InputType({ description: 'That a consent is taken back (rút lại sự đồng ý). It needs no version: what others write meanwhile must not hold it up.' })
export class WithdrawConsentInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose (người).' })
  resident!: string

  @Field(() => ConsentPurposeEnum, { description: 'Which purpose (mục đích).' })
  purpose!: ConsentPurpose

  @Field(() => PersonOrGuardianEnum, { nullable: true, description: 'Who wants it, where the home writes it down for them (người yêu cầu). Of who signs in themselves it is known.' })
  askedBy?: PersonOrGuardian | null

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters; nobody owes a reason (lý do).' })
  reason?: string | null
}

@ObjectType({ description: 'What it did to a consent: all of it, or nothing.', simpleResolvers: true })
export class ConsentPayload {
  @Field(() => Resident, { nullable: true, description: 'The person after the change; null when refused.' })
  resident!: Resident | null

  @Field(() => Consent, { nullable: true, description: 'The consent as it is now; null when refused (sự đồng ý).' })
  consent!: Consent | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
