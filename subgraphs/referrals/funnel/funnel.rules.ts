import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import { type ReferralStatus, statusRules } from '../referral/referral.rules.js'

// Terms
//   funnel   phễu chuyển tuyến: how many referrals came how far, and how long each part of the way took
//   stage    chặng: reached when the referral first came to one of its statuses; who came far came through all before
//   part     phần: a redirected referral is one part of its chain, its child the next; each hospital answers for its own

/** The first statuses that say a stage was reached: a later one says it too, where the earlier was left out. */
export const stages = {
  // An emergency may come before its paper is sent: then it counts from the arrival.
  SENT: ['SENT', 'ARRIVED'],
  // Whoever asks, decides or takes the person in has received it.
  RECEIVED: ['RECEIVED', 'INFO_REQUESTED', 'ACCEPTED', 'REJECTED', 'REDIRECTED', 'ARRIVED'],
  // Who comes without an appointment, and is taken in, is accepted.
  ACCEPTED: ['ACCEPTED', 'ARRIVED'],
  ARRIVED: ['ARRIVED'],
  ANSWERED: ['COMPLETED'],
  CLOSED: ['CLOSED'],
} as const satisfies Record<string, readonly ReferralStatus[]>

export const stageNames = ['SENT', 'RECEIVED', 'ACCEPTED', 'ARRIVED', 'ANSWERED', 'CLOSED'] as const satisfies readonly (keyof typeof stages)[]
export type Stage = (typeof stageNames)[number]

interface Wait {
  readonly from: readonly ReferralStatus[]
  readonly to: readonly ReferralStatus[]
}

/** From the first time in one of `from` to the first in one of `to`; not measured where either never was. */
export const waits = {
  RECEIPT: { from: ['SENT'], to: stages.RECEIVED },
  // Without a receipt of its own the decision is the receipt: measured there.
  DECISION: { from: ['RECEIVED', 'INFO_REQUESTED'], to: ['ACCEPTED', 'REJECTED', 'REDIRECTED', 'ARRIVED'] },
  ARRIVAL: { from: ['ACCEPTED'], to: ['ARRIVED'] },
  ANSWER: { from: ['ARRIVED'], to: ['COMPLETED'] },
} as const satisfies Record<string, Wait>

export const waitNames = ['RECEIPT', 'DECISION', 'ARRIVAL', 'ANSWER'] as const satisfies readonly (keyof typeof waits)[]
export type WaitName = (typeof waitNames)[number]

/** How a referral ended without an answer: by where it stands now. */
export const ends = ['REJECTED', 'REDIRECTED', 'NO_SHOW', 'CANCELLED', 'EXPIRED', 'DIED'] as const satisfies readonly {
  [Status in ReferralStatus]: (typeof statusRules)[Status]['ended'] extends true ? Status : never
}[ReferralStatus][]
export type End = (typeof ends)[number]

/** Ends that the hospital gives a coded reason for. */
export const declined = ['REJECTED', 'REDIRECTED'] as const satisfies readonly End[]

export const funnelGroupings = ['FACILITY', 'HOSPITAL', 'MONTH'] as const
export type FunnelGrouping = (typeof funnelGroupings)[number]

export interface Period {
  readonly from: LocalDate
  readonly to: LocalDate
}

const mostYears = 5
/** Before it there is nothing to count, and far before it no calendar. */
const firstDay = '1975-01-01'
const lastDay = '2999-12-31'

export type PeriodProblem = 'BACKWARDS' | 'TOO_LONG' | 'OUT_OF_RANGE'

/** Both days belong to the period; five years end on the day before the same day. */
export function periodProblem({ from, to }: Period): PeriodProblem | undefined {
  if (from < firstDay || to > lastDay) return 'OUT_OF_RANGE'
  if (from > to) return 'BACKWARDS'
  return to >= addMonths(from, 12 * mostYears) ? 'TOO_LONG' : undefined
}
