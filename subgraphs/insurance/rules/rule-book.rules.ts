import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type BenefitRule, type RuleId, rulesOfLevel, rulesOfObjectCode } from './benefit-rule.rules.js'
import { holdsOn } from './dated.rules.js'
import type { ObjectCode } from './object-code.rules.js'

/** The law's tables in memory: a few hundred dated rows, read by the pure decision. */
export interface RuleBook {
  /** The row of an object code that holds on a day; undefined for a code unknown on that day. */
  objectCode(code: string, day: LocalDate): ObjectCode | undefined
  objectCodesOn(day: LocalDate): readonly ObjectCode[]
  /** The row of a rule that holds on a day; undefined outside its periods. */
  rule(ruleId: RuleId, day: LocalDate): BenefitRule | undefined
}

export function ruleBook(objectCodes: readonly ObjectCode[], benefitRules: readonly BenefitRule[]): RuleBook {
  const codes = groupsOf(objectCodes, row => row.code)
  const rules = groupsOf(benefitRules, row => row.ruleId)
  return {
    objectCode: (code, day) => codes.get(code)?.find(row => holdsOn(row, day)),
    objectCodesOn: day => objectCodes.filter(row => holdsOn(row, day)),
    rule: (ruleId, day) => rules.get(ruleId)?.find(row => holdsOn(row, day)),
  }
}

function groupsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

/** The rule behind the base percent of an object code: its own where it has one, else that of its level. */
export function baseRule(book: RuleBook, objectCode: ObjectCode, day: LocalDate): BenefitRule | undefined {
  const ids = rulesOfObjectCode[objectCode.code] ?? rulesOfLevel[objectCode.level] ?? []
  return ids.map(id => book.rule(id, day)).find(rule => rule !== undefined)
}
