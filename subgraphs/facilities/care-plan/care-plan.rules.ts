import type { UserErrorBase } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import type { StayEndReason } from '../stay/stay.rules.js'

// Terms
//   care plan   kế hoạch chăm sóc (FHIR CarePlan): what a person needs, what is to be reached and until when. The process is
//               collect → assess need → plan → carry out → review → close (TT 02/2020 Đ3–10)
//   goal        mục tiêu: one thing to be reached, due on a day
//   review      rà soát: somebody looks whether the plan still fits, and says when the next time is
//   follow-up   theo dõi sau khi trở về: reviews after a plan has ended, for 6 months at least (TT 02/2020 Đ10)

export const planStatuses = ['ACTIVE', 'ENDED'] as const
export type PlanStatus = (typeof planStatuses)[number]

export const planStandings = ['ACTIVE', 'FOLLOWED_UP', 'ENDED'] as const
export type PlanStanding = (typeof planStandings)[number]

export const planActions = ['ADD_GOAL', 'SETTLE_GOAL', 'REVIEW', 'END', 'PLAN_SESSIONS', 'CANCEL_SESSIONS'] as const
export type PlanAction = (typeof planActions)[number]

export const planMoves = ['STARTED', 'GOAL_ADDED', 'GOAL_SETTLED', 'REVIEWED', 'ENDED'] as const
export type PlanMove = (typeof planMoves)[number]

export const goalStatuses = ['OPEN', 'REACHED', 'NOT_REACHED', 'DROPPED'] as const
export type GoalStatus = (typeof goalStatuses)[number]

export const goalOutcomes = ['REACHED', 'NOT_REACHED', 'DROPPED'] as const
export type GoalOutcome = (typeof goalOutcomes)[number]

/** Why an action is refused where a plan stands; null when it is not. A plan that has ended is reviewed while the person is followed up. */
const refusals = {
  ADD_GOAL: { ACTIVE: null, FOLLOWED_UP: 'PLAN_ENDED', ENDED: 'PLAN_ENDED' },
  SETTLE_GOAL: { ACTIVE: null, FOLLOWED_UP: 'PLAN_ENDED', ENDED: 'PLAN_ENDED' },
  REVIEW: { ACTIVE: null, FOLLOWED_UP: null, ENDED: 'PLAN_ENDED' },
  END: { ACTIVE: null, FOLLOWED_UP: 'PLAN_ENDED', ENDED: 'PLAN_ENDED' },
  PLAN_SESSIONS: { ACTIVE: null, FOLLOWED_UP: 'PLAN_ENDED', ENDED: 'PLAN_ENDED' },
  CANCEL_SESSIONS: { ACTIVE: null, FOLLOWED_UP: 'PLAN_ENDED', ENDED: 'PLAN_ENDED' },
} as const satisfies Record<PlanAction, Record<PlanStanding, 'PLAN_ENDED' | null>>

/**
 * Whether somebody whose plan ended by a reason is followed up: who returned to a family or a life of their own is (TT 02/2020
 * Đ10); who died, is gone, or is cared for by another home is not [our reading of which reason is a return].
 */
const returns = {
  GOAL_MET: true, TO_FAMILY: true, ADOPTED: true, AGE_LIMIT: true, OWN_WISH: true, CONTRACT_ENDED: true, AGREEMENT: true, DECISION: true,
  TRANSFERRED: false, MISSING: false, DIED: false, OTHER: false, FACILITY_UNABLE: false, DECLARED_MISSING: false, MOVED: false,
} as const satisfies Record<StayEndReason, boolean>

const followUpMonths = 6
/** Nobody goes without a review for longer than from one yearly check to the next (TT 33/2017 Đ8) [our own bound]. */
const longestReviewMonths = 12
const longestGoalMonths = 36
export const mostGoals = 30
const longestTitle = 200
const longestText = 2_000
const longestTarget = 500

export interface StandingPlan {
  readonly status: PlanStatus
  readonly followUpUntil?: LocalDate | null
}

export function standingOf({ status, followUpUntil }: StandingPlan): PlanStanding {
  if (status === 'ACTIVE') return 'ACTIVE'
  return followUpUntil ? 'FOLLOWED_UP' : 'ENDED'
}

/** Why an action is refused, said at the field that names the plan. */
export function actionProblems(action: PlanAction, plan: StandingPlan, at = 'carePlan'): UserErrorBase<'PLAN_ENDED'>[] {
  const code = refusals[action][standingOf(plan)]
  return code ? [{ code, path: [at] }] : []
}

/** Last day of the follow-up of somebody whose plan ended; null where nobody is followed up. */
export function followUpUntil(reason: StayEndReason, endedOn: LocalDate): LocalDate | null {
  return returns[reason] ? addMonths(endedOn, followUpMonths) : null
}

export interface NewGoal {
  readonly target: string
  readonly measure?: string | null
  readonly dueOn: LocalDate
}

export interface NewPlan {
  readonly title: string
  readonly needs: string
  readonly begunOn: LocalDate
  readonly reviewOn: LocalDate
  readonly goals: readonly NewGoal[]
}

export type PlanProblem =
  | 'TEXT_MISSING' | 'INVALID_VALUE' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'REVIEW_DAY_INVALID' | 'PLAN_DAY_INVALID'
  | 'GOAL_MISSING' | 'TOO_MANY_GOALS' | 'GOAL_DAY_INVALID' | 'NOTE_MISSING' | 'NOTHING_TO_CORRECT'
