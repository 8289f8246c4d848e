import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { urgencies } from '../../../kit/vn/referral-terms.js'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import { timeLimits } from '../reference.js'
import { referralStatuses, statusRules, validUntilOf } from '../referral/referral.rules.js'
import { dueByOf } from '../referral/time-limit.rules.js'
import { type ClockFacts, clockMove } from './clock.rules.js'

const calendar = vietnamCalendar()
const limits = timeLimits()
const at = (text: string) => new Date(`${text}+07:00`)

const nothing: ClockFacts = {
  status: 'SENT',
  urgency: 'ROUTINE',
  validUntil: null,
  dueBy: null,
  plannedOn: null,
  callBackOn: null,
  receiverOnHub: true,
  escalatedAt: null,
  leftOpen: false,
}

function moveAt(now: Date, facts: Partial<ClockFacts>) {
  return clockMove({ ...nothing, ...facts }, { now, limits, calendar })
}

/** What happens at the last instant before a boundary and at the first one after it. */
function around(last: string, facts: Partial<ClockFacts>) {
  const boundary = at(last)
  return [moveAt(boundary, facts), moveAt(new Date(boundary.getTime() + 1), facts)]
}

describe('a paper', () => {
  test.each([
    ['2026-02-13', '2026-03-06T23:59:59.999', 'over Tết'],
    ['2026-11-10', '2026-11-25T23:59:59.999', 'over the day of culture, 24/11'],
    ['2026-08-20', '2026-09-07T23:59:59.999', 'over 2/9, with a Saturday worked'],
  ])('signed on %s expires after %s, %s', (signedOn, last) => {
    const validUntil = validUntilOf({ signedOn, oneYear: false, calendar })
    for (const status of ['ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED'] as const) {
      expect([status, ...around(last, { status, validUntil })]).toEqual([status, undefined, 'expireReferral'])
    }
  })

  test('of a year expires after the same day a year later', () => {
    const validUntil = validUntilOf({ signedOn: '2025-03-10', oneYear: true, calendar })
    expect(around('2026-03-10T23:59:59.999', { validUntil })).toEqual([undefined, 'expireReferral'])
  })

  test('that has ended changes nothing once the person is there, and a draft has none', () => {
    const validUntil = at('2026-03-06T23:59:59.999')
    for (const status of ['DRAFT', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED'] as const) {
      expect([status, moveAt(at('2026-12-01T00:00'), { status, validUntil })]).toEqual([status, undefined])
    }
  })
})

describe('an accepted person who does not come', () => {
  const accepted = { status: 'ACCEPTED' } as const

  test.each([
    ['2026-11-20', '2026-11-25T23:59:59.999', 'a Friday before 24/11'],
    ['2026-11-23', '2026-11-26T23:59:59.999', 'the eve of 24/11'],
    ['2026-02-13', '2026-02-24T23:59:59.999', 'the Friday before Tết'],
    ['2026-11-09', '2026-11-11T23:59:59.999', 'a Monday'],
  ])('on %s counts as not come after %s (%s)', (plannedOn, last) => {
    expect(around(last, { ...accepted, plannedOn })).toEqual([undefined, 'recordNoShow'])
  })

  test('without a planned day is expected by the day on which the step is due', () => {
    const dueBy = at('2026-11-23T23:59:59.999')
    expect(around('2026-11-26T23:59:59.999', { ...accepted, dueBy })).toEqual([undefined, 'recordNoShow'])
  })

  test('is waited for until the planned day, also when the step was due before', () => {
    const facts = { ...accepted, dueBy: at('2026-11-09T23:59:59.999'), plannedOn: '2026-11-16' }
    expect(around('2026-11-18T23:59:59.999', facts)).toEqual([undefined, 'recordNoShow'])
  })

  test('is asked for first where the sender noted a day to call back', () => {
    const facts = { ...accepted, plannedOn: '2026-11-09', callBackOn: '2026-11-16' }
    expect(around('2026-11-18T23:59:59.999', facts)).toEqual([undefined, 'recordNoShow'])
    expect(around('2026-11-11T23:59:59.999', { ...facts, callBackOn: '2026-11-02' })).toEqual([undefined, 'recordNoShow'])
  })

  test('never of a hospital off the hub, whose silence says nothing: there the sender is reminded', () => {
    const silent = { ...accepted, plannedOn: '2026-11-09', receiverOnHub: false }
    expect(around('2026-11-11T23:59:59.999', silent)).toEqual([undefined, undefined])
  })

  test('never while the sender must say how it goes on with somebody who left care', () => {
    const left = { ...accepted, plannedOn: '2026-11-09', leftOpen: true }
    expect(around('2026-11-11T23:59:59.999', left)).toEqual([undefined, undefined])
  })

  test('loses the paper first when both are over', () => {
    const facts = { ...accepted, plannedOn: '2026-11-09', validUntil: at('2026-11-10T23:59:59.999') }
    expect(moveAt(at('2026-11-12T00:00'), facts)).toBe('expireReferral')
  })
})

describe('a step that is late', () => {
  test.each([
    // Its limit, from the moment it was due: a working day, 120 working minutes, 15 minutes of any day.
    ['ROUTINE', 'SENT', '2026-11-23T23:59:59.999', '2026-11-25T23:59:59.999', 'over 24/11'],
    ['ROUTINE', 'SENT', '2026-02-13T23:59:59.999', '2026-02-23T23:59:59.999', 'over Tết'],
    ['URGENT', 'SENT', '2026-11-23T23:30:00', '2026-11-25T01:30:00', 'over 24/11'],
    ['URGENT', 'SENT', '2026-02-13T23:30:00', '2026-02-23T01:30:00', 'over Tết'],
    ['EMERGENCY', 'SENT', '2026-11-24T10:00:00', '2026-11-24T10:15:00', 'on the holiday itself'],
    ['ROUTINE', 'DRAFT', '2026-11-20T23:59:59.999', '2026-11-26T23:59:59.999', 'three days of the sender'],
    ['ROUTINE', 'COMPLETED', '2026-11-20T23:59:59.999', '2026-11-26T23:59:59.999', 'three days of the sender'],
    ['ROUTINE', 'INFO_REQUESTED', '2026-11-23T23:59:59.999', '2026-11-26T23:59:59.999', 'two days of the sender, who was asked'],
  ] as const)('%s %s, due at %s, is escalated after %s (%s)', (...[urgency, status, due, last]) => {
    expect(around(last, { urgency, status, dueBy: at(due) })).toEqual([undefined, 'escalateReferral'])
  })

  test('of somebody who left care is late by the time of the sender who is asked', () => {
    const facts = { urgency: 'ROUTINE', status: 'IN_TREATMENT', leftOpen: true, dueBy: at('2026-11-23T23:59:59.999') } as const
    expect(around('2026-11-26T23:59:59.999', facts)).toEqual([undefined, 'escalateReferral'])
    expect(around('2026-11-26T23:59:59.999', { ...facts, leftOpen: false })).toEqual([undefined, undefined])
  })

  test('is escalated once in a status', () => {
    const facts = { dueBy: at('2026-11-02T23:59:59.999') }
    const now = at('2026-12-01T00:00')
    expect(moveAt(now, facts)).toBe('escalateReferral')
    expect(moveAt(now, { ...facts, escalatedAt: at('2026-11-04T00:00') })).toBeUndefined()
  })
})

describe('the clock', () => {
  test('never touches what has ended, and nothing that is in time', () => {
    const times = fc.date({ min: at('2026-01-01T00:00'), max: at('2026-12-31T00:00'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...referralStatuses), fc.constantFrom(...urgencies), times, times, (status, urgency, since, now) => {
        const dueBy = dueByOf({ status, urgency, since, limits, calendar })
        const facts = { status, urgency, dueBy, validUntil: dueBy }
        fc.pre(statusRules[status].ended || (dueBy !== null && dueBy >= now))
        expect(moveAt(now, facts)).toBeUndefined()
      }),
    )
  })
})
