import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   round   đợt khám: the days in which a facility has everybody examined (TT 33/2017 Đ8: every 6 months, and yearly)

export const roundKinds = ['SIX_MONTHLY', 'YEARLY'] as const
export type RoundKind = (typeof roundKinds)[number]

export interface NewRound {
  readonly name: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

const longestName = 200
/** A round is done in some weeks; a year is a slip of the pen. */
const longestDays = 184

export type RoundProblem = 'TEXT_MISSING' | 'DATE_RANGE_INVALID'

/** Everything that is wrong with a new round, at once. */
export function roundProblems({ name, startsOn, endsOn }: NewRound): UserErrorBase<RoundProblem>[] {
  const found: UserErrorBase<RoundProblem>[] = []
  if (name.trim() === '' || name.length > longestName) found.push({ code: 'TEXT_MISSING', path: ['name'] })
  if (endsOn < startsOn || endsOn > addDays(startsOn, longestDays)) found.push({ code: 'DATE_RANGE_INVALID', path: ['endsOn'] })
  return found
}
