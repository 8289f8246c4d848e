import { expect, test } from 'vitest'
import { rateOf } from './coverage-rate.rules.js'

test('a rate has one decimal, none of nobody, and says when a group is small', () => {
  expect([[0, 0], [3, 3], [4, 1], [5, 0], [7, 2], [1000, 999]].map(([people = 0, covered = 0]) => rateOf({ people, covered }))).toEqual([
    { people: 0, covered: 0, percent: null, small: true },
    { people: 3, covered: 3, percent: 100, small: true },
    { people: 4, covered: 1, percent: 25, small: true },
    { people: 5, covered: 0, percent: 0, small: false },
    { people: 7, covered: 2, percent: 28.6, small: false },
    { people: 1000, covered: 999, percent: 99.9, small: false },
  ])
})
