import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { CoverageAnswer } from '../coverage/coverage.type.js'
import { causeKinds, changedParts } from './since.rules.js'

@ObjectType({
  description: 'The answer kept when a referral was issued (kết quả lúc phát hành).',
  simpleResolvers: true,
})
export class CoverageThen {
  @Field(() => CoverageAnswer, { description: 'The answer, as it was given (kết quả).' })
  answer!: typeof CoverageAnswer

  @Field(() => DateTimeScalar, {
    description: 'When it was taken; after an outage later than the issue, and a warning of the answer says so (lúc tra cứu).',
  })
  takenAt!: Date

  @Field(() => LocalDateScalar, { description: 'The day of the issue, by which it was decided (ngày phát hành).' })
  on!: string
}

export const CoveragePartEnum = Object.fromEntries(changedParts.map(part => [part, part]))
registerEnumType(CoveragePartEnum, {
  name: 'CoveragePart',
  description: 'In what two answers differ (điểm khác).',
  valuesConfig: {
    OUTCOME: { description: 'Covered, not covered, or could not be checked (kết quả).' },
    PERCENT: { description: 'The percent (tỷ lệ hưởng).' },
    VALID_UNTIL: { description: 'The last day on which it holds (hưởng đến ngày).' },
    REASON: { description: 'The reason (lý do).' },
  },
})

export const CoverageCauseKindEnum = Object.fromEntries(causeKinds.map(kind => [kind, kind]))
registerEnumType(CoverageCauseKindEnum, {
  name: 'CoverageCauseKind',
  description: 'Which fact is another one now (dữ kiện đã thay đổi).',
  valuesConfig: {
    CARD_NEW: { description: 'There is a new card (thẻ mới).' },
    CARD_REMOVED: { description: 'A card is no longer in the register (thẻ không còn).' },
    CARD_STARTED: { description: 'A card began (thẻ bắt đầu có giá trị).' },
    CARD_ENDED: { description: 'A card ended (thẻ hết hạn).' },
    CARD_SUSPENDED: { description: 'A card is held back (thẻ bị tạm giữ).' },
    CARD_CANCELLED: { description: 'A card was withdrawn (thẻ bị thu hồi).' },
    CARD_RESTORED: { description: 'A card is good again (thẻ có giá trị trở lại).' },
    CARD_DATES: { description: 'A card has other dates (thẻ đổi thời hạn).' },
    REGISTERED_PLACE: { description: 'A card is registered elsewhere (đổi nơi đăng ký KCB ban đầu).' },
    PAPER_SIGNED: { description: 'The paper was signed (phiếu đã ký).' },
    PAPER_ENDED: { description: 'The paper ran out (phiếu hết giá trị).' },
    PAPER_DATES: { description: 'The paper has other dates (phiếu đổi thời hạn).' },
    HOSPITAL: { description: 'The person is sent to another hospital (đổi nơi đến).' },
    HOSPITAL_RANK: { description: 'The hospital is ranked otherwise (đổi xếp cấp).' },
    DIAGNOSES: { description: 'The diagnoses are others (đổi chẩn đoán).' },
    URGENCY: { description: 'The urgency is another one (đổi mức độ khẩn).' },
    LAW: { description: 'The law changed (quy định thay đổi).' },
    OTHER: { description: 'Something else that goes by the day (dữ kiện khác theo ngày).' },
  },
})

@ObjectType({ description: 'A fact that made the difference (lý do thay đổi).', simpleResolvers: true })
export class CoverageCause {
  @Field(() => CoverageCauseKindEnum, { description: 'Which fact (dữ kiện).' })
  kind!: string

  @Field(() => String, { description: 'The same in the caller’s language (diễn giải).' })
  text!: string
}

@ObjectType({
  description: 'How today’s answer differs from the one kept at the issue (thay đổi từ lúc phát hành).',
  simpleResolvers: true,
})
export class CoverageDifference {
  @Field(() => Boolean, { description: 'Whether outcome, percent, last day or reason are others (có thay đổi).' })
  isChanged!: boolean

  @Field(() => [CoveragePartEnum], { description: 'In what they differ. A closed list, at most 4 (điểm khác).' })
  parts!: string[]

  @Field(() => [CoverageCause], { description: 'Why they differ. At most 120 (lý do).' })
  causes!: CoverageCause[]

  @Field(() => String, { description: 'All of it in one sentence, in the caller’s language (tóm tắt).' })
  text!: string
}
