import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { byStart, inBoth, includes, overlap, type Period, without } from './period.rules.js'

const day = fc.integer({ min: 0, max: 60 }).map(n => addDays('2025-01-01', n))
const period = fc
  .tuple(fc.option(day), fc.option(day))
  .map(([from, to]): Period => (from !== null && to !== null && to < from ? { from: to, to: from } : { from, to }))

test.each([
  [{ from: '2025-01-01', to: '2025-01-31' }, [{ from: '2025-01-10', to: '2025-01-12' }], ['2025-01-01/2025-01-09', '2025-01-13/2025-01-31']],
  [{ from: null, to: null }, [{ from: '2025-03-01', to: null }], ['null/2025-02-28']],
  [{ from: null, to: null }, [{ from: null, to: '2025-02-28' }], ['2025-03-01/null']],
  [{ from: '2025-01-01', to: '2025-01-31' }, [{ from: null, to: null }], []],
])('%o without %o', (whole, gone, left) => {
  expect(without(whole, gone).map(({ from, to }) => `${from}/${to}`)).toEqual(left)
})

test('a day is left exactly when it was there and nothing took it', () => {
  fc.assert(
    fc.property(period, fc.array(period, { maxLength: 4 }), day, (whole, taken, on) => {
      const left = without(whole, taken)
      expect(left.some(part => includes(part, on))).toBe(includes(whole, on) && !taken.some(part => includes(part, on)))
      expect(left.toSorted(byStart)).toEqual(left)
    }),
  )
})

test('two periods overlap exactly when a day is in both', () => {
  fc.assert(
    fc.property(period, period, day, (a, b, on) => {
      const both = inBoth(a, b)
      expect(both !== undefined && includes(both, on)).toBe(includes(a, on) && includes(b, on))
      expect(overlap(a, b)).toBe(overlap(b, a))
    }),
  )
})
