import { expect, test } from 'vitest'
import { isOnRow } from './icd-pattern.js'

test.each([
  ['A15', 'A15-A19', '', true],
  ['A19.9', 'A15-A19', '', true],
  ['A20', 'A15-A19', '', false],
  ['I10', 'I10', '', true],
  ['I1', 'I10', '', false],
  ['E11.2', 'E11.2,E11.8', '', true],
  ['E11', 'E11.2,E11.8', '', false],
  ['E12.9', 'E12', 'E12.0,E12.1', true],
  ['E12.1', 'E12', 'E12.0,E12.1', false],
  ['F51.0', 'F00-F99', 'F07.2,F51.0', false],
  ['Q70.1', 'Q60,Q66,Q68-Q72', '', true],
])('%s on a row of «%s» without «%s»: %s', (code, include, exclude, isOn) => {
  expect(isOnRow(code, { include, exclude })).toBe(isOn)
})
