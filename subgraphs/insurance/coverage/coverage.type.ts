import { createUnionType, Field, Float, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { changeKinds, couldNotCheckReasons, notCoveredReasons } from './decision.rules.js'

export const CoverageReasonEnum = Object.fromEntries(
  [...notCoveredReasons, ...couldNotCheckReasons].map(reason => [reason, reason]),
)
registerEnumType(CoverageReasonEnum, {
  name: 'CoverageReason',
  description: 'Why the insurance does not pay, or why that could not be told (lý do).',
  valuesConfig: {
    NO_CARD: { description: 'The hub’s register was read and holds no card (không có thẻ).' },
    CARD_NOT_STARTED: { description: 'The card is not good yet (thẻ chưa có giá trị).' },
    CARD_ENDED: { description: 'The card has ended (thẻ hết hạn).' },
    CARD_SUSPENDED: { description: 'The card is held back (thẻ bị tạm giữ).' },
    CARD_CANCELLED: { description: 'The card was withdrawn (thẻ bị thu hồi).' },
    CARD_REDUCED: { description: 'The card was reported reduced (thẻ đã báo giảm).' },
    CARD_SHOWN_LATE: { description: 'The card was shown after this day: claim directly (xuất trình thẻ muộn).' },
    VISIT_NOT_PAID: { description: 'The card is good, but this visit is not paid (lần khám không được thanh toán).' },
    OBJECT_CODE_UNKNOWN: { description: 'Could not check: the object code is not in the table (mã đối tượng lạ).' },
    ROUTE_UNKNOWN: { description: 'Could not check: what this way to the hospital gives is unknown (chưa rõ tuyến).' },
    NOT_IN_REGISTER: { description: 'Could not check: nothing there for the caller under this number (không có trong sổ).' },
    IDENTIFIER_NEEDED: { description: 'Could not check: a number, name and birth date are needed to ask (thiếu thông tin).' },
    CARD_NOT_FOUND: { description: 'Could not check: the gateway has no information on the card (không thấy thẻ).' },
    NUMBER_WRONG: { description: 'Could not check: the gateway does not know the number (số không đúng).' },
    NAME_DIFFERS: { description: 'Could not check: the name is not the one on the card (họ tên không khớp).' },
    BIRTH_DATE_DIFFERS: { description: 'Could not check: the birth date is not the one on the card (ngày sinh không khớp).' },
    NEW_CARD_LIKELY: { description: 'Could not check: this card was replaced, look for the new one (có thẻ mới).' },
    CHILD_CARD_NOT_SHOWN: { description: 'Could not check: a child whose card was not shown yet (trẻ chưa có thẻ).' },
    SOURCE_REFUSED_LOGIN: { description: 'Could not check: the gateway refused the hub’s login (Cổng từ chối đăng nhập).' },
    SOURCE_SLOW: { description: 'Could not check: the gateway did not answer in time (Cổng chậm).' },
    SOURCE_UNREACHABLE: { description: 'Could not check: the gateway cannot be reached (Cổng không kết nối được).' },
    SOURCE_FAULT: { description: 'Could not check: the gateway answered with a fault (Cổng lỗi).' },
  },
})

@ObjectType({
  description: 'One line of an explanation: fact, rule, law, effect (một bước giải thích).',
  simpleResolvers: true,
})
export class CoverageStep {
  @Field(() => String, { description: 'The rule that was met (mã quy tắc).' })
  ruleId!: string

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'First day of the rule’s wording; null without dates (phiên bản).',
  })
  version!: string | null

  @Field(() => String, { description: 'What was found, in the caller’s language (sự việc).' })
  fact!: string

  @Field(() => String, { description: 'Where the rule stands (căn cứ pháp lý).' })
  legalBasis!: string

  @Field(() => String, { description: 'What follows, in the caller’s language (kết quả).' })
  effect!: string
}

export const CoverageChangeKindEnum = Object.fromEntries(changeKinds.map(kind => [kind, kind]))
registerEnumType(CoverageChangeKindEnum, {
  name: 'CoverageChangeKind',
  description: 'One fact that would give more, were it otherwise (thay đổi có lợi hơn).',
  valuesConfig: {
    WITH_SLIP: { description: 'With a transfer paper that is good (có phiếu chuyển).' },
    AT_REGISTERED_PLACE: { description: 'At the registered first-contact facility (tại nơi đăng ký KCB ban đầu).' },
    AT_LISTED_PRIMARY: { description: 'At a commune health station (tại trạm y tế).' },
    AS_INPATIENT: { description: 'As an inpatient (điều trị nội trú).' },
    CARD_RENEWED: { description: 'With the card renewed (gia hạn thẻ).' },
    CARD_RELEASED: { description: 'With the card no longer held back (hết tạm giữ thẻ).' },
    AFTER_DATE: { description: 'From a later day on (từ một ngày sau).' },
  },
})

