import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../kit/vn/working-days.js'
import { stayEndReasons } from '../stay/stay.rules.js'
import {
  actionProblems, endProblems, followUpUntil, goalOutcomes, goalProblems, goalStatuses, mostGoals, type NewPlan, planActions, planProblems, planStandings, reviewProblems,
  settleProblems, standingOf, type StandingPlan,
} from './care-plan.rules.js'

const today = '2026-11-02'
const plans: Record<(typeof planStandings)[number], StandingPlan> = {
  ACTIVE: { status: 'ACTIVE', followUpUntil: null },
  FOLLOWED_UP: { status: 'ENDED', followUpUntil: '2027-01-01' },
  ENDED: { status: 'ENDED', followUpUntil: null },
}
const codes = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)
const aGoal = (more: object = {}) => ({ target: 'Đi được 50 m có gậy', dueOn: '2027-02-01', ...more })
const aPlan = (more: Partial<NewPlan> = {}): NewPlan => ({ title: 'Tập đi', needs: 'Yếu hai chân', begunOn: today, reviewOn: '2026-12-02', goals: [aGoal()], ...more })

describe('where a plan stands', () => {
  test.each(planStandings)('%s', standing => expect(standingOf(plans[standing])).toBe(standing))

  test('every action in every standing', () => {
    const cells = planStandings.flatMap(standing => planActions.map(action => `${standing} ${action} ${codes(actionProblems(action, plans[standing])).join()}`))
    expect(cells).toEqual([
      'ACTIVE ADD_GOAL ', 'ACTIVE SETTLE_GOAL ', 'ACTIVE REVIEW ', 'ACTIVE END ', 'ACTIVE PLAN_SESSIONS ', 'ACTIVE CANCEL_SESSIONS ',
      'FOLLOWED_UP ADD_GOAL PLAN_ENDED carePlan', 'FOLLOWED_UP SETTLE_GOAL PLAN_ENDED carePlan', 'FOLLOWED_UP REVIEW ', 'FOLLOWED_UP END PLAN_ENDED carePlan',
      'FOLLOWED_UP PLAN_SESSIONS PLAN_ENDED carePlan', 'FOLLOWED_UP CANCEL_SESSIONS PLAN_ENDED carePlan',
      'ENDED ADD_GOAL PLAN_ENDED carePlan', 'ENDED SETTLE_GOAL PLAN_ENDED carePlan', 'ENDED REVIEW PLAN_ENDED carePlan', 'ENDED END PLAN_ENDED carePlan',
      'ENDED PLAN_SESSIONS PLAN_ENDED carePlan', 'ENDED CANCEL_SESSIONS PLAN_ENDED carePlan',
    ])
  })

  test('who returned is followed up for six months, by every reason', () => {
    const followed = stayEndReasons.filter(reason => followUpUntil(reason, today) !== null)
    expect(followed).toEqual(['GOAL_MET', 'TO_FAMILY', 'ADOPTED', 'AGE_LIMIT', 'OWN_WISH', 'CONTRACT_ENDED', 'DECISION', 'AGREEMENT'])
    expect(new Set(followed.map(reason => followUpUntil(reason, today)))).toEqual(new Set(['2027-05-02']))
    expect(followUpUntil('TO_FAMILY', '2026-08-31')).toBe('2027-02-28')
  })
})

describe('a new plan', () => {
  test.each<[string, Partial<NewPlan>, string[]]>([
    ['of today', {}, []],
    ['of the day of admission', { begunOn: '2026-10-01' }, []],
    ['of before the admission', { begunOn: '2026-09-30' }, ['DATE_TOO_EARLY begunOn']],
    ['of tomorrow', { begunOn: '2026-11-03' }, ['DATE_IN_FUTURE begunOn']],
    ['reviewed on its first day', { reviewOn: today }, ['REVIEW_DAY_INVALID reviewOn']],
    ['reviewed the day after', { reviewOn: '2026-11-03' }, []],
    ['reviewed after a year', { reviewOn: '2027-11-02' }, []],
    ['reviewed later', { reviewOn: '2027-11-03' }, ['REVIEW_DAY_INVALID reviewOn']],
    ['without a name and needs', { title: ' ', needs: '' }, ['TEXT_MISSING title', 'TEXT_MISSING needs']],
    ['with the longest name', { title: 'x'.repeat(200) }, []],
    ['with a longer one', { title: 'x'.repeat(201) }, ['INVALID_VALUE title']],
    ['with novels', { needs: 'x'.repeat(2_001) }, ['INVALID_VALUE needs']],
    ['without goals', { goals: [] }, ['GOAL_MISSING goals']],
    ['with 30 goals', { goals: Array.from({ length: mostGoals }, () => aGoal()) }, []],
    ['with 31', { goals: Array.from({ length: mostGoals + 1 }, () => aGoal()) }, ['TOO_MANY_GOALS goals']],
    ['whose second goal says nothing', { goals: [aGoal(), aGoal({ target: ' ' })] }, ['TEXT_MISSING goals.1.target']],
  ])('%s', (_, more, expected) => expect(codes(planProblems(aPlan(more), '2026-10-01', today))).toEqual(expected))

  test.each<[string, object, string[]]>([
    ['due on the first day', { dueOn: today }, []],
    ['due before', { dueOn: '2026-11-01' }, ['GOAL_DAY_INVALID dueOn']],
    ['due after 36 months', { dueOn: '2029-11-02' }, []],
    ['due later', { dueOn: '2029-11-03' }, ['GOAL_DAY_INVALID dueOn']],
    ['of 500 characters', { target: 'x'.repeat(500) }, []],
    ['of 501', { target: 'x'.repeat(501), measure: 'x'.repeat(501) }, ['INVALID_VALUE target', 'INVALID_VALUE measure']],
  ])('a goal %s', (_, more, expected) => expect(codes(goalProblems(aGoal(more), today))).toEqual(expected))
})

