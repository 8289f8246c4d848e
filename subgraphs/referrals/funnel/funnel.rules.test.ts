import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../kit/vn/working-days.js'
import { moves } from '../life-cycle/life-cycle.rules.js'
import { referralStatuses, statusRules } from '../referral/referral.rules.js'
import { ends, periodProblem, stageNames, stages, waits } from './funnel.rules.js'

describe('a period', () => {
  test.each([
    ['one day', '2026-11-02', '2026-11-02', undefined],
    ['the day before', '2026-11-02', '2026-11-01', 'BACKWARDS'],
    ['five years', '2021-11-02', '2026-11-01', undefined],
    ['five years and a day', '2021-11-02', '2026-11-02', 'TOO_LONG'],
    ['five years from a leap day', '2024-02-29', '2029-02-27', undefined],
    ['five years and a day from a leap day', '2024-02-29', '2029-02-28', 'TOO_LONG'],
    ['from the first day there is', '1975-01-01', '1975-01-01', undefined],
    ['from the day before it', '1974-12-31', '1975-01-01', 'OUT_OF_RANGE'],
    ['to the last day there is', '2999-12-31', '2999-12-31', undefined],
    ['to the day after it', '2999-12-31', '3000-01-01', 'OUT_OF_RANGE'],
    ['of the year 0', '0000-01-01', '0000-01-02', 'OUT_OF_RANGE'],
  ])('of %s', (_, from, to, problem) => {
    expect(periodProblem({ from, to })).toBe(problem)
  })

  test('is good when its last day lies within five years of its first', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map(days => addDays('1980-01-01', days))
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(periodProblem({ from, to }) === undefined).toBe(from <= to && to < addMonths(from, 60))
      }),
    )
  })
})

describe('the stages', () => {
  test('narrow: by every way through the table of moves, who reached one has reached all before', () => {
    const lost: string[] = []
    const walk = (status: (typeof referralStatuses)[number], seen: ReadonlySet<string>) => {
      const reached = stageNames.map(name => stages[name].some(each => seen.has(each)))
      if (reached.some((is, i) => is && i > 0 && !reached[i - 1])) lost.push([...seen].join(' '))
      for (const { from, to } of Object.values(moves)) {
        const leads: readonly string[] = from
        if (to === 'SAME' || !leads.includes(status) || seen.has(to)) continue
        walk(to, new Set([...seen, to]))
      }
    }
    walk('DRAFT', new Set(['DRAFT']))
    expect(lost).toEqual([])
  })

  test('an end is a status that has ended, except the one that was answered and closed', () => {
    expect([...ends].toSorted()).toEqual(referralStatuses.filter(status => statusRules[status].ended && status !== 'CLOSED').toSorted())
  })

  test('no wait begins and ends in the same status', () => {
    for (const { from, to } of Object.values(waits)) {
      const both: readonly string[] = to
      expect(from.filter(status => both.includes(status))).toEqual([])
    }
  })
})
