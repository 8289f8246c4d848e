import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { endDayProblems, type StayEndReason, stayEndReasons } from '../stay/stay.rules.js'

// Terms
//   discharge   kết thúc trợ giúp: a stay ends and the person lives in no facility any more (TT 02/2020 Đ8)

/** Everything a stay can end by, but the move to another facility, which is a change of its own. */
export const dischargeReasons = stayEndReasons.filter(reason => reason !== 'TRANSFERRED')
export type DischargeReason = Exclude<StayEndReason, 'TRANSFERRED'>

export interface Discharge {
  /** Undefined when the person is in no facility now. */
  readonly openStay: { readonly admittedOn: LocalDate } | undefined
  readonly on: LocalDate
}

export type DischargeProblem = 'NO_OPEN_STAY' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY'

/** Everything that is wrong with a discharge, at once. */
export function dischargeProblems({ openStay, on }: Discharge, today: LocalDate): UserErrorBase<DischargeProblem>[] {
  if (!openStay) return [{ code: 'NO_OPEN_STAY', path: ['resident'] }]
  return endDayProblems(on, openStay.admittedOn, today)
}
