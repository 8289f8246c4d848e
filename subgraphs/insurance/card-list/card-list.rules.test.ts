import { expect, test } from 'vitest'
import { endOfDayVietnam } from '../../../kit/vn/working-days.js'
import { daysLeft, endsBeforePaper, expiringWithin, lastDayOf } from './card-list.rules.js'

const today = '2026-11-02'

test('a list looks 30, 60 or 90 days ahead, over the end of a year', () => {
  expect(expiringWithin.map(within => lastDayOf(within, today))).toEqual(['2026-12-02', '2027-01-01', '2027-01-31'])
})

test('on its last day a card has no day left, and is good', () => {
  expect(['2026-11-02', '2026-11-03', '2027-01-31'].map(day => daysLeft(day, today))).toEqual([0, 1, 90])
})

test('a card ends before a paper when the paper is good on a later day in Viet Nam', () => {
  const until = (day: string) => endsBeforePaper('2026-11-20', endOfDayVietnam(day))
  expect(['2026-11-19', '2026-11-20', '2026-11-21'].map(until)).toEqual([false, false, true])
  expect(endsBeforePaper('2026-11-20', null)).toBe(false)
})
