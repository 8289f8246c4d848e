import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type BegunStay, type EndDayProblem, endDayProblems, type StayMode } from '../stay/stay.rules.js'
import { type Contract, contractProblems } from '../stay/stay-mode.rules.js'

// Terms
//   transfer   chuyển cơ sở: a resident goes from one care facility to another; one stay ends and another begins that day

export interface Transfer {
  /** Undefined when the person is in no facility now. */
  readonly openStay: (BegunStay & { readonly facilityId: string; readonly mode: StayMode }) | undefined
  readonly toFacilityId: string
  readonly on: LocalDate
  /** How the person will live there; as here when absent. */
  readonly mode?: StayMode | null
  readonly contract?: Contract | null
}

export type TransferProblem = 'NO_OPEN_STAY' | 'SAME_FACILITY' | EndDayProblem | 'CONTRACT_MISSING' | 'INVALID_VALUE'

/** Everything that is wrong with a transfer, at once. */
export function transferProblems({ openStay, toFacilityId, on, mode, contract }: Transfer, today: LocalDate): UserErrorBase<TransferProblem>[] {
  if (!openStay) return [{ code: 'NO_OPEN_STAY', path: ['resident'] }]
  const samePlace: UserErrorBase<TransferProblem>[] = openStay.facilityId === toFacilityId ? [{ code: 'SAME_FACILITY', path: ['toFacility'] }] : []
  // The contract with the next home may not be there yet: the stay warns of it then.
  const terms = contractProblems({ mode: mode ?? openStay.mode, contract, since: on }, false)
  return [...samePlace, ...endDayProblems(on, openStay, today), ...terms]
}
