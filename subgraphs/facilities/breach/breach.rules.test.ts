import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BreachStep, breachProblems, breachStepNames, breachSteps, hoursToNotify, isLate, type NewBreach, notifyBy, stepProblems } from './breach.rules.js'

const noticedAt = new Date('2026-11-01T08:00:00Z')
const hours = (n: number) => new Date(noticedAt.getTime() + n * 3_600_000)
const paths = (found: readonly { code: string; path: readonly string[] }[]) => found.map(({ code, path }) => `${code} ${path.join('.')}`)

describe('the 72 hours', () => {
  test.each([
    [hours(71), null, false],
    [hours(72), null, false],
    [hours(72.01), null, true],
    [hours(200), hours(72), false],
    [hours(200), hours(73), true],
  ])('now %o, told %o: late %s', (now, authorityNotifiedAt, late) => {
    expect(isLate({ notifyBy: notifyBy(noticedAt), authorityNotifiedAt }, now)).toBe(late)
  })

  test('run through nights and holidays', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), at => {
      expect(notifyBy(at).getTime() - at.getTime()).toBe(hoursToNotify * 3_600_000)
    }))
  })
})

test.each<[string, Partial<NewBreach>, string[]]>([
  ['a report', {}, []],
  ['with an end', { endedAt: hours(1) }, []],
  ['without words', { what: ' ' }, ['INVALID_VALUE what']],
  ['of no data', { kinds: [] }, ['INVALID_VALUE kinds']],
  ['of the same data twice', { kinds: ['HEALTH', 'HEALTH'] }, ['INVALID_VALUE kinds']],
  ['noticed tomorrow', { noticedAt: hours(49) }, ['DATE_IN_FUTURE noticedAt']],
  ['that began after it was noticed', { beganAt: hours(1) }, ['BREACH_TIMES_INVALID beganAt']],
  ['that ended before it began', { endedAt: hours(-3) }, ['BREACH_TIMES_INVALID endedAt']],
  ['that ends tomorrow', { endedAt: hours(49) }, ['BREACH_TIMES_INVALID endedAt']],
  ['with a name too long', { suspectedActor: 'x'.repeat(201) }, ['INVALID_VALUE suspectedActor']],
])('%s', (_, more, found) => {
  expect(paths(breachProblems({ what: 'Lộ tệp', kinds: ['HEALTH'], noticedAt, beganAt: hours(-2), ...more }, hours(48)))).toEqual(found)
})

describe('what is done', () => {
  const found = (step: BreachStep, done: readonly BreachStep[], more: object = {}) =>
    paths(stepProblems({ step, doneAt: hours(2), ...more }, { done, noticedAt, now: hours(48) }))

  test.each<[BreachStep, BreachStep[], string[]]>([
    ['CONTAINED', [], []],
    ['AUTHORITY_NOTIFIED', [], []],
    ['PERSONS_NOTIFIED', ['AUTHORITY_NOTIFIED'], []],
    ['CONTAINED', ['CONTAINED'], ['BREACH_STEP_DONE step']],
    ['CLOSED', [], ['BREACH_STEP_TOO_EARLY step']],
    ['CLOSED', ['CONTAINED'], ['BREACH_STEP_TOO_EARLY step']],
    ['CLOSED', ['AUTHORITY_NOTIFIED', 'CONTAINED'], []],
    ['PERSONS_NOTIFIED', ['CONTAINED', 'AUTHORITY_NOTIFIED', 'CLOSED'], ['BREACH_CLOSED breach']],
  ])('%s after %s', (step, done, problems) => {
    expect(found(step, done)).toEqual(problems)
  })

  test('not before it was noticed, not tomorrow, in no endless words', () => {
    expect(found('CONTAINED', [], { doneAt: hours(-1) })).toEqual(['BREACH_TIMES_INVALID doneAt'])
    expect(found('CONTAINED', [], { doneAt: hours(49) })).toEqual(['DATE_IN_FUTURE doneAt'])
    expect(found('CONTAINED', [], { note: 'x'.repeat(2001) })).toEqual(['INVALID_VALUE note'])
  })

  test('in whatever order it is tried, nothing is closed that goes on or of which the authority does not know, and nothing is done twice', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...breachStepNames), { maxLength: 12 }), tried => {
      const done: BreachStep[] = []
      for (const step of tried) if (found(step, done).length === 0) done.push(step)
      expect(new Set(done).size).toBe(done.length)
      const closed = done.indexOf('CLOSED')
      expect(closed < 0 || (closed === done.length - 1 && breachSteps.CLOSED.needs.every(need => done.includes(need)))).toBe(true)
    }))
  })
})
