import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vietnamCalendar, workingMinutesBetween } from '../../../kit/vn/working-days.js'
import { timeLimits } from '../reference.js'
import { urgencies } from '../../../kit/vn/referral-terms.js'
import { openStatuses, referralStatuses, statusRules } from './referral.rules.js'
import { dueAfterPause, dueByOf, minutesLeft, type TimeLimit } from './time-limit.rules.js'

const calendar = vietnamCalendar()
const limits = timeLimits()
const fridayNight = new Date('2026-02-13T22:00:00+07:00')

function limit(amount: number, unit: TimeLimit['unit'], validFrom = '2020-01-01'): TimeLimit {
  return { urgency: 'URGENT', status: 'SENT', amount, unit, validFrom }
}

function due(since: Date, ...rows: TimeLimit[]) {
  return dueByOf({ status: 'SENT', urgency: 'URGENT', since, limits: rows, calendar })
}

describe('a time limit that begins on the Friday night before Tết 2026', () => {
  test.each([
    ['30 minutes by the clock', limit(30, 'CLOCK_MINUTES'), '2026-02-13T22:30:00+07:00'],
    ['3 hours by the clock', limit(180, 'CLOCK_MINUTES'), '2026-02-14T01:00:00+07:00'],
    ['2 working hours', limit(2, 'WORKING_HOURS'), '2026-02-14T00:00:00+07:00'],
    ['121 working minutes', limit(121, 'WORKING_MINUTES'), '2026-02-23T00:01:00+07:00'],
    ['1 working day', limit(1, 'WORKING_DAYS'), '2026-02-23T23:59:59.999+07:00'],
  ])('of %s', (_, row, expected) => {
    expect(due(fridayNight, row)).toEqual(new Date(expected))
  })

  test('is the one in force on the day when the status began', () => {
    const minutes = (amount: number, validFrom: string) => limit(amount, 'CLOCK_MINUTES', validFrom)
    const rows = [minutes(10, '2020-01-01'), minutes(20, '2026-02-13'), minutes(30, '2026-02-14')]
    expect(due(fridayNight, ...rows)).toEqual(new Date('2026-02-13T22:20:00+07:00'))
  })
})

describe('the table of time limits', () => {
  test('has a limit for whoever must move, and none for nobody', () => {
    for (const status of referralStatuses) {
      for (const urgency of urgencies) {
        const dueBy = dueByOf({ status, urgency, since: fridayNight, limits, calendar })
        expect([status, urgency, dueBy === null]).toEqual([status, urgency, statusRules[status].ended])
      }
    }
    expect(limits).toHaveLength(openStatuses.length * urgencies.length)
  })
})

const anInstant = fc
  .integer({ min: 0, max: 4 * 525_600 })
  .map(minute => new Date(Date.UTC(2024, 0, 1) + minute * 60_000))
const aStatus = fc.constantFrom(...openStatuses)
const anUrgency = fc.constantFrom(...urgencies)

test('nothing is due before it began', () => {
  fc.assert(
    fc.property(aStatus, anUrgency, anInstant, (status, urgency, since) => {
      const dueBy = dueByOf({ status, urgency, since, limits, calendar })
      expect(dueBy!.getTime()).toBeGreaterThan(since.getTime())
    }),
  )
})

test('working minutes to the due instant are as many as the limit says', () => {
  fc.assert(
    fc.property(anInstant, fc.integer({ min: 1, max: 5000 }), (since, amount) => {
      const dueBy = due(since, limit(amount, 'WORKING_MINUTES'))
      expect(workingMinutesBetween(calendar, since, dueBy!)).toBe(amount)
    }),
    { numRuns: 50 },
  )
})

describe('a clock that stands still while information is awaited', () => {
  const minute = 60_000
  const start = new Date('2026-11-02T02:00:00Z').getTime()

  test.each([
    ['over a weekend', 'URGENT', '2026-11-06T03:00:00Z', '2026-11-06T05:00:00Z', '2026-11-09T03:00:00Z', '2026-11-09T05:00:00Z'],
    ['over the holiday of 24/11', 'ROUTINE', '2026-11-23T16:00:00Z', '2026-11-23T17:30:00Z', '2026-11-23T16:30:00Z', '2026-11-24T17:30:00Z'],
    ['of an emergency, on a Sunday', 'EMERGENCY', '2026-11-08T03:00:00Z', '2026-11-08T03:30:00Z', '2026-11-08T09:00:00Z', '2026-11-08T09:30:00Z'],
    ['that was over already', 'URGENT', '2026-11-05T03:00:00Z', '2026-11-05T02:00:00Z', '2026-11-05T04:00:00Z', '2026-11-05T03:00:00Z'],
  ] as const)('%s goes on with what was left', (_, urgency, paused, due, resumed, then) => {
    const left = minutesLeft(urgency, new Date(due), new Date(paused), calendar)
    expect(dueAfterPause(urgency, left, new Date(resumed), calendar)).toEqual(new Date(then))
  })

  test('never runs backwards: a later answer never gives an earlier deadline, and never less than was left', () => {
    const minutes = fc.integer({ min: 0, max: 40 * 24 * 60 })
    fc.assert(
      fc.property(fc.constantFrom(...urgencies), minutes, minutes, minutes, (urgency, ahead, first, later) => {
        const at = (after: number) => new Date(start + after * minute)
        const left = minutesLeft(urgency, at(ahead), at(0), calendar)
        const [one, other] = [dueAfterPause(urgency, left, at(first), calendar), dueAfterPause(urgency, left, at(first + later), calendar)]
        expect(other >= one).toBe(true)
        expect(minutesLeft(urgency, one, at(first), calendar)).toBe(left)
      }),
    )
  })
})
