import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type BegunStay, type EndDayProblem, endDayProblems, type StayEndReason, stayEndReasons, type StayMode } from '../stay/stay.rules.js'
import { ageLimit } from '../stay/stay-warning.rules.js'

// Terms
//   discharge   kết thúc trợ giúp: a stay ends and the person lives in no facility any more (TT 02/2020 Đ8)

/** Everything a stay can end by, but the move to another facility, which is a change of its own. */
export const dischargeReasons = stayEndReasons.filter(reason => reason !== 'TRANSFERRED')
export type DischargeReason = Exclude<StayEndReason, 'TRANSFERRED'>

const always = ['GOAL_MET', 'TO_FAMILY', 'OWN_WISH', 'FACILITY_UNABLE', 'MISSING', 'DECLARED_MISSING', 'MOVED', 'DIED', 'OTHER'] as const

/**
 * By what a stay of each mode can end (the reasons of TT 02/2020 Đ8). Only who came by a contract leaves by it or by
 * agreement; only who came by a decision leaves by one; a child is adopted out of any stay that the state gives; age ends
 * what was given for age, and emergency protection is never given for that [our reading of which reason fits which mode].
 */
export const reasonsByMode = {
  RESIDENTIAL: [...always, 'DECISION', 'ADOPTED', 'AGE_LIMIT'],
  DAY: [...always, 'DECISION', 'ADOPTED', 'AGE_LIMIT'],
  VOLUNTARY_CONTRACT: [...always, 'CONTRACT_ENDED', 'AGREEMENT'],
  EMERGENCY: [...always, 'DECISION', 'ADOPTED'],
} as const satisfies Record<StayMode, readonly DischargeReason[]>

export interface EndedBy {
  readonly mode: StayMode
  readonly birthDate: PartialDate
  readonly on: LocalDate
  readonly reason: DischargeReason
}

export type ReasonProblem = 'REASON_NOT_FOR_MODE' | 'UNDER_AGE'

/** What is wrong with the reason of an end, said at its field. */
export function reasonProblems({ mode, birthDate, on, reason }: EndedBy): UserErrorBase<ReasonProblem>[] {
  const reasons: readonly DischargeReason[] = reasonsByMode[mode]
  if (!reasons.includes(reason)) return [{ code: 'REASON_NOT_FOR_MODE', path: ['reason'] }]
  return reason === 'AGE_LIMIT' && ageLimit(birthDate, on) === 'TOO_YOUNG' ? [{ code: 'UNDER_AGE', path: ['reason'] }] : []
}

export interface Discharge {
  /** Undefined when the person is in no facility now. */
  readonly openStay: (BegunStay & { readonly mode: StayMode }) | undefined
  readonly birthDate: PartialDate
  readonly on: LocalDate
  readonly reason: DischargeReason
}

export type DischargeProblem = 'NO_OPEN_STAY' | EndDayProblem | ReasonProblem

/** Everything that is wrong with a discharge, at once. */
export function dischargeProblems({ openStay, ...end }: Discharge, today: LocalDate): UserErrorBase<DischargeProblem>[] {
  if (!openStay) return [{ code: 'NO_OPEN_STAY', path: ['resident'] }]
  return [...endDayProblems(end.on, openStay, today), ...reasonProblems({ ...end, mode: openStay.mode })]
}
