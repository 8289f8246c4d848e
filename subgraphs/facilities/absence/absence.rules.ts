import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   absence   vắng mặt: a resident is away and the stay goes on; the day of leaving counts as away, the day of return does not

export const absenceReasons = ['HOME_VISIT', 'HOSPITAL', 'STUDY', 'WORK', 'LEFT_WITHOUT_LEAVE', 'OTHER'] as const
export type AbsenceReason = (typeof absenceReasons)[number]

/** How an absence ended: a stay that ends takes its open absence along. */
export const absenceOutcomes = ['RETURNED', 'STAY_ENDED'] as const
export type AbsenceOutcome = (typeof absenceOutcomes)[number]

export interface AbsenceFacts {
  readonly reason: AbsenceReason
  readonly leftOn: LocalDate
  readonly expectedReturnOn: LocalDate | null
  /** Null while it lasts. */
  readonly endedOn: LocalDate | null
}

/** The day on which the person was to be back has passed. */
export function isOverdue({ expectedReturnOn, endedOn }: AbsenceFacts, today: LocalDate): boolean {
  return endedOn === null && expectedReturnOn !== null && expectedReturnOn < today
}

/** No contact for a month: the stay may then be closed (TT 02/2020 Đ8), by a person who decides so. */
export function mayBeMissing({ reason, leftOn, endedOn }: AbsenceFacts, today: LocalDate): boolean {
  return endedOn === null && reason === 'LEFT_WITHOUT_LEAVE' && addMonths(leftOn, 1) <= today
}

export interface Leave {
  /** Undefined when the person is in no facility now. */
  readonly openStay: { readonly admittedOn: LocalDate } | undefined
  readonly absences: readonly Pick<AbsenceFacts, 'endedOn'>[]
  readonly from: LocalDate
  readonly expectedReturn?: LocalDate | null
  readonly note?: string | null
}

export type LeaveProblem =
  | 'NO_OPEN_STAY'
  | 'ALREADY_AWAY'
  | 'ENTRY_LATER'
  | 'DATE_IN_FUTURE'
  | 'DATE_TOO_EARLY'
  | 'RETURN_BEFORE_LEAVE'
  | 'INVALID_VALUE'

const longestNote = 500

/** Everything that is wrong with a leave, at once. */
export function leaveProblems(leave: Leave, today: LocalDate): UserErrorBase<LeaveProblem>[] {
  const { openStay, absences, from, expectedReturn } = leave
  if (!openStay) return [{ code: 'NO_OPEN_STAY', path: ['resident'] }]
  if (absences.some(({ endedOn }) => endedOn === null)) return [{ code: 'ALREADY_AWAY', path: ['resident'] }]
  const found: UserErrorBase<LeaveProblem>[] = []
  if (from > today) found.push({ code: 'DATE_IN_FUTURE', path: ['from'] })
  if (from < openStay.admittedOn) found.push({ code: 'DATE_TOO_EARLY', path: ['from'] })
  else if (absences.some(({ endedOn }) => endedOn !== null && from < endedOn)) found.push({ code: 'ENTRY_LATER', path: ['from'] })
  if (expectedReturn && expectedReturn < from) found.push({ code: 'RETURN_BEFORE_LEAVE', path: ['expectedReturn'] })
  return [...found, ...noteProblems(leave)]
}

function noteProblems({ note }: Pick<Leave, 'note'>): UserErrorBase<'INVALID_VALUE'>[] {
  return note && note.trim().length > longestNote ? [{ code: 'INVALID_VALUE', path: ['note'] }] : []
}

export type ReturnProblem = 'NOT_AWAY' | 'DATE_IN_FUTURE' | 'RETURN_BEFORE_LEAVE'

/** Everything that is wrong with a return, at once. */
export function returnProblems(
  openAbsence: Pick<AbsenceFacts, 'leftOn'> | undefined,
  on: LocalDate,
  today: LocalDate,
): UserErrorBase<ReturnProblem>[] {
  if (!openAbsence) return [{ code: 'NOT_AWAY', path: ['resident'] }]
  if (on > today) return [{ code: 'DATE_IN_FUTURE', path: ['on'] }]
  return on < openAbsence.leftOn ? [{ code: 'RETURN_BEFORE_LEAVE', path: ['on'] }] : []
}
