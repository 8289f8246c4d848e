import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Course, type MedicineFacts, medicineProblems, stoppedProblems, type Stopping, stopProblems } from './medicine.rules.js'

const said = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)
const life = { born: '1950', today: '2026-11-02' }
const facts = (more: Partial<MedicineFacts> = {}): MedicineFacts => ({
  name: 'Amlodipin 5 mg', activeIngredient: 'Amlodipin', strength: '5 mg', dose: '1 viên', timesPerDay: 1, asNeeded: false, route: 'ORAL', since: '2024-03', until: null,
  prescribedBy: null, takenFor: null, note: null, ...more,
})

describe('a medicine', () => {
  test.each<[string, Partial<MedicineFacts>, string[]]>([
    ['that is whole', {}, []],
    ['without a name', { name: '' }, ['TEXT_MISSING name']],
    ['without a dose', { dose: ' ' }, ['TEXT_MISSING dose']],
    ['0 times a day', { timesPerDay: 0 }, ['INVALID_VALUE timesPerDay']],
    ['24 times a day', { timesPerDay: 24 }, []],
    ['25 times a day', { timesPerDay: 25 }, ['INVALID_VALUE timesPerDay']],
    ['as needed', { timesPerDay: null, asNeeded: true }, []],
    ['as needed, and how often at most', { timesPerDay: 3, asNeeded: true }, []],
    ['nobody knows how often', { timesPerDay: null }, ['FREQUENCY_MISSING timesPerDay']],
    ['from tomorrow', { since: '2026-11-03' }, ['DATE_IN_FUTURE since']],
    ['from before the birth', { since: '1949' }, ['DATE_TOO_EARLY since']],
    ['until a day to come', { until: '2026-12-01' }, []],
    ['for one day', { since: '2026-11-01', until: '2026-11-01' }, []],
    ['until before it began', { since: '2026-11-01', until: '2026-10-31' }, ['DATE_RANGE_INVALID until']],
    ['with a long paper', { prescribedBy: 'x'.repeat(501) }, ['INVALID_VALUE prescribedBy']],
    ['with a long ingredient', { activeIngredient: 'x'.repeat(201) }, ['INVALID_VALUE activeIngredient']],
  ])('%s', (_, more, problems) => {
    expect(said(medicineProblems(facts(more), life))).toEqual(problems)
  })

  test('any number of times from 1 to 24 is one', () => {
    fc.assert(fc.property(fc.integer({ min: -5, max: 30 }), timesPerDay => (medicineProblems(facts({ timesPerDay }), life).length === 0) === (timesPerDay >= 1 && timesPerDay <= 24)))
  })
})

test.each<[string, Partial<Stopping>, Partial<Course>, string[]]>([
  ['today', {}, {}, []],
  ['tomorrow', { on: '2026-11-03' }, {}, ['DATE_IN_FUTURE on']],
  ['on its first possible day', { on: '2024-03-01' }, {}, []],
  ['the day before', { on: '2024-02-29' }, {}, ['DATE_TOO_EARLY on']],
  ['twice', {}, { until: '2026-11-02', stopReason: 'FINISHED' }, ['ALREADY_ENDED medicine']],
  ['before its planned end', {}, { until: '2026-12-01' }, []],
  ['on its planned end', {}, { until: '2026-11-02' }, []],
  ['after its planned end', {}, { until: '2026-11-01' }, ['ALREADY_ENDED medicine']],
  ['for another reason, unsaid', { reason: 'OTHER' }, {}, ['NOTE_MISSING note']],
  ['for another reason', { reason: 'OTHER', note: 'Người nhà xin ngừng' }, {}, []],
  ['with a long word', { note: 'x'.repeat(501) }, {}, ['INVALID_VALUE note']],
])('stopped %s', (_, stopping, course, problems) => {
  const asked: Stopping = { on: '2026-11-02', reason: 'DOCTOR_DECIDED', note: null, ...stopping }
  expect(said(stopProblems(asked, { since: '2024-03', until: null, stopReason: null, ...course }, '2026-11-02'))).toEqual(problems)
})

test.each([[null, ['DATE_RANGE_INVALID until']], ['2026-11-01', []], ['2026-11-02', []], ['2026-11-03', ['DATE_IN_FUTURE until']]])('what was stopped has the last day %s: %j', (until, problems) => {
  expect(said(stoppedProblems(until, '2026-11-02'))).toEqual(problems)
})
