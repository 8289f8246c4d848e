import type { UserErrorBase } from '../../../kit/user-errors.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { departureOf, type StayEndReason, type StayMode } from '../stay/stay.rules.js'
import { type Contract, contractProblems } from '../stay/stay-mode.rules.js'
import { overlap, type Period } from '../stay/stay-period.rules.js'

// Terms
//   readmission   tiếp nhận lại: somebody who has left care comes back, to the same record

export interface Readmission {
  readonly stays: readonly (Period & { readonly endReason: StayEndReason | null })[]
  readonly birthDate: PartialDate
  readonly admittedOn: LocalDate
  readonly mode: StayMode
  readonly contract?: Contract | null
}

export type ReadmissionProblem =
  | 'STAY_OPEN' | 'PERSON_DIED' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'STAYS_OVERLAP' | 'CONTRACT_MISSING' | 'INVALID_VALUE'

/** Everything that is wrong with a readmission, at once. The new stay has no end yet, so that it begins after all others. */
export function readmissionProblems(readmission: Readmission, today: LocalDate): UserErrorBase<ReadmissionProblem>[] {
  const { stays, birthDate, admittedOn } = readmission
  if (stays.some(({ endedOn }) => endedOn === null)) return [{ code: 'STAY_OPEN', path: ['resident'] }]
  if (stays.some(({ endReason }) => endReason && departureOf(endReason) === 'DIED')) return [{ code: 'PERSON_DIED', path: ['resident'] }]
  const found: UserErrorBase<ReadmissionProblem>[] = []
  if (admittedOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['admittedOn'] })
  if (admittedOn < earliest(birthDate)) found.push({ code: 'DATE_TOO_EARLY', path: ['admittedOn'] })
  if (stays.some(stay => overlap(stay, { admittedOn, endedOn: null }))) found.push({ code: 'STAYS_OVERLAP', path: ['admittedOn'] })
  return [...found, ...contractProblems({ ...readmission, since: admittedOn })]
}
