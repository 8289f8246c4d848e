import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import type { StayMode } from './stay.rules.js'

/** What a stay has beside its mode, by the mode. */
export interface ModeTerms {
  readonly mode: StayMode
  readonly decision: string | null
  readonly contractNumber: string | null
  readonly contractUntil: LocalDate | null
}

export interface ModePeriod extends ModeTerms {
  readonly since: LocalDate
  /** First day of the next mode, or the last day of the stay; null while it holds. */
  readonly until: LocalDate | null
}

/** The modes of a stay, oldest first: each holds from the end of the one before it. */
export function modesOf(
  stay: { readonly admittedOn: LocalDate; readonly endedOn: LocalDate | null },
  now: ModeTerms,
  before: readonly (ModeTerms & { readonly until: LocalDate })[],
): ModePeriod[] {
  const all = [...before, { ...now, until: stay.endedOn }]
  return all.map((each, i) => ({ ...each, since: before[i - 1]?.until ?? stay.admittedOn }))
}

/** Emergency protection lasts 3 months at most (NĐ 20/2021); by calendar months (BLDS 91/2015 Đ148). */
const emergencyMonths = 3

/** The last day on which an emergency stay may go on; null in another mode. */
export function emergencyEnd({ mode, since }: Pick<ModePeriod, 'mode' | 'since'>): LocalDate | null {
  return mode === 'EMERGENCY' ? addMonths(since, emergencyMonths) : null
}

export interface Contract {
  readonly number: string
  readonly until?: LocalDate | null
}

const longestNumber = 100

/** A contract belongs to a stay by own wish, and to no other. */
export function contractProblems(
  { mode, contract, since }: { readonly mode: StayMode; readonly contract?: Contract | null; readonly since: LocalDate },
  isNeeded = true,
): UserErrorBase<'CONTRACT_MISSING' | 'INVALID_VALUE' | 'DATE_TOO_EARLY'>[] {
  if (!contract) return isNeeded && mode === 'VOLUNTARY_CONTRACT' ? [{ code: 'CONTRACT_MISSING', path: ['contract'] }] : []
  if (mode !== 'VOLUNTARY_CONTRACT') return [{ code: 'INVALID_VALUE', path: ['contract'] }]
  const length = contract.number.trim().length
  const isLong = length === 0 || length > longestNumber
  return [
    ...(isLong ? [{ code: 'INVALID_VALUE', path: ['contract', 'number'] } as const] : []),
    ...(contract.until && contract.until < since ? [{ code: 'DATE_TOO_EARLY', path: ['contract', 'until'] } as const] : []),
  ]
}

/** The contract as a stay keeps it. */
export function contractTerms(contract: Contract | null | undefined): Pick<ModeTerms, 'contractNumber' | 'contractUntil'> {
  return { contractNumber: contract?.number.trim() ?? null, contractUntil: contract?.until ?? null }
}

export interface ModeChange {
  /** Undefined when the person is in no facility now. */
  readonly openStay: { readonly admittedOn: LocalDate; readonly mode: StayMode } | undefined
  /** First day of the mode of now, where it was changed before. */
  readonly lastChangeOn: LocalDate | null
  readonly mode: StayMode
  readonly from: LocalDate
  readonly decision: string
  readonly contract?: Contract | null
}

export type ModeChangeProblem =
  | 'NO_OPEN_STAY' | 'SAME_MODE' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'ENTRY_LATER' | 'INVALID_VALUE' | 'CONTRACT_MISSING'

/** Everything that is wrong with a change of mode, at once. */
export function modeChangeProblems(change: ModeChange, today: LocalDate): UserErrorBase<ModeChangeProblem>[] {
  const { openStay, lastChangeOn, mode, from, decision } = change
  if (!openStay) return [{ code: 'NO_OPEN_STAY', path: ['resident'] }]
  const found: UserErrorBase<ModeChangeProblem>[] = []
  if (mode === openStay.mode) found.push({ code: 'SAME_MODE', path: ['mode'] })
  if (from > today) found.push({ code: 'DATE_IN_FUTURE', path: ['from'] })
  if (from < openStay.admittedOn) found.push({ code: 'DATE_TOO_EARLY', path: ['from'] })
  else if (lastChangeOn !== null && from <= lastChangeOn) found.push({ code: 'ENTRY_LATER', path: ['from'] })
  const length = decision.trim().length
  if (length === 0 || length > longestNumber) found.push({ code: 'INVALID_VALUE', path: ['decision'] })
  return [...found, ...contractProblems({ ...change, since: from })]
}
