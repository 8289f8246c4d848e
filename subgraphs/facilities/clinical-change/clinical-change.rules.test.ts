import { expect, test } from 'vitest'
import { corrected, correctedText, differences, missingText, orderProblems, pastProblems } from './clinical-change.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code).join()

test('a correction says what differs, and nothing of what stayed', () => {
  expect(differences({ name: 'A', times: 2, note: null, asNeeded: false }, { name: 'A', times: 3, note: 'x', asNeeded: true })).toEqual([
    { field: 'times', before: '2', after: '3' },
    { field: 'note', before: null, after: 'x' },
    { field: 'asNeeded', before: 'false', after: 'true' },
  ])
})

test('what is not said stays, null and an empty text take it away', () => {
  expect([corrected(undefined, 3), corrected(null, 3), corrected(4, 3)]).toEqual([3, null, 4])
  expect([correctedText(undefined, 'a'), correctedText(null, 'a'), correctedText('  ', 'a'), correctedText(' b ', 'a')]).toEqual(['a', null, null, 'b'])
})

test.each([
  ['abcd', 'REASON_MISSING'], ['abcde', ''], ['x'.repeat(500), ''], ['x'.repeat(501), 'REASON_MISSING'], ['     ', 'REASON_MISSING'],
])('the reason "%.6s" is refused as "%s"', (reason, code) => {
  expect(codes(reasonProblems(reason))).toBe(code)
})

test.each([['', 'TEXT_MISSING'], [' ', 'TEXT_MISSING'], ['x', ''], ['x'.repeat(10), ''], ['x'.repeat(11), 'TEXT_MISSING']])('the text "%s" is refused as "%s"', (text, code) => {
  expect(codes(missingText('text', text, 10))).toBe(code)
})

test.each([
  [null, ''], ['2026-11-02', ''], ['2026-11-03', 'DATE_IN_FUTURE'], ['2026-11', ''], ['2026-12', 'DATE_IN_FUTURE'], ['2026', ''], ['2027', 'DATE_IN_FUTURE'],
  ['1950', ''], ['1950-03', ''], ['1950-02', 'DATE_TOO_EARLY'], ['1949', 'DATE_TOO_EARLY'], ['1950-03-01', ''], ['1950-02-28', 'DATE_TOO_EARLY'],
])('since %s, of somebody born in March 1950, on 2 November 2026: "%s"', (since, code) => {
  expect(codes(pastProblems('since', since, { born: '1950-03', today: '2026-11-02' }))).toBe(code)
})

test.each([
  ['2020', '2020', ''], ['2020-05', '2020', ''], ['2020-05', '2020-04', 'DATE_RANGE_INVALID'], ['2020-05-02', '2020-05', ''],
  ['2020-05-02', '2020-05-01', 'DATE_RANGE_INVALID'], [null, '2020', ''], ['2020', null, ''],
])('from %s to %s: "%s"', (since, until, code) => {
  expect(codes(orderProblems(since, until))).toBe(code)
})
