import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../kit/vn/working-days.js'
import { type AbsenceFacts, absenceReasons, isOverdue, type Leave, leaveProblems, mayBeMissing, returnProblems } from './absence.rules.js'

const today = '2026-11-02'
const said = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)
const aLeave: Leave = { openStay: { admittedOn: '2026-10-01' }, absences: [], from: '2026-11-01', expectedReturn: '2026-11-05' }

test.each<[string, Partial<Leave>, string[]]>([
  ['yesterday', {}, []],
  ['on the day of admission, nobody knows for how long', { from: '2026-10-01', expectedReturn: null }, []],
  ['and back on the same day', { from: today, expectedReturn: today }, []],
  ['on the day of the last return', { absences: [{ endedOn: '2026-11-01' }] }, []],
  ['tomorrow', { from: '2026-11-03' }, ['DATE_IN_FUTURE from']],
  ['before the admission', { from: '2026-09-30' }, ['DATE_TOO_EARLY from']],
  ['while the person was away already', { absences: [{ endedOn: '2026-11-02' }] }, ['ENTRY_LATER from']],
  ['of somebody who is away', { absences: [{ endedOn: null }] }, ['ALREADY_AWAY resident']],
  ['of somebody who is nowhere', { openStay: undefined }, ['NO_OPEN_STAY resident']],
  ['with a return before it, and a note too long', { expectedReturn: '2026-10-31', note: 'x'.repeat(501) }, ['RETURN_BEFORE_LEAVE expectedReturn', 'INVALID_VALUE note']],
])('a leave %s', (_, more, problems) => {
  expect(said(leaveProblems({ ...aLeave, ...more }, today))).toEqual(problems)
})

test.each([
  ['today', { leftOn: '2026-11-01' }, today, []],
  ['on the day of leaving', { leftOn: today }, today, []],
  ['before it', { leftOn: today }, '2026-11-01', ['RETURN_BEFORE_LEAVE on']],
  ['tomorrow', { leftOn: '2026-11-01' }, '2026-11-03', ['DATE_IN_FUTURE on']],
  ['of somebody who is there', undefined, today, ['NOT_AWAY resident']],
])('a return %s', (_, absence, on, problems) => {
  expect(said(returnProblems(absence, on, today))).toEqual(problems)
})

const away: AbsenceFacts = { reason: 'HOME_VISIT', leftOn: '2026-10-01', expectedReturnOn: '2026-11-01', endedOn: null }

describe('an absence', () => {
  test.each([
    ['the day after the person was to be back', away, true],
    ['on the day itself', { ...away, expectedReturnOn: today }, false],
    ['without such a day', { ...away, expectedReturnOn: null }, false],
    ['that has ended', { ...away, endedOn: '2026-11-02' }, false],
  ])('%s is overdue: %s', (_, absence, overdue) => {
    expect(isOverdue(absence, today)).toBe(overdue)
  })

  test('hints at a missing person only without leave, and only from a month on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...absenceReasons), fc.integer({ min: 0, max: 90 }), fc.boolean(), (reason, days, ended) => {
        const leftOn = addDays(today, -days)
        const absence = { reason, leftOn, expectedReturnOn: null, endedOn: ended ? today : null }
        expect(mayBeMissing(absence, today)).toBe(!ended && reason === 'LEFT_WITHOUT_LEAVE' && addMonths(leftOn, 1) <= today)
      }),
    )
    expect(mayBeMissing({ ...away, reason: 'LEFT_WITHOUT_LEAVE', leftOn: '2026-10-02' }, today)).toBe(true)
    expect(mayBeMissing({ ...away, reason: 'LEFT_WITHOUT_LEAVE', leftOn: '2026-10-03' }, today)).toBe(false)
  })
})
