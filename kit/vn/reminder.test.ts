import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { remindedOn, stageOf } from './reminder.js'
import { addDays } from './working-days.js'

const reminder = { knownOn: '2026-06-12', dueOn: '2026-12-12', soonDays: 30 }

describe('a day to come', () => {
  test.each([
    ['2026-06-11', 'TO_COME', null],
    ['2026-06-12', 'TO_COME', '2026-06-12'],
    ['2026-11-11', 'TO_COME', '2026-06-12'],
    ['2026-11-12', 'SOON', '2026-11-12'],
    ['2026-12-12', 'SOON', '2026-11-12'],
    ['2026-12-13', 'OVER', '2026-12-13'],
    ['2027-06-01', 'OVER', '2026-12-13'],
  ] as const)('on %s is %s, told last on %s', (today, stage, told) => {
    expect([stageOf(reminder, today), remindedOn(reminder, today)]).toEqual([stage, told])
  })

  test('that was known late is told then, not before', () => {
    const late = { ...reminder, knownOn: '2026-12-20' }
    expect([remindedOn(late, '2026-12-19'), remindedOn(late, '2026-12-20')]).toEqual([null, '2026-12-20'])
  })

  test('is never told ahead of its time, and later each time', () => {
    const days = fc.integer({ min: -400, max: 400 })
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 90 }), days, (known, due, soonDays, today) => {
        const day = (n: number) => addDays('2026-01-01', n)
        const of = { knownOn: day(known), dueOn: day(due), soonDays }
        const [told, next] = [remindedOn(of, day(today)), remindedOn(of, day(today + 1))]
        expect(told === null || (told >= of.knownOn && told <= day(today) && next !== null && next >= told)).toBe(true)
      }),
    )
  })
})
