import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { cardSources } from '../card/card.rules.js'
import { InsuranceCardStatusEnum } from '../card/card.type.js'
import { CoverageAnswer } from '../coverage/coverage.type.js'
import { circumstances, settings } from '../coverage/facts.rules.js'
import { Resident } from '../resident/resident.type.js'
import { checkedAgainStates, checkOrigins, identifierKinds } from './coverage-check.rules.js'

const enumOf = <Name extends string>(names: readonly Name[]) => Object.fromEntries(names.map(name => [name, name]))

export const CoverageCheckOriginEnum = enumOf(checkOrigins)
registerEnumType(CoverageCheckOriginEnum, {
  name: 'CoverageCheckOrigin',
  description: 'Why a check was made (nguồn gốc lần tra cứu).',
  valuesConfig: {
    ASKED: { description: 'Somebody asked (có người tra).' },
    CHECKED_AGAIN: { description: 'The hub asked again what could not be answered at first (tra lại tự động).' },
    REFERRAL_ISSUED: { description: 'Taken when a referral was issued (khi phát hành phiếu chuyển).' },
  },
})

export const CheckedAgainEnum = enumOf(checkedAgainStates)
registerEnumType(CheckedAgainEnum, {
  name: 'CheckedAgain',
  description: 'How it stands with asking again what could not be answered (tra lại).',
  valuesConfig: {
    WAITING: { description: 'The hub will ask again by itself (đang chờ tra lại).' },
    DONE: { description: 'Asked again and answered: see `followedBy` (đã tra lại).' },
    GIVEN_UP: { description: 'Not answered for a week; ask by another way (thôi tra lại).' },
  },
})

export const CardSourceEnum = enumOf(cardSources)
registerEnumType(CardSourceEnum, {
  name: 'CardSource',
  description: 'Where the hub has a card from (nguồn dữ liệu thẻ).',
  valuesConfig: {
    HUB_REGISTER: { description: 'The hub’s own card register (sổ thẻ của hệ thống).' },
    NATIONAL_GATEWAY: { description: 'The national card gateway (Cổng giám định BHYT).' },
  },
})

export const IdentifierKindEnum = enumOf(identifierKinds)
registerEnumType(IdentifierKindEnum, {
  name: 'IdentifierKind',
  description: 'What the one box was given (loại số).',
  valuesConfig: {
    PERSONAL_ID: { description: '12-digit personal ID (số định danh cá nhân).' },
    SOCIAL_INSURANCE_NUMBER: { description: '10-digit social-insurance number (mã số BHXH).' },
    CARD: { description: '15-character card number (mã thẻ BHYT).' },
    CHILD_CARD: { description: 'Card number of a child, perhaps a temporary one (thẻ trẻ em).' },
  },
})

export const CareSettingEnum = enumOf(settings)
registerEnumType(CareSettingEnum, {
  name: 'CareSetting',
  description: 'Seen as an outpatient, or taken in (hình thức khám chữa bệnh).',
  valuesConfig: {
    OUTPATIENT: { description: 'Outpatient (ngoại trú).' },
    INPATIENT: { description: 'Inpatient (nội trú).' },
  },
})

export const CircumstanceEnum = enumOf(circumstances)
registerEnumType(CircumstanceEnum, {
  name: 'VisitCircumstance',
  description: 'What else decides what a visit gives (tình huống khám chữa bệnh).',
  valuesConfig: {
    APPOINTMENT: { description: 'With a re-examination appointment (phiếu hẹn khám lại).' },
    EMERGENCY: { description: 'Emergency (cấp cứu).' },
    CHANGED_STAY: { description: 'Working, studying or staying elsewhere for a time (thay đổi nơi lưu trú).' },
    ORGAN_DONATION: { description: 'Treatment right after donating an organ (hiến bộ phận cơ thể).' },
    BIRTH: { description: 'Birth of a child without a card yet (trẻ sơ sinh).' },
    DIFFICULT_AREA: { description: 'Lives in a difficult or island area, by the law’s list (vùng khó khăn, xã đảo).' },
    WOUND_RELAPSE: { description: 'A wound of service that came back (vết thương tái phát).' },
    SENT_ON_AFTER_SELF_REFERRAL: { description: 'Sent on after having come without a slip (chuyển tiếp sau khi tự đến).' },
    SENT_ON_WITH_CAUSE: { description: 'Sent on after that, with a cause the law accepts (chuyển tiếp có lý do).' },
    MEDICINES_HELD_UP: { description: 'Medicines for longer, movement being held up (cấp thuốc khi bất khả kháng).' },
    MEDICINES_BY_ANOTHER_PERSON: { description: 'Medicines fetched by another person (người khác lĩnh thuốc thay).' },
    MEDICINES_ELSEWHERE: { description: 'Medicines handed out at another facility (lĩnh thuốc nơi khác).' },
    MEDICINES_DELIVERED: { description: 'Medicines brought home (thuốc giao tại nhà).' },
    MEDICINES_BY_APPOINTMENT: { description: 'Medicines by appointment, without examination (lĩnh thuốc theo hẹn).' },
    CLAIM_WITHDRAWN: { description: 'A claim already sent is taken back (rút hồ sơ thanh toán).' },
    OUTSIDE_INSURANCE: { description: 'The person asks for care outside the insurance (không dùng BHYT).' },
  },
})

