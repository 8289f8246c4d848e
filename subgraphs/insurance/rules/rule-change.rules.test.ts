import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benefitRuleRows } from '../reference.js'
import { type RuleRow, ruleRowProblems, withChange } from './rule-change.rules.js'

const rules = benefitRuleRows()
const row = (ruleId: string, validFrom: string, value: string | null = '90'): RuleRow => ({ ruleId, validFrom, value, legalBasis: 'Luật mới Đ1' })
const shown = (of: typeof rules, ruleId: string) => of.filter(each => each.ruleId === ruleId).map(each => [each.validFrom, each.validTo, each.value])

describe('a new row', () => {
  test('ends the one that held until then', () => {
    expect(shown(rules, 'BP-4')).toEqual([['2015-01-01', null, '80']])
    expect(shown([...withChange(rules, [row('BP-4', '2027-01-01')])], 'BP-4')).toEqual([
      ['2015-01-01', '2026-12-31', '80'],
      ['2027-01-01', null, '90'],
    ])
  })

  test('of the same first day takes its place', () => {
    expect(shown([...withChange(rules, [row('BP-4', '2015-01-01')])], 'BP-4')).toEqual([['2015-01-01', null, '90']])
  })

  test('in the middle of a period that has ended ends with it', () => {
    const [before] = shown(rules, 'BP-6a')
    expect(before?.[1]).toBe('2025-12-31')
    expect(shown([...withChange(rules, [row('BP-6a', '2025-07-01')])], 'BP-6a').at(-1)).toEqual(['2025-07-01', '2025-12-31', '90'])
  })
})

test.each<[string, RuleRow[], string[]]>([
  ['of a rule and a percent', [row('BP-4', '2027-01-01')], []],
  ['of the smallest and the largest percent', [row('BP-3', '2027-01-01', '0'), row('BP-4', '2027-01-01', '100')], []],
  ['above 100', [row('BP-4', '2027-01-01', '100.1')], ['RULE_VALUE_INVALID rows.0.value']],
  ['without its percent', [row('BP-4', '2027-01-01', null)], ['RULE_VALUE_INVALID rows.0.value']],
  ['of a reference amount', [row('RA-1', '2027-07-01', '2700000')], []],
  ['of a percent where an amount belongs', [row('RA-1', '2027-07-01', '80')], ['RULE_VALUE_INVALID rows.0.value']],
  ['of text that code reads', [row('FP-3a', '2027-07-01', '80')], ['RULE_VALUE_INVALID rows.0.value']],
  ['of a rule nobody knows', [row('XX-1', '2027-01-01')], ['RULE_UNKNOWN rows.0.ruleId']],
  ['before a rule begins', [row('BP-4', '2014-12-31')], ['RULE_UNKNOWN rows.0.ruleId']],
  ['twice', [row('BP-4', '2027-01-01'), row('BP-4', '2027-01-01')], ['RULE_ROW_TWICE rows.1.validFrom']],
  ['without a law', [{ ...row('BP-4', '2027-01-01'), legalBasis: ' ' }], ['LEGAL_BASIS_MISSING rows.0.legalBasis']],
  ['of nothing', [], ['LIST_EMPTY rows']],
  ['of too much', Array.from({ length: 51 }, () => row('BP-4', '2027-01-01')), ['LIST_TOO_LONG rows']],
])('a draft %s', (_, rows, problems) => {
  expect(ruleRowProblems(rows, rules).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})

test('whatever is changed: a day has one row of a rule at most, and no day before the change another one than before', () => {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map(each => each.toISOString().slice(0, 10))
  const ids = ['BP-3', 'BP-4', 'BP-6a', 'RA-1', 'VC-1.13']
  const rows = fc.array(fc.record({ ruleId: fc.constantFrom(...ids), validFrom: day }), { maxLength: 4 })
  const on = (of: readonly { ruleId: string; validFrom: string | null; validTo: string | null }[], id: string, when: string) =>
    of.filter(each => each.ruleId === id && (each.validFrom ?? '') <= when && (each.validTo === null || when <= each.validTo))
  fc.assert(
    fc.property(rows, day, (given, when) => {
      const next = withChange(rules, given.map(({ ruleId, validFrom }) => row(ruleId, validFrom)))
      for (const id of ids) {
        const [held, now] = [on(rules, id, when), on(next, id, when)]
        expect(now.length).toBe(held.length)
        const since = given.filter(({ ruleId, validFrom }) => ruleId === id && validFrom <= when)
        expect(since.length > 0 || now[0] === held[0] || now[0]?.validFrom === held[0]?.validFrom).toBe(true)
      }
    }),
  )
})
