import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { foldName } from '../../../kit/vn/names.js'
import { type Dated, lineProblems, type NewRecord, onDay, type RecordProblem, recordProblems } from '../facility-record/facility-record.rules.js'

// Terms
//   service package   gói dịch vụ: what a facility offers by contract, with its price (provincial plans, section IV.4)

/** So many may be offered at once. */
export const mostPackages = 50

const highestPrice = 1_000_000_000

export interface NewPackage extends NewRecord {
  readonly name: string
  readonly contents: string
  readonly priceVnd: number
}

export interface PackageFacts extends Dated {
  readonly name: string
}

export type PackageProblem = RecordProblem | 'TOO_MANY_PACKAGES'

/** Everything that is wrong with a new package: of one name there is one at a time, so that a contract names one price. */
export function packageProblems(fresh: NewPackage, others: readonly PackageFacts[]): UserErrorBase<PackageProblem>[] {
  const { name, contents, priceVnd, validFrom } = fresh
  const found: UserErrorBase<PackageProblem>[] = [
    ...recordProblems(fresh, others.filter(each => foldName(each.name.trim()) === foldName(name.trim()))),
    ...lineProblems({ name: [name, 200], contents: [contents, 4_000] }),
  ]
  if (!Number.isInteger(priceVnd) || priceVnd < 0 || priceVnd > highestPrice) found.push({ code: 'INVALID_VALUE', path: ['priceVnd'] })
  if (offeredAtOnce(others, validFrom) >= mostPackages) found.push({ code: 'TOO_MANY_PACKAGES', path: ['validFrom'] })
  return found
}

/** The most that are offered on one day from then on: a count only grows on a first day. */
function offeredAtOnce(packages: readonly PackageFacts[], from: LocalDate): number {
  const days = [from, ...packages.flatMap(({ validFrom }) => (validFrom && validFrom > from ? [validFrom] : []))]
  return Math.max(...days.map(day => onDay(packages, day).length))
}
