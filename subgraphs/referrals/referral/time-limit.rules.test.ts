import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vietnamCalendar, workingMinutesBetween } from '../../../kit/vn/working-days.js'
import { timeLimits } from '../reference.js'
import { urgencies } from '../../../kit/vn/referral-terms.js'
import { openStatuses, referralStatuses, statusRules } from './referral.rules.js'
import { dueByOf, type TimeLimit } from './time-limit.rules.js'

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
