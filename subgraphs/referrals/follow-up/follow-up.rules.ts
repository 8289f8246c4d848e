import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   follow-up   việc cần làm sau điều trị: what the hospital’s word asks of the home, each with its day

export const followUpKinds = ['NEXT_VISIT', 'CARE'] as const
export type FollowUpKind = (typeof followUpKinds)[number]

export const followUpOutcomes = ['DONE', 'NOT_NEEDED'] as const
export type FollowUpOutcome = (typeof followUpOutcomes)[number]

export interface NewFollowUp {
  readonly task: string
  readonly dueOn: LocalDate
}

export interface FollowUpTask extends NewFollowUp {
  readonly kind: FollowUpKind
}

export const mostFollowUps = 20
const longestTask = 500

export type FollowUpProblem = 'TOO_MANY' | 'INVALID_VALUE' | 'DATE_PAST'

/** Everything that is wrong with the tasks of a word, at once. */
export function followUpProblems(asked: readonly NewFollowUp[], today: LocalDate): UserErrorBase<FollowUpProblem>[] {
  if (asked.length > mostFollowUps) return [{ code: 'TOO_MANY', path: [] }]
  return asked.flatMap(({ task, dueOn }, index) => {
    const found: UserErrorBase<FollowUpProblem>[] = []
    if (task.trim() === '' || !isPlainText(task, longestTask)) found.push({ code: 'INVALID_VALUE', path: [String(index), 'task'] })
    if (dueOn < today) found.push({ code: 'DATE_PAST', path: [String(index), 'dueOn'] })
    return found
  })
}

/** The tasks that a word gives: what it asks, and the next visit, which is one too. */
export function tasksOf(asked: readonly NewFollowUp[], nextVisitOn: LocalDate | null): FollowUpTask[] {
  const care = asked.map(({ task, dueOn }) => ({ kind: 'CARE' as const, task: task.trim(), dueOn }))
  return nextVisitOn ? [{ kind: 'NEXT_VISIT', task: 'Tái khám', dueOn: nextVisitOn }, ...care] : care
}
