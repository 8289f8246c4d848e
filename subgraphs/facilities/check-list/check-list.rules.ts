import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { isLine } from '../staff/staff.rules.js'

// Terms
//   check-list   bảng kiểm: the conditions for primary care (chăm sóc sức khoẻ ban đầu) and rehabilitation (phục hồi chức năng) that
//                the plans of the provinces ask for (indicator 1). The text of QĐ 1300/QĐ-BYT was not obtained: the criteria are a
//                proposal of our own, as dated rows (reference/check-list-criteria.csv).

export const checkListKinds = ['PRIMARY_CARE', 'REHABILITATION'] as const
export type CheckListKind = (typeof checkListKinds)[number]

export const criterionAnswers = ['MET', 'NOT_MET'] as const
export type CriterionAnswer = (typeof criterionAnswers)[number]

export const checkListResults = ['MET', 'NOT_MET', 'NOT_ANSWERED'] as const
export type CheckListResult = (typeof checkListResults)[number]

export interface CheckedItem {
  readonly kind: CheckListKind
  /** Null while nobody has answered. */
  readonly answer: CriterionAnswer | null
}

export interface KindResult {
  readonly kind: CheckListKind
  readonly result: CheckListResult
  readonly met: number
  readonly notMet: number
  readonly notAnswered: number
}

/** One criterion that is not met decides; one without an answer leaves it open; without criteria nothing is met. */
export function resultsOf(items: readonly CheckedItem[]): KindResult[] {
  return checkListKinds.map(kind => {
    const answers = items.filter(item => item.kind === kind).map(({ answer }) => answer)
    const count = (wanted: CriterionAnswer | null) => answers.filter(answer => answer === wanted).length
    const [met, notMet, notAnswered] = [count('MET'), count('NOT_MET'), count(null)]
    const result = notMet > 0 ? 'NOT_MET' : met > 0 && notAnswered === 0 ? 'MET' : 'NOT_ANSWERED'
    return { kind, result, met, notMet, notAnswered }
  })
}

/** Both kinds together, as the indicator counts a facility. */
export function wholeResult(results: readonly KindResult[]): CheckListResult {
  if (results.some(({ result }) => result === 'NOT_MET')) return 'NOT_MET'
  return results.every(({ result }) => result === 'MET') ? 'MET' : 'NOT_ANSWERED'
}

export interface NewAnswer {
  readonly criterion: string
  readonly evidence: string
}

export type CheckListProblem = 'INVALID_VALUE' | 'DATE_IN_FUTURE' | 'NOT_FOUND'

/** Everything that is wrong with answers, at once; `known` are the criteria in force on the day. */
export function answerProblems(
  { on, answers }: { readonly on: LocalDate; readonly answers: readonly NewAnswer[] },
  known: ReadonlySet<string>,
  today: LocalDate,
): UserErrorBase<CheckListProblem>[] {
  const found: UserErrorBase<CheckListProblem>[] = []
  if (on > today) found.push({ code: 'DATE_IN_FUTURE', path: ['on'] })
  if (answers.length === 0 || answers.length > 50) return [...found, { code: 'INVALID_VALUE', path: ['answers'] }]
  const seen = new Set<string>()
  for (const [index, { criterion, evidence }] of answers.entries()) {
    if (!known.has(criterion)) found.push({ code: 'NOT_FOUND', path: ['answers', String(index), 'criterion'] })
    else if (seen.has(criterion)) found.push({ code: 'INVALID_VALUE', path: ['answers', String(index), 'criterion'] })
    if (!isLine(evidence, 1_000)) found.push({ code: 'INVALID_VALUE', path: ['answers', String(index), 'evidence'] })
    seen.add(criterion)
  }
  return found.slice(0, 50)
}
