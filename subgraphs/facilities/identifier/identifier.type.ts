import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { RecordCorrectionReason } from '../resident-correction/resident-correction.rules.js'
import { RecordCorrectionReasonEnum } from '../resident-correction/resident-correction.type.js'
import { ResidentChangeInput, ResidentChangePayload } from '../resident/record-change.type.js'
import type { IdentifierType } from '../resident/resident.rules.js'
import { IdentifierTypeEnum, Resident, ResidentIdentifier } from '../resident/resident.type.js'
import { type PlainEndReason, plainEndReasons } from './identifier.rules.js'
import { recognisedNumbers } from './recognised-number.rules.js'

const RecognisedNumberEnum = Object.fromEntries(recognisedNumbers.map(kind => [kind, kind]))
registerEnumType(RecognisedNumberEnum, {
  name: 'RecognisedNumber',
  description: 'What a typed number is, by its form (loại số nhận ra).',
  valuesConfig: {
    PERSONAL_ID: { description: '12 digits: personal ID (số định danh cá nhân).' },
    SOCIAL_INSURANCE: { description: '10 digits: social-insurance number (mã số BHXH).' },
    HEALTH_INSURANCE_CARD: { description: '15 characters: insurance card, looked for by its last ten digits (thẻ BHYT).' },
    OLD_IDENTITY_CARD: { description: '9 digits: identity card of before (CMND).' },
    PASSPORT: { description: 'A letter and 7 digits: passport (hộ chiếu).' },
    TEMPORARY: { description: 'Code of the hub for a person without papers (mã tạm).' },
  },
})

const PlainEndReasonEnum = Object.fromEntries(plainEndReasons.map(reason => [reason, reason]))
registerEnumType(PlainEndReasonEnum, {
  name: 'PlainIdentifierEndReason',
  description: 'Why a number ends without another in its place (lý do hết hiệu lực).',
  valuesConfig: {
    CANCELLED: { description: 'Cancelled by who issued it (bị huỷ, thu hồi).' },
    EXPIRED: { description: 'Its time was over (hết hạn).' },
    ENTERED_IN_ERROR: { description: 'It never was this person’s (ghi nhầm người).' },
  },
})

@ObjectType({ description: 'A person found by a number (người tìm thấy theo số giấy tờ).', simpleResolvers: true })
export class IdentifierMatch {
  @Field(() => RecognisedNumberEnum, { description: 'What the typed number is, by its form (loại số nhận ra).' })
  recognisedAs!: string

  @Field(() => Boolean, { description: 'Whether the number holds no more: the person has, or had, another since (số cũ).' })
  former!: boolean

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day the number held; null while it holds (ngày hết hiệu lực).' })
  validTo!: string | null

  @Field(() => Resident, { description: 'Who (người).' })
  resident!: Resident
}

@InputType({ description: 'A number of a resident, and the paper that shows it (ghi giấy tờ định danh).' })
export class RecordIdentifierInput extends ResidentChangeInput {
  @Field(() => IdentifierTypeEnum, { description: 'Kind of number. A temporary code is given by the hub, not taken.' })
  type!: IdentifierType

  @Field(() => String, { description: 'The number; spaces, dots and dashes are left out (số).' })
  value!: string

  @Field(() => ID, {
    nullable: true,
    description:
      'The number in force that it replaces: of the same kind, issued anew, or a temporary code. That one ends the day before ' +
      'and stays in the history; a temporary code is linked by any paper of identity, named here or not (thay cho số).',
  })
  replaces?: string | null

  @Field(() => String, { nullable: true, description: 'Who issued it, at most 200 characters (nơi cấp).' })
  issuer?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of issue (ngày cấp).' })
  issuedOn?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day it held; the day of issue when absent.' })
  validFrom?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day printed as the last of the paper (có giá trị đến).' })
  expiresOn?: string | null
}

@InputType({ description: 'That a number was written wrongly (đính chính giấy tờ). What is left out stays.' })
export class CorrectIdentifierInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Which number (giấy tờ).' })
  identifier!: string

  @Field(() => String, { nullable: true, description: 'The number as it is; of the same kind (số).' })
  value?: string | null

  @Field(() => String, { nullable: true, description: 'Who issued it; null takes it away (nơi cấp).' })
  issuer?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of issue; null takes it away (ngày cấp).' })
  issuedOn?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day it held; null takes it away.' })
  validFrom?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day printed as its last; null takes it away (có giá trị đến).' })
  expiresOn?: string | null

  @Field(() => RecordCorrectionReasonEnum, { description: 'Why it was wrong (lý do).' })
  reason!: RecordCorrectionReason

  @Field(() => String, { description: 'Why, in a sentence, at most 500 characters (giải thích).' })
  note!: string
}

@InputType({ description: 'That a number holds no more, without another in its place (giấy tờ hết hiệu lực).' })
export class EndIdentifierInput extends ResidentChangeInput {
  @Field(() => ID, { description: 'Which number (giấy tờ).' })
  identifier!: string

  @Field(() => LocalDateScalar, { description: 'Last day it held, today or before (ngày hết hiệu lực).' })
  on!: string

  @Field(() => PlainEndReasonEnum, { description: 'Why (lý do).' })
  reason!: PlainEndReason

  @Field(() => String, { description: 'Why, in a sentence, at most 500 characters (giải thích).' })
  note!: string
}

const payload = { description: 'What it did to a number: all of it, or nothing.', simpleResolvers: true }
const field = { nullable: true, description: 'The number as it is now; null when refused (giấy tờ).' }

@ObjectType(payload)
export class RecordIdentifierPayload extends ResidentChangePayload {
  @Field(() => ResidentIdentifier, field)
  identifier!: ResidentIdentifier | null
}

@ObjectType(payload)
export class CorrectIdentifierPayload extends ResidentChangePayload {
  @Field(() => ResidentIdentifier, field)
  identifier!: ResidentIdentifier | null
}

@ObjectType(payload)
export class EndIdentifierPayload extends ResidentChangePayload {
  @Field(() => ResidentIdentifier, field)
  identifier!: ResidentIdentifier | null
}
