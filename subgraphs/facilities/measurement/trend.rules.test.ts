import { describe, expect, test } from 'vitest'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import { addDays, startOfDayVietnam } from '../../../kit/vn/working-days.js'
import { trendRules, trendsOf } from './trend.rules.js'

const today = '2026-11-02'
const point = (measure: Measure, value: number, daysAgo: number) => {
  const on = addDays(today, -daysAgo)
  return { measure, value, on, at: startOfDayVietnam(on) }
}
const told = (measure: Measure, newest: number, before: [value: number, daysAgo: number][]) =>
  trendsOf(point(measure, newest, 0), before.map(([value, daysAgo]) => point(measure, value, daysAgo)), trendRules).map(({ code }) => code)

describe('weight that is lost', () => {
  test.each<[string, number, [number, number][], string[]]>([
    ['5 % in 31 days', 57, [[60, 31]], ['weight-loss-month']],
    ['just less than 5 %', 57.1, [[60, 31]], []],
    ['5 % since 32 days ago', 57, [[60, 32]], []],
    ['below the highest of the days, not the first', 57, [[58, 30], [60, 20], [58, 5]], ['weight-loss-month']],
    ['10 % in half a year', 54, [[60, 183]], ['weight-loss-half-year']],
    ['just less than 10 % in half a year', 54.1, [[60, 183]], []],
    ['10 % since 184 days ago', 54, [[60, 184]], []],
    ['both', 54, [[60, 10]], ['weight-loss-month', 'weight-loss-half-year']],
    ['weight that was gained', 66, [[60, 10]], []],
    ['the first weight of all', 60, [], []],
  ])('%s', (_, newest, before, found) => {
    expect(told('weight', newest, before)).toEqual(found)
  })
})

describe('systolic pressure that rises', () => {
  test.each<[string, number, [number, number][], string[]]>([
    ['by 20 over three', 140, [[120, 20], [130, 10]], ['systolic-rising']],
    ['by 19 over three', 139, [[120, 20], [130, 10]], []],
    ['by 30, but not each time', 150, [[120, 20], [150, 10]], []],
    ['by 30 over two only', 150, [[120, 10]], []],
    ['of which the first is too long ago', 140, [[120, 93], [130, 10]], []],
    ['of four the last three count', 140, [[100, 30], [125, 20], [130, 10]], []],
  ])('%s', (_, newest, before, found) => {
    expect(told('systolic_bp', newest, before)).toEqual(found)
  })
})

test('all of it is our own proposal, and says so', () => {
  expect(trendRules.every(({ confidence, source }) => confidence === 'low' && source.includes('[P]'))).toBe(true)
  expect(trendsOf(point('weight', 50, 0), [point('weight', 60, 5)], trendRules.map(rule => ({ ...rule, validFrom: '2026-11-03' })))).toEqual([])
})
