import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  coveredBy,
  endOfDayVietnam,
  isLocalDate,
  isWorkingDay,
  localDateOf,
  startOfDayVietnam,
  vietnamCalendar,
  workCalendar,
  workingDayOnOrAfter,
  workingMinutesBetween,
} from './working-days.js'

const calendar = vietnamCalendar()
const weekendsOnly = workCalendar([])
const aDay = fc.integer({ min: 0, max: 2500 }).map(days => addDays('2023-06-01', days))
const anInstant = fc
  .integer({ min: 0, max: 4 * 525_600 })
  .map(minute => new Date(Date.UTC(2024, 0, 1) + minute * 60_000))

describe('the last day of a paper of ten working days (TT 01/2025 Đ12)', () => {
  test.each([
    ['Fri 2026-02-13, over Tết', '2026-02-13', '2026-03-06'],
    ['Tue 2026-11-10, over 24/11', '2026-11-10', '2026-11-25'],
    ['Thu 2026-08-20, over a worked Saturday and 2/9', '2026-08-20', '2026-09-07'],
    ['a Saturday, with no holiday in between', '2026-06-06', '2026-06-19'],
  ])('signed %s', (_, signed, last) => {
    expect(addWorkingDays(signed, 10)).toBe(last)
  })

  test('is a day earlier without the holiday of 24/11', () => {
    expect(addWorkingDays('2026-11-10', 10, weekendsOnly)).toBe('2026-11-24')
  })

  test('runs to 24:00 in Vietnam', () => {
    expect(endOfDayVietnam(addWorkingDays('2026-02-13', 10))).toEqual(new Date('2026-03-06T23:59:59.999+07:00'))
  })
})

test('the last day of a one-year paper signed 2025-03-10 is 2026-03-10, to 24:00', () => {
  expect(addMonths('2025-03-10', 12)).toBe('2026-03-10')
  expect(endOfDayVietnam(addMonths('2025-03-10', 12))).toEqual(new Date('2026-03-10T23:59:59.999+07:00'))
})

describe('a working day', () => {
  test.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-24', false, 'the day of culture'],
    ['2025-11-24', true, 'the same day before the law of 2026'],
    ['2026-02-17', false, 'the first day of Tết'],
    ['2026-04-27', false, 'the day off for a Hùng kings day on Sunday'],
    ['2026-08-31', false, 'a Monday given off'],
    ['2026-08-22', true, 'the Saturday worked for it'],
    ['2031-01-01', true, 'a Wednesday of a year without a table'],
  ])('%s: %s, %s', (day, worked) => {
    expect(isWorkingDay(day)).toBe(worked)
  })

  test('is known by weekday only where the table has no rows', () => {
    expect(['2023-12-31', '2024-01-01', '2027-12-31', '2028-01-01'].map(day => coveredBy(calendar, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('moves the end of a period of calendar days', () => {
    expect(['2026-02-14', '2026-11-24', '2026-11-25'].map(day => workingDayOnOrAfter(day))).toEqual([
      '2026-02-23',
      '2026-11-25',
      '2026-11-25',
    ])
  })

  test('a table with two rows for one day is refused', () => {
    const row = { date: '2026-01-02', name_vi: 'Nghỉ', kind: 'holiday' as const }
    expect(() => workCalendar([row, { ...row, kind: 'swap-work' }])).toThrow('two rows for 2026-01-02')
  })
})

describe('counting working days', () => {
  test('ends on the working day after which as many have passed, the first day not counted', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const last = addWorkingDays(day, count)
        let worked = 0
        for (let each = addDays(day, 1); each <= last; each = addDays(each, 1)) worked += isWorkingDay(each) ? 1 : 0
        expect([worked, isWorkingDay(last)]).toEqual([count, true])
      }),
    )
  })

  test('twice is counting the sum', () => {
    const count = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(aDay, count, count, (day, a, b) => {
        expect(addWorkingDays(addWorkingDays(day, a), b)).toBe(addWorkingDays(day, a + b))
      }),
    )
  })

  test.each([0, -1, 1.5, Number.NaN])('refuses a period of %s days', count => {
    expect(() => addWorkingDays('2026-11-23', count)).toThrow(RangeError)
  })
})

describe('working minutes', () => {
  const minutes = (from: string, to: string) => workingMinutesBetween(calendar, new Date(from), new Date(to))

  test.each([
    ['within a day', '2026-11-23T08:00+07:00', '2026-11-23T10:30+07:00', 150],
    ['through a night, which counts', '2026-11-25T22:00+07:00', '2026-11-26T02:00+07:00', 240],
    ['from Friday 22:00 to Monday 02:00', '2026-11-27T22:00+07:00', '2026-11-30T02:00+07:00', 240],
    ['over 24/11', '2026-11-23T23:00+07:00', '2026-11-25T01:00+07:00', 120],
    ['on a holiday', '2026-11-24T08:00+07:00', '2026-11-24T17:00+07:00', 0],
    ['on a worked Saturday', '2026-08-22T00:00+07:00', '2026-08-23T00:00+07:00', 1440],
    ['by the day of Vietnam, not of UTC', '2026-11-22T17:00Z', '2026-11-22T18:00Z', 60],
    ['less than a minute', '2026-11-23T08:00:00+07:00', '2026-11-23T08:00:59+07:00', 0],
    ['backwards', '2026-11-23T10:00+07:00', '2026-11-23T08:00+07:00', 0],
  ])('%s', (_, from, to, expected) => {
    expect(minutes(from, to)).toBe(expected)
  })

  test('add up over any instant in between', () => {
    fc.assert(
      fc.property(fc.tuple(anInstant, anInstant, anInstant), instants => {
        const [a, b, c] = instants.toSorted((x, y) => x.getTime() - y.getTime())
        if (!a || !b || !c) return
        const between = (from: Date, to: Date) => workingMinutesBetween(calendar, from, to)
        expect(between(a, b) + between(b, c)).toBe(between(a, c))
      }),
      { numRuns: 30 },
    )
  })
})

describe('a local date', () => {
  test('is a day of the calendar, written YYYY-MM-DD', () => {
    const texts = ['2024-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '2026-11-22T00:00Z', '']
    expect(texts.map(isLocalDate)).toEqual([true, false, false, false, false, false])
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
  })

  test('begins and ends at midnight in Vietnam', () => {
    expect(startOfDayVietnam('2026-11-22')).toEqual(new Date('2026-11-21T17:00:00Z'))
    expect(endOfDayVietnam('2026-11-22')).toEqual(new Date('2026-11-22T16:59:59.999Z'))
    fc.assert(
      fc.property(aDay, day => {
        expect(localDateOf(startOfDayVietnam(day))).toBe(day)
        expect(localDateOf(endOfDayVietnam(day))).toBe(day)
        expect(endOfDayVietnam(day).getTime() + 1).toBe(startOfDayVietnam(addDays(day, 1)).getTime())
      }),
    )
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %s months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
})
