import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { Departure } from '../../../kit/vn/borrowed-facts.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

/** How a person lives in a facility (NĐ 103/2017 Đ6, NĐ 20/2021 Đ24). */
export const stayModes = ['RESIDENTIAL', 'DAY', 'VOLUNTARY_CONTRACT', 'EMERGENCY'] as const
export type StayMode = (typeof stayModes)[number]

/** Why a stay ended (after TT 02/2020 Đ8). */
export const stayEndReasons = [
  'GOAL_MET',
  'TO_FAMILY',
  'ADOPTED',
  'AGE_LIMIT',
  'TRANSFERRED',
  'OWN_WISH',
  'CONTRACT_ENDED',
  'MISSING',
  'DIED',
  'OTHER',
  'DECISION',
  'FACILITY_UNABLE',
  'DECLARED_MISSING',
  'AGREEMENT',
  'MOVED',
] as const
export type StayEndReason = (typeof stayEndReasons)[number]

/** How a person left: what other sectors are told of the end of a stay. A transfer is none: the person lives elsewhere then. */
export function departureOf(reason: StayEndReason): Departure | null {
  if (reason === 'TRANSFERRED') return null
  return reason === 'DIED' ? 'DIED' : 'DISCHARGED'
}

/** A day of which something was written down later than the one that is asked for: it must be put right first. */
export type EndDayProblem = 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'ENTRY_LATER'

export interface BegunStay {
  readonly admittedOn: LocalDate
  /** The last day of which a leave, a return or another mode is written down; null when there is none. */
  readonly lastEntryOn: LocalDate | null
}

/** A stay ends on a day of its own: not before it began, not before what happened in it, and not before the day has come. */
export function endDayProblems(on: LocalDate, { admittedOn, lastEntryOn }: BegunStay, today: LocalDate): UserErrorBase<EndDayProblem>[] {
  if (on > today) return [{ code: 'DATE_IN_FUTURE', path: ['on'] }]
  if (on < admittedOn) return [{ code: 'DATE_TOO_EARLY', path: ['on'] }]
  return lastEntryOn !== null && on < lastEntryOn ? [{ code: 'ENTRY_LATER', path: ['on'] }] : []
}