type Problems = UserErrorBase<PlanProblem>[]

/** What is wrong with a text that must be there. */
export function sentence(text: string | null | undefined, path: readonly string[], longest = longestText, missing: 'TEXT_MISSING' | 'NOTE_MISSING' = 'TEXT_MISSING'): Problems {
  if (!text?.trim()) return [{ code: missing, path }]
  return isPlainText(text, longest) ? [] : [{ code: 'INVALID_VALUE', path }]
}

function reviewDay(next: LocalDate, after: LocalDate, path: readonly string[]): Problems {
  return next > after && next <= addMonths(after, longestReviewMonths) ? [] : [{ code: 'REVIEW_DAY_INVALID', path }]
}

/** Everything that is wrong with a new plan of somebody who was admitted on a day. */
export function planProblems({ title, needs, begunOn, reviewOn, goals }: NewPlan, admittedOn: LocalDate, today: LocalDate): Problems {
  const found: Problems = [...sentence(title, ['title'], longestTitle), ...sentence(needs, ['needs'])]
  if (begunOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['begunOn'] })
  if (begunOn < admittedOn) found.push({ code: 'DATE_TOO_EARLY', path: ['begunOn'] })
  found.push(...reviewDay(reviewOn, begunOn, ['reviewOn']))
  if (goals.length === 0) found.push({ code: 'GOAL_MISSING', path: ['goals'] })
  if (goals.length > mostGoals) return [...found, { code: 'TOO_MANY_GOALS', path: ['goals'] }]
  return [...found, ...goals.flatMap((goal, index) => goalProblems(goal, begunOn, ['goals', String(index)]))]
}

/** What is wrong with a goal of a plan that began on a day. */
export function goalProblems({ target, measure, dueOn }: NewGoal, begunOn: LocalDate, at: readonly string[] = []): Problems {
  const found = sentence(target, [...at, 'target'], longestTarget)
  if (measure != null && !isPlainText(measure, longestTarget)) found.push({ code: 'INVALID_VALUE', path: [...at, 'measure'] })
  const fits = dueOn >= begunOn && dueOn <= addMonths(begunOn, longestGoalMonths)
  return fits ? found : [...found, { code: 'GOAL_DAY_INVALID', path: [...at, 'dueOn'] }]
}

export interface Settling {
  readonly outcome: GoalOutcome
  readonly on: LocalDate
  readonly note?: string | null
}

export interface SettledGoal {
  readonly status: GoalStatus
  readonly settledOn?: LocalDate | null
  readonly settledNote?: string | null
}

/** Whether a note must come: who reached a goal says all by it; else, and to say anew what was said already, somebody says why. */
const noteNeeded = {
  REACHED: { OPEN: false, REACHED: true, NOT_REACHED: true, DROPPED: true },
  NOT_REACHED: { OPEN: true, REACHED: true, NOT_REACHED: true, DROPPED: true },
  DROPPED: { OPEN: true, REACHED: true, NOT_REACHED: true, DROPPED: true },
} as const satisfies Record<GoalOutcome, Record<GoalStatus, boolean>>

/** What is wrong with settling a goal, or with saying anew what came of it. */
export function settleProblems({ outcome, on, note }: Settling, goal: SettledGoal, begunOn: LocalDate, today: LocalDate): Problems {
  const found = dayInPlan(on, begunOn, today)
  const text = note?.trim() || null
  if (noteNeeded[outcome][goal.status] || text !== null) found.push(...sentence(note, ['note'], longestText, 'NOTE_MISSING'))
  const same = goal.status === outcome && goal.settledOn === on && (goal.settledNote ?? null) === text
  return same ? [...found, { code: 'NOTHING_TO_CORRECT', path: ['goal'] }] : found
}

function dayInPlan(on: LocalDate, earliest: LocalDate, today: LocalDate): Problems {
  if (on > today) return [{ code: 'DATE_IN_FUTURE', path: ['on'] }]
  return on < earliest ? [{ code: 'PLAN_DAY_INVALID', path: ['on'] }] : []
}

export interface Review {
  readonly on: LocalDate
  readonly found: string
  readonly nextReviewOn?: LocalDate | null
}

/** What is wrong with a review; a plan under way has a next one, and a follow-up may have its last one. */
export function reviewProblems({ on, found: text, nextReviewOn }: Review, plan: StandingPlan & { readonly begunOn: LocalDate; readonly endedOn?: LocalDate | null }, today: LocalDate): Problems {
  const found = [...dayInPlan(on, plan.endedOn ?? plan.begunOn, today), ...sentence(text, ['found'])]
  if (nextReviewOn != null) return [...found, ...reviewDay(nextReviewOn, on, ['nextReviewOn'])]
  return plan.status === 'ACTIVE' ? [...found, { code: 'REVIEW_DAY_INVALID', path: ['nextReviewOn'] }] : found
}

export interface PlanEnding {
  readonly on: LocalDate
  readonly note: string
}

/** What is wrong with ending a plan; `lastEntryOn` is the last day of which something is written down in it. */
export function endProblems({ on, note }: PlanEnding, lastEntryOn: LocalDate, today: LocalDate): Problems {
  return [...dayInPlan(on, lastEntryOn, today), ...sentence(note, ['note'], longestText, 'NOTE_MISSING')]
}
