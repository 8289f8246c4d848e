import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

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
  const found: UserErrorBase<TransferProblem>[] = []
  if (openStay.facilityId === toFacilityId) found.push({ code: 'SAME_FACILITY', path: ['toFacility'] })
  if (on > today) found.push({ code: 'DATE_IN_FUTURE', path: ['on'] })
  if (on < openStay.admittedOn) found.push({ code: 'DATE_TOO_EARLY', path: ['on'] })
  return found
}
