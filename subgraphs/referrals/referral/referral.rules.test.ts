import { describe, expect, test } from 'vitest'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import { nextMoveOf, openStatuses, referralStatuses, statusRules, validUntilOf } from './referral.rules.js'

const calendar = vietnamCalendar()

describe('who must move next', () => {
  test('follows the life cycle', () => {
    expect(Object.fromEntries(referralStatuses.map(status => [status, nextMoveOf(status)]))).toEqual({
      DRAFT: 'SENDER',
      ISSUED: 'SENDER',
      SENT: 'RECEIVER',
      RECEIVED: 'RECEIVER',
      INFO_REQUESTED: 'SENDER',
      ACCEPTED: 'RECEIVER',
      ARRIVED: 'RECEIVER',
      IN_TREATMENT: 'RECEIVER',
      COMPLETED: 'SENDER',
      CLOSED: 'NOBODY',
      REJECTED: 'NOBODY',
      REDIRECTED: 'NOBODY',
      NO_SHOW: 'NOBODY',
      CANCELLED: 'NOBODY',
      EXPIRED: 'NOBODY',
      DIED: 'NOBODY',
    })
  })

  test('is the sender where the receiver does not work on the hub, until the referral ends', () => {
    const movers = new Set(openStatuses.map(status => nextMoveOf(status, { receiverOnHub: false })))
    expect([...movers]).toEqual(['SENDER'])
    expect(nextMoveOf('CLOSED', { receiverOnHub: false })).toBe('NOBODY')
  })

  test('is somebody, with a step to take, exactly while the referral has not ended', () => {
    for (const status of referralStatuses) {
      const { nextMove, ended, step } = statusRules[status]
      expect([status, nextMove === 'NOBODY', step === null]).toEqual([status, ended, ended])
    }
  })
})

describe('the last instant at which a slip is good (TT 01/2025 Đ12)', () => {
  test.each([
    ['Fri 2026-02-13, over Tết', '2026-02-13', '2026-03-06'],
    ['Tue 2026-11-10, over the new holiday of 24/11', '2026-11-10', '2026-11-25'],
    ['Thu 2026-08-20, over a worked Saturday and 2/9', '2026-08-20', '2026-09-07'],
  ])('signed %s: 24:00 of the tenth working day', (_, signedOn, last) => {
    const validUntil = validUntilOf({ signedOn, oneYear: false, calendar })
    expect(validUntil).toEqual(new Date(`${last}T23:59:59.999+07:00`))
  })

  test('the holiday of 24/11 is what moves it: without it the tenth day is 24/11', () => {
    const daysOff = new Map([...calendar.daysOff].filter(([day]) => day !== '2026-11-24'))
    const validUntil = validUntilOf({ signedOn: '2026-11-10', oneYear: false, calendar: { ...calendar, daysOff } })
    expect(validUntil).toEqual(new Date('2026-11-24T23:59:59.999+07:00'))
  })

  test('of a one-year slip signed 2025-03-10: 24:00 of 2026-03-10', () => {
    const validUntil = validUntilOf({ signedOn: '2025-03-10', oneYear: true, calendar })
    expect(validUntil).toEqual(new Date('2026-03-10T23:59:59.999+07:00'))
  })
})
