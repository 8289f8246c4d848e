import { expect, test } from 'vitest'
import { benefitRuleRows, objectCodeRows } from '../reference.js'
import { rulesInUse } from './benefit-rule.rules.js'
import { baseRule, ruleBook } from './rule-book.rules.js'

const objectCodes = objectCodeRows()
const book = ruleBook(objectCodes, benefitRuleRows())
const shown = (code: string, day: string) => {
  const row = book.objectCode(code, day)
  return row && [row.level, row.percent]
}

test.each([
  ['CN', '2025-12-31', [3, 95]],
  ['CN', '2026-01-01', [2, 100]],
  ['LH', '2025-06-30', undefined],
  ['LH', '2025-07-01', [4, 80]],
  ['LH', '2025-12-31', [4, 80]],
  ['LH', '2026-01-01', [2, 100]],
  ['BT', '2014-12-31', undefined],
  ['BT', '2015-01-01', [2, 100]],
  ['BT', '2018-12-01', [2, 100]],
  ['CT', '2018-11-30', undefined],
  ['CT', '2018-12-01', [2, 100]],
  ['ZZ', '2026-11-22', undefined],
])('%s on %s gives level and percent %j', (code, day, expected) => {
  expect(shown(code, day)).toEqual(expected)
})

test('one row per code holds on a day, and only CN and LH have changed', () => {
  const codes = book.objectCodesOn('2026-11-22').map(row => row.code)
  expect([codes.length, new Set(codes).size]).toEqual([54, 54])
  const changed = objectCodes.filter(row => row.validTo !== null && row.validTo > '2018-11-30').map(row => [row.code, row.validTo])
  expect(changed).toEqual([
    ['CN', '2025-12-31'],
    ['LH', '2025-12-31'],
  ])
})

test('every object code gets the percent of its rule, on the days around each change', () => {
  const days = ['2018-12-01', '2025-06-30', '2025-07-01', '2025-12-31', '2026-01-01', '2026-11-22']
  const differing = days.flatMap(day =>
    book
      .objectCodesOn(day)
      .filter(row => Number(baseRule(book, row, day)?.value) !== row.percent)
      .map(row => [row.code, day]),
  )
  expect(differing).toEqual([])
})

test('what is read back to the time before NĐ 146 is marked as not confirmed', () => {
  const early = objectCodes.filter(row => row.validTo === '2018-11-30')
  expect([early.length, new Set(early.map(row => row.confidence))]).toEqual([42, new Set(['LOW'])])
})

test('every rule that the decision names is a row of the tables, in force today or ended', () => {
  const known = new Set(benefitRuleRows().map(row => row.ruleId))
  expect(rulesInUse.filter(id => !known.has(id))).toEqual([])
})
