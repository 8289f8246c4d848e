import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { isLine, isReason } from '../staff/staff.rules.js'

// Terms
//   technique   kỹ thuật: something of medicine or rehabilitation that a facility can do, by its code in a dated list
//   list        danh mục kỹ thuật: the techniques of the commune level. No official mapping for welfare facilities was found, so
//               the province says by which list its facilities are measured.

/** The plans of the provinces ask that facilities perform at least 80 % of the techniques of the commune level. */
export const percentOfPlan = 80

export interface Share {
  readonly performed: number
  readonly listed: number
  /** One decimal; null of a list without rows. */
  readonly percent: number | null
  readonly meetsPlan: boolean
}

export function shareOf(performed: number, listed: number): Share {
  const percent = listed === 0 ? null : Math.round((performed / listed) * 1_000) / 10
  return { performed, listed, percent, meetsPlan: listed > 0 && performed * 100 >= percentOfPlan * listed }
}

export const techniqueSteps = ['BEGIN', 'END', 'WITHDRAW'] as const
export type TechniqueStep = (typeof techniqueSteps)[number]

export interface TechniqueChange {
  readonly technique: string
  readonly step: TechniqueStep
  readonly on: LocalDate
  readonly reason?: string | null
}

/** A time in which a facility performs a technique, both days included. */
export interface Period {
  readonly from: LocalDate
  readonly to: LocalDate | null
}

export type TechniqueProblem = 'INVALID_VALUE' | 'DATE_IN_FUTURE' | 'ENDS_BEFORE_START' | 'TECHNIQUE_PERFORMED' | 'TECHNIQUE_NOT_PERFORMED'

/** Which of the periods of a technique a change is about: the one it ends or withdraws. */
export function periodFor<Each extends Period>(change: TechniqueChange, periods: readonly Each[]): Each | undefined {
  if (change.step === 'END') return periods.find(({ to }) => to === null)
  return periods.find(({ from, to }) => from <= change.on && (to === null || to >= change.on))
}

/** What is wrong with one change, by the periods of its technique that count. */
export function changeProblem(
  change: TechniqueChange,
  periods: readonly Period[],
  today: LocalDate,
): { readonly code: TechniqueProblem; readonly field: string } | undefined {
  const { step, on, reason } = change
  if (on > today) return { code: 'DATE_IN_FUTURE', field: 'on' }
  if (step === 'WITHDRAW' ? !isReason(reason) : reason != null) return { code: 'INVALID_VALUE', field: 'reason' }
  if (step === 'BEGIN') {
    const isPerformed = periods.some(({ to }) => to === null || to >= on)
    return isPerformed ? { code: 'TECHNIQUE_PERFORMED', field: 'on' } : undefined
  }
  const period = periodFor(change, periods)
  if (!period) return { code: 'TECHNIQUE_NOT_PERFORMED', field: 'technique' }
  return step === 'END' && on < period.from ? { code: 'ENDS_BEFORE_START', field: 'on' } : undefined
}

export const mostChanges = 100
export const mostTechniques = 2_000

export interface NewTechniqueList {
  readonly name: string
  readonly legalBasis: string
  readonly source: string
  readonly validFrom: LocalDate
  readonly validTo?: LocalDate | null
  readonly techniques: readonly { readonly code: string; readonly name: string }[]
}

/** Everything that is wrong with a list, at once; of its rows the first 20. */
export function listProblems({ name, legalBasis, source, validFrom, validTo, techniques }: NewTechniqueList): UserErrorBase<TechniqueProblem>[] {
  const found: UserErrorBase<TechniqueProblem>[] = []
  const wrong = (...path: string[]) => void found.push({ code: 'INVALID_VALUE', path })
  if (!isLine(name, 200) || name.trim().length < 5) wrong('name')
  if (!isLine(legalBasis, 200)) wrong('legalBasis')
  if (!isLine(source, 500)) wrong('source')
  if (validTo && validTo < validFrom) found.push({ code: 'ENDS_BEFORE_START', path: ['validTo'] })
  if (techniques.length === 0 || techniques.length > mostTechniques) wrong('techniques')
  const seen = new Set<string>()
  for (const [index, technique] of techniques.entries()) {
    if (found.length >= 20) break
    const code = technique.code.trim()
    if (!isLine(code, 30) || seen.has(code)) wrong('techniques', String(index), 'code')
    if (!isLine(technique.name, 500)) wrong('techniques', String(index), 'name')
    seen.add(code)
  }
  return found
}