@ObjectType({ description: 'What the one box was given; never the number itself (số đã nhập).', simpleResolvers: true })
export class CheckedIdentifier {
  @Field(() => IdentifierKindEnum, { description: 'What it was recognised as (loại số).' })
  kind!: string

  @Field(() => [String], { description: 'What to compare with the paper, in the caller’s language. At most 10 (cảnh báo).' })
  warnings!: string[]
}

@ObjectType({ description: 'A person as the insurance sector was told of them (người được tra cứu).', simpleResolvers: true })
export class CheckedPerson {
  @Field(() => String, { nullable: true, description: 'Name as it was given or stands on the card. Personal data.' })
  name!: string | null

  @Field(() => PartialDateScalar, { nullable: true, description: 'Birth date as it was given or stands on the card.' })
  birthDate!: string | null
}

@ObjectType({ description: 'A card as it stood when the check was made (thẻ tại thời điểm tra).', simpleResolvers: true })
export class CheckedCard {
  @Field(() => String, { description: 'Object code (mã đối tượng).' })
  objectCode!: string

  @Field(() => String, { description: 'Code of the registered first-contact facility (nơi đăng ký KCB ban đầu).' })
  registeredFacilityCode!: string

  @Field(() => LocalDateScalar, { description: 'First day (giá trị từ).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null when open (giá trị đến).' })
  validTo!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day that completes five consecutive years (đủ 5 năm).' })
  fiveYearOn!: string | null

  @Field(() => InsuranceCardStatusEnum, { description: 'What the source said of it (trạng thái).' })
  status!: string

  @Field(() => DateTimeScalar, { description: 'How old the source’s record was (thời điểm dữ liệu).' })
  asOf!: Date
}

@ObjectType({ description: 'What a check read; what was not known is null (dữ kiện).', simpleResolvers: true })
export class CheckedFacts {
  @Field(() => String, { nullable: true, description: '5-character code of the hospital; null for the registered place.' })
  healthFacilityCode!: string | null

  @Field(() => CareSettingEnum, { nullable: true, description: 'Outpatient or inpatient (hình thức).' })
  setting!: string | null

  @Field(() => [CircumstanceEnum], { description: 'What else decided. At most 16 (tình huống).' })
  circumstances!: string[]

  @Field(() => [String], { description: 'ICD-10 codes. At most 13 (mã bệnh).' })
  diagnoses!: string[]

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day the slip was signed (ngày ký phiếu chuyển).' })
  slipSignedOn!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the slip (phiếu chuyển có giá trị đến).' })
  slipValidUntil!: string | null

  @Field(() => Float, { nullable: true, description: 'Cost of the visit so far, VND (chi phí).' })
  bill!: number | null

  @Field(() => Float, { nullable: true, description: 'Co-payments of the calendar year, VND (cùng chi trả trong năm).' })
  coPaidThisYear!: number | null

  @Field(() => [CheckedCard], { description: 'The cards that were read. At most 50 (các thẻ).' })
  cards!: CheckedCard[]
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A question with its answer, kept as it was given and never changed (lần tra cứu quyền lợi BHYT).',
  simpleResolvers: true,
})
export class CoverageCheck {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => CoverageCheckOriginEnum, { description: 'Why it was made.' })
  origin!: string

  @Field(() => DateTimeScalar, { description: 'When it was asked (thời điểm tra).' })
  askedAt!: Date

  @Field(() => String, { description: 'The sign-in of who asked; `system` when the hub did (người tra).' })
  askedBy!: string

  @Field(() => String, { description: 'As what they asked (vai trò).' })
  askedRole!: string

  @Field(() => String, { nullable: true, description: 'Code of the facility they work for; null for officers (đơn vị).' })
  askedOrganisation!: string | null

  @Field(() => LocalDateScalar, { description: 'The day that was asked about (ngày hỏi).' })
  on!: string

  @Field(() => CardSourceEnum, { description: 'Where the cards were read (nguồn).' })
  source!: string

  @Field(() => String, { nullable: true, description: 'Result code of the national gateway, where it was asked (mã kết quả).' })
  gatewayCode!: string | null

  @Field(() => CheckedIdentifier, { nullable: true, description: 'What the one box was given; null when a resident was chosen.' })
  identifier!: CheckedIdentifier | null

  @Field(() => CheckedFacts, { description: 'What was read (dữ kiện).' })
  facts!: CheckedFacts

  @Field(() => CoverageAnswer, { description: 'The answer as it was given (kết quả).' })
  answer!: typeof CoverageAnswer

  @Field(() => Resident, { nullable: true, description: 'The resident; null for a person whom no other sector knows.' })
  resident!: Resident | null

  @Field(() => CheckedPerson, { nullable: true, description: 'The insurance sector’s own word on who it is (người được tra).' })
  person!: CheckedPerson | null

  @Field(() => Int, { description: 'Version of the rules; 0 for those that come with the hub (phiên bản bộ quy tắc).' })
  ruleSet!: number

  @Field(() => CheckedAgainEnum, { nullable: true, description: 'How it stands with asking again; null when there is no need.' })
  checkedAgain!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the hub asks again (thời điểm tra lại).' })
  checkAgainAt!: Date | null
}

export const CoverageCheckConnection = connectionTypes(CoverageCheck, 'CoverageCheck')
