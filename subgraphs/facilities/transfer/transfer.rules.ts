import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { endDayProblems } from '../stay/stay.rules.js'

// Terms
//   transfer   chuyển cơ sở: a resident goes from one care facility to another; one stay ends and another begins that day

export interface Transfer {
  /** Undefined when the person is in no facility now. */
  readonly openStay: { readonly facilityId: string; readonly admittedOn: LocalDate } | undefined
  readonly toFacilityId: string
  readonly on: LocalDate
}

export type TransferProblem = 'NO_OPEN_STAY' | 'SAME_FACILITY' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY'

/** Everything that is wrong with a transfer, at once. */
export function transferProblems({ openStay, toFacilityId, on }: Transfer, today: LocalDate): UserErrorBase<TransferProblem>[] {
  if (!openStay) return [{ code: 'NO_OPEN_STAY', path: ['resident'] }]
  const samePlace: UserErrorBase<TransferProblem>[] = openStay.facilityId === toFacilityId ? [{ code: 'SAME_FACILITY', path: ['toFacility'] }] : []
  return [...samePlace, ...endDayProblems(on, openStay.admittedOn, today)]
}