describe('settling a goal', () => {
  const of = (status: (typeof goalStatuses)[number]) => ({ status, settledOn: status === 'OPEN' ? null : '2026-10-20', settledNote: null })

  test('every outcome from every status, without a note', () => {
    const cells = goalStatuses.flatMap(status =>
      goalOutcomes.map(outcome => `${status} ${outcome} ${codes(settleProblems({ outcome, on: today }, of(status), '2026-10-01', today)).join()}`),
    )
    expect(cells).toEqual([
      'OPEN REACHED ', 'OPEN NOT_REACHED NOTE_MISSING note', 'OPEN DROPPED NOTE_MISSING note',
      'REACHED REACHED NOTE_MISSING note', 'REACHED NOT_REACHED NOTE_MISSING note', 'REACHED DROPPED NOTE_MISSING note',
      'NOT_REACHED REACHED NOTE_MISSING note', 'NOT_REACHED NOT_REACHED NOTE_MISSING note', 'NOT_REACHED DROPPED NOTE_MISSING note',
      'DROPPED REACHED NOTE_MISSING note', 'DROPPED NOT_REACHED NOTE_MISSING note', 'DROPPED DROPPED NOTE_MISSING note',
    ])
  })

  test('with a note, any of them', () => {
    for (const status of goalStatuses) {
      for (const outcome of goalOutcomes) expect(settleProblems({ outcome, on: today, note: 'Đã xem lại' }, of(status), '2026-10-01', today)).toEqual([])
    }
  })

  test.each([
    ['on the first day of the plan', '2026-10-01', []],
    ['on the day before', '2026-09-30', ['PLAN_DAY_INVALID on']],
    ['tomorrow', '2026-11-03', ['DATE_IN_FUTURE on']],
  ])('%s', (_, on, expected) => expect(codes(settleProblems({ outcome: 'REACHED', on }, of('OPEN'), '2026-10-01', today))).toEqual(expected))

  test('with what is there already is nothing', () => {
    const there = { status: 'DROPPED', settledOn: today, settledNote: 'Không còn cần' } as const
    expect(codes(settleProblems({ outcome: 'DROPPED', on: today, note: ' Không còn cần ' }, there, '2026-10-01', today))).toEqual(['NOTHING_TO_CORRECT goal'])
  })
})

describe('a review', () => {
  const active = { ...plans.ACTIVE, begunOn: '2026-10-01', endedOn: null }
  const followed = { ...plans.FOLLOWED_UP, begunOn: '2026-01-01', endedOn: '2026-10-01' }
  test.each([
    ['of a plan under way', active, { nextReviewOn: '2026-12-02' }, []],
    ['of one, without a next one', active, {}, ['REVIEW_DAY_INVALID nextReviewOn']],
    ['with the next on the same day', active, { nextReviewOn: today }, ['REVIEW_DAY_INVALID nextReviewOn']],
    ['before the plan', active, { on: '2026-09-30', nextReviewOn: '2026-12-02' }, ['PLAN_DAY_INVALID on']],
    ['tomorrow', active, { on: '2026-11-03', nextReviewOn: '2026-12-02' }, ['DATE_IN_FUTURE on']],
    ['that found nothing', active, { found: '  ', nextReviewOn: '2026-12-02' }, ['TEXT_MISSING found']],
    ['of a follow-up, the last one', followed, {}, []],
    ['of a follow-up, with a next one', followed, { nextReviewOn: '2026-12-02' }, []],
    ['of a follow-up before the plan had ended', followed, { on: '2026-09-30' }, ['PLAN_DAY_INVALID on']],
  ])('%s', (_, plan, more, expected) => expect(codes(reviewProblems({ on: today, found: 'Đi được 20 m', ...more }, plan, today))).toEqual(expected))

  test('is due next within twelve months, whatever the day', () => {
    const days = fc.integer({ min: -20, max: 500 })
    fc.assert(fc.property(days, n => {
      const next = addDays(today, n)
      const fits = n > 0 && next <= addMonths(today, 12)
      return (reviewProblems({ on: today, found: 'x', nextReviewOn: next }, active, today).length === 0) === fits
    }))
  })
})

test.each([
  ['on the day of its last entry', '2026-10-20', 'Đạt các mục tiêu', []],
  ['before it', '2026-10-19', 'Đạt các mục tiêu', ['PLAN_DAY_INVALID on']],
  ['tomorrow', '2026-11-03', 'Đạt các mục tiêu', ['DATE_IN_FUTURE on']],
  ['without a word', today, ' ', ['NOTE_MISSING note']],
])('a plan that ends %s', (_, on, note, expected) => expect(codes(endProblems({ on, note }, '2026-10-20', today))).toEqual(expected))