@ObjectType({
  description: 'A single changed fact that would give more (điều gì sẽ thay đổi kết quả).',
  simpleResolvers: true,
})
export class CoverageChange {
  @Field(() => CoverageChangeKindEnum, { description: 'Which fact (loại thay đổi).' })
  change!: string

  @Field(() => String, { description: 'The same in the caller’s language (diễn giải).' })
  text!: string

  @Field(() => Float, { description: 'Percent of the cost in scope it would give (tỷ lệ hưởng khi đó).' })
  percent!: number
}

@ObjectType({ description: 'The insurance pays (được hưởng BHYT).', simpleResolvers: true })
export class Covered {
  @Field(() => Float, { description: 'Percent of the cost in scope, one decimal (tỷ lệ hưởng).' })
  percent!: number

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day on which this holds by card and paper; null when open (hưởng đến ngày).',
  })
  validUntil!: string | null

  @Field(() => [CoverageStep], { description: 'How the answer came about. At most 60 (các bước).' })
  steps!: CoverageStep[]

  @Field(() => [String], { description: 'What to look at, in the caller’s language. At most 60 (cảnh báo).' })
  warnings!: string[]

  @Field(() => [CoverageChange], { description: 'What would give more. At most 10 (điều có lợi hơn).' })
  whatWouldChange!: CoverageChange[]

  @Field(() => DateTimeScalar, { description: 'How old the card’s record is (thời điểm dữ liệu).' })
  asOf!: Date
}

@ObjectType({
  description: 'The register was read, and nothing in it pays on that day (không được hưởng BHYT).',
  simpleResolvers: true,
})
export class NotCovered {
  @Field(() => CoverageReasonEnum, { description: 'Why (lý do).' })
  reason!: string

  @Field(() => String, { description: 'The same in the caller’s language (thông báo).' })
  message!: string

  @Field(() => [CoverageStep], { description: 'How the answer came about. At most 60 (các bước).' })
  steps!: CoverageStep[]

  @Field(() => [String], { description: 'What to look at, in the caller’s language. At most 60 (cảnh báo).' })
  warnings!: string[]

  @Field(() => [CoverageChange], { description: 'What would give more. At most 10 (điều có lợi hơn).' })
  whatWouldChange!: CoverageChange[]

  @Field(() => DateTimeScalar, {
    description: 'How old the card’s record is; now when there is none (thời điểm dữ liệu).',
  })
  asOf!: Date
}

@ObjectType({
  description: 'The hub lacks a fact or a rule; it never means "not insured" (chưa kiểm tra được).',
  simpleResolvers: true,
})
export class CouldNotCheck {
  @Field(() => CoverageReasonEnum, { description: 'What is missing (lý do).' })
  reason!: string

  @Field(() => String, { description: 'The same in the caller’s language (thông báo).' })
  message!: string

  @Field(() => String, { description: 'What to do now, in the caller’s language (việc cần làm).' })
  nextStep!: string

  @Field(() => [CoverageStep], { description: 'How far the check came. At most 60 (các bước).' })
  steps!: CoverageStep[]

  @Field(() => [String], { description: 'What to look at, in the caller’s language. At most 60 (cảnh báo).' })
  warnings!: string[]

  @Field(() => [CoverageChange], { description: 'What would give more. At most 10 (điều có lợi hơn).' })
  whatWouldChange!: CoverageChange[]

  @Field(() => DateTimeScalar, { description: 'How old the card’s record is (thời điểm dữ liệu).' })
  asOf!: Date
}

export const CoverageAnswer = createUnionType({
  name: 'CoverageAnswer',
  description: 'Covered, not covered, or could not be checked – never a guess (kết quả kiểm tra quyền lợi BHYT).',
  types: () => [Covered, NotCovered, CouldNotCheck] as const,
  resolveType: answer => {
    if ('percent' in answer) return Covered
    return 'nextStep' in answer ? CouldNotCheck : NotCovered
  },
})
