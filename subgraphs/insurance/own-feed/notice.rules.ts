import { type ReminderStage, stageOf } from '../../../kit/vn/reminder.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   notice   thông báo: what a person or guardian is told; it names no number, no object code, no percent and no hospital

export const coverageNoticeKinds = {
  CARD_BEGAN: 'A card came into force (thẻ BHYT bắt đầu có giá trị).',
  CARD_ENDING: 'A card ends within 90 days, within 30, or has ended; done when another takes its place (thẻ BHYT sắp hết, đã hết giá trị).',
  CARD_CHANGED: 'What the register says of a card was changed (thông tin thẻ thay đổi).',
  COVERAGE_CHECKED: 'Somebody asked what the insurance pays (tra cứu quyền lợi); what could not be checked is told by its later answer, once there is one.',
} as const
export type CoverageNoticeKind = keyof typeof coverageNoticeKinds

/** From how many days before its end a card is told of, and from how many it is near; as `expiringCards` lists them. */
export const cardToldDays = 90
export const cardSoonDays = 30

const cardWords = {
  TO_COME: { vi: 'Thẻ BHYT hết giá trị trong 90 ngày tới', en: 'The insurance card ends within 90 days' },
  SOON: { vi: 'Thẻ BHYT hết giá trị trong 30 ngày tới', en: 'The insurance card ends within 30 days' },
  OVER: { vi: 'Thẻ BHYT đã hết giá trị', en: 'The insurance card has ended' },
} as const satisfies Record<ReminderStage, Bilingual>

const words = {
  CARD_BEGAN: { vi: 'Thẻ BHYT bắt đầu có giá trị', en: 'An insurance card came into force' },
  CARD_CHANGED: { vi: 'Thông tin thẻ BHYT đã thay đổi', en: 'The insurance card was changed' },
} as const satisfies Record<Exclude<CoverageNoticeKind, 'CARD_ENDING' | 'COVERAGE_CHECKED'>, Bilingual>

const notChecked: Bilingual = { vi: 'Tra cứu BHYT: chưa xác định được', en: 'Insurance asked: could not be checked' }
/** A look-up that failed is never “not insured”. */
const outcomes: Readonly<Record<string, Bilingual>> = {
  COVERED: { vi: 'Tra cứu BHYT: được hưởng', en: 'Insurance asked: covered' },
  NOT_COVERED: { vi: 'Tra cứu BHYT: không được hưởng', en: 'Insurance asked: not covered' },
  COULD_NOT_CHECK: notChecked,
}

export interface NoticeFacts {
  readonly what: string
  /** The outcome of a check. */
  readonly label: string | null
  readonly dueOn: LocalDate | null
}

/** What the person is told; undefined when nothing. */
export function coverageNotice({ what, label, dueOn }: NoticeFacts, today: LocalDate): { kind: CoverageNoticeKind; title: Bilingual } | undefined {
  switch (what) {
    case 'CARD_BEGAN':
    case 'CARD_CHANGED':
      return { kind: what, title: words[what] }
    case 'COVERAGE_CHECKED':
      return { kind: what, title: outcomes[label ?? ''] ?? notChecked }
    case 'CARD_ENDING':
      return dueOn === null ? undefined : { kind: what, title: cardWords[stageOf({ dueOn, soonDays: cardSoonDays }, today)] }
    default:
      return undefined
  }
}
