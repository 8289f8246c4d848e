import { expect, test } from 'vitest'
import { mostPlaces, placesProblems } from './capacity.rules.js'

test.each([
  [0, false],
  [1, true],
  [mostPlaces, true],
  [mostPlaces + 1, false],
  [-5, false],
  [2.5, false],
])('%d places may be recorded: %s', (places, may) => {
  expect(placesProblems({ places })).toEqual(may ? [] : [{ code: 'INVALID_VALUE', path: ['places'] }])
})
