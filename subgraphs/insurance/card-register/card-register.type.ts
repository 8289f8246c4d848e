import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { HealthInsuranceCardNumberScalar, PersonalIdScalar } from '../../../kit/vn/identifiers.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import type { CardStatus } from '../card/card.rules.js'
import { InsuranceCard, InsuranceCardStatusEnum } from '../card/card.type.js'
import { UserError } from '../user-errors.js'
import { type CardChangeReason, cardFields, changeReasons, type CorrectionReason, correctionReasons } from './card-register.rules.js'

const reasonTexts: Readonly<Record<CardChangeReason, { description: string }>> = {
  TYPING_ERROR: { description: 'It was typed wrongly (nhập sai).' },
  HOLDER_DETAILS: { description: 'Name, birth date or numbers of the holder changed (thay đổi thông tin người tham gia).' },
  RENEWED: { description: 'It is good for longer (gia hạn).' },
  PLACE_CHANGED: { description: 'Another registered place (đổi nơi đăng ký KCB ban đầu).' },
  GROUP_CHANGED: { description: 'Another group, and so another number (đổi nhóm đối tượng).' },
  HELD_BACK: { description: 'Held back for the time being (tạm giữ; Luật BHYT Đ20 k2).' },
  WITHDRAWN: { description: 'Withdrawn for good (thu hồi; Luật BHYT Đ20 k1).' },
  IN_USE_AGAIN: { description: 'In use again (dùng lại).' },
  HOLDER_FOUND: { description: 'Linked to a resident, or taken from one (gắn với, hoặc gỡ khỏi hồ sơ người được chăm sóc).' },
  OTHER: { description: 'Something else: the sentence says what (lý do khác).' },
  IMPORTED: { description: 'By a file of cards (nhập từ tệp).' },
}

export const CorrectionReasonEnum = Object.fromEntries(correctionReasons.map(reason => [reason, reason]))
registerEnumType(CorrectionReasonEnum, {
  name: 'CardCorrectionReason',
  description: 'Why a card is corrected by hand (lý do điều chỉnh).',
  valuesConfig: Object.fromEntries(correctionReasons.map(reason => [reason, reasonTexts[reason]])),
})

export const CardChangeReasonEnum = Object.fromEntries(changeReasons.map(reason => [reason, reason]))
registerEnumType(CardChangeReasonEnum, {
  name: 'CardChangeReason',
  description: 'Why a card became other than it was (lý do thay đổi).',
  valuesConfig: reasonTexts,
})

const fieldNames = cardFields.map(field => (field === 'residentId' ? 'resident' : field))
export const CardFieldEnum = Object.fromEntries(fieldNames.map(field => [field, field]))
registerEnumType(CardFieldEnum, {
  name: 'CardField',
  description: 'What of a card can change: the names of the fields (mục của thẻ).',
  valuesConfig: {
    cardNumber: { description: 'The number (mã số thẻ).' },
    holderName: { description: 'The name on it (họ tên).' },
    holderBirthDate: { description: 'The birth date on it (ngày sinh).' },
    personalId: { description: 'The personal ID of the holder (số định danh).' },
    registeredFacilityCode: { description: 'The registered place (nơi đăng ký KCB ban đầu).' },
    validFrom: { description: 'The first day (giá trị từ).' },
    validTo: { description: 'The last day (giá trị đến).' },
    fiveYearOn: { description: 'The day of five years (thời điểm đủ 5 năm).' },
    status: { description: 'Whether it is in use (trạng thái).' },
    resident: { description: 'Whose it is (người được chăm sóc).' },
  },
})

@InputType({ description: 'A card for the hub’s own register (lập thẻ).' })
export class RegisterCardInput extends ChangeInput {
  @Field(() => HealthInsuranceCardNumberScalar, { description: 'Number of the card (mã số thẻ).' })
  cardNumber!: string

  @Field(() => String, { description: 'Name on the card (họ tên).' })
  holderName!: string

  @Field(() => PartialDateScalar, { description: 'Birth date on the card (ngày sinh).' })
  holderBirthDate!: string

  @Field(() => PersonalIdScalar, { nullable: true, description: 'Personal ID of the holder, where it is known (số định danh).' })
  personalId?: string | null

  @Field(() => String, { description: 'Code of the registered place, 5 digits (nơi đăng ký KCB ban đầu).' })
  registeredFacilityCode!: string

  @Field(() => LocalDateScalar, { description: 'First day (giá trị từ).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; open when absent (giá trị đến).' })
  validTo?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day that completes five consecutive years (thời điểm đủ 5 năm liên tục).' })
  fiveYearOn?: string | null

  @Field(() => ID, { nullable: true, description: 'The resident who holds it; nobody whom a home knows when absent.' })
  resident?: string | null
}

@InputType({ description: 'What a card shall say; what is left out stays as it is (điều chỉnh thẻ).' })
export class CorrectCardInput extends ChangeInput {
  @Field(() => ID, { description: 'Which card.' })
  card!: string

  @Field(() => Int, { description: 'The version of the card that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => CorrectionReasonEnum, { description: 'Why.' })
  reason!: CorrectionReason

  @Field(() => String, { description: 'Why, in a sentence, 1–500 characters (giải thích).' })
  note!: string

  @Field(() => HealthInsuranceCardNumberScalar, { nullable: true, description: 'Its number.' })
  cardNumber?: string | null

  @Field(() => String, { nullable: true, description: 'Name on the card.' })
  holderName?: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'Birth date on the card.' })
  holderBirthDate?: string | null

  @Field(() => PersonalIdScalar, { nullable: true, description: 'Personal ID; null takes it away.' })
  personalId?: string | null

  @Field(() => String, { nullable: true, description: 'Code of the registered place, 5 digits.' })
  registeredFacilityCode?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day.' })
  validFrom?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null makes it open.' })
  validTo?: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of five years; null takes it away.' })
  fiveYearOn?: string | null

  @Field(() => InsuranceCardStatusEnum, { nullable: true, description: 'Whether it is in use.' })
  status?: CardStatus | null

  @Field(() => ID, { nullable: true, description: 'The resident who holds it; null takes it from who held it.' })
  resident?: string | null
}

@ObjectType({ description: 'What registering a card did: all of it, or nothing.', simpleResolvers: true })
export class RegisterCardPayload {
  @Field(() => InsuranceCard, { nullable: true, description: 'The card; null when refused.' })
  card!: InsuranceCard | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What a correction did: all of it, or nothing.', simpleResolvers: true })
export class CorrectCardPayload {
  @Field(() => InsuranceCard, {
    nullable: true,
    description: 'The card after it; null when refused, and to who may not see it any more.',
  })
  card!: InsuranceCard | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'One field of a card as a change found it, and as it left it.', simpleResolvers: true })
export class CardFieldChange {
  @Field(() => CardFieldEnum, { description: 'Which field.' })
  field!: string

  @Field(() => String, { nullable: true, description: 'The value before as text; null for none, and of the resident always (trước).' })
  before!: string | null

  @Field(() => String, { nullable: true, description: 'The value after as text; null for none, and of the resident always (sau).' })
  after!: string | null
}

@ObjectType({ description: 'A change that made a card other than it was (lần điều chỉnh).', simpleResolvers: true })
export class CardCorrection {
  @Field(() => Int, { description: 'The version that the change led to (phiên bản).' })
  version!: number

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => CardChangeReasonEnum, { description: 'Why.' })
  reason!: string

  @Field(() => String, { nullable: true, description: 'Why, in a sentence; null for an import (giải thích).' })
  note!: string | null

  @Field(() => String, { description: 'The role of who did it (vai trò).' })
  byRole!: string

  @Field(() => String, { nullable: true, description: 'Code of the province for which they did it (tỉnh).' })
  byProvince!: string | null

  @Field(() => [CardFieldChange], { description: 'What changed. At most 10.' })
  changes!: CardFieldChange[]
}
