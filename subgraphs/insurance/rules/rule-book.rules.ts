import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type BenefitRule, type RuleId, rulesOfLevel, rulesOfObjectCode } from './benefit-rule.rules.js'
import { holdsOn } from './dated.rules.js'
import type { DiseaseLists } from './disease-list.rules.js'
import type { ObjectCode } from './object-code.rules.js'

/** The law's tables in memory: a few hundred dated rows, read by the pure decision. */
export interface RuleBook {
  /** The row of an object code that holds on a day; undefined for a code unknown on that day. */
  objectCode(code: string, day: LocalDate): ObjectCode | undefined
  objectCodesOn(day: LocalDate): readonly ObjectCode[]
  /** The row of a rule that holds on a day; undefined outside its periods. */
  rule(ruleId: RuleId, day: LocalDate): BenefitRule | undefined
  /** The row of a rule by its own first day, as a step names it. */
  ruleSince(ruleId: string, validFrom: LocalDate | null): BenefitRule | undefined
  /** The days after one on which a row begins to hold, in order. */
  changesAfter(day: LocalDate): readonly LocalDate[]
  readonly diseases: DiseaseLists
  /** Every row, for who changes them. */
  readonly rules: readonly BenefitRule[]
  /** How many changes are in force; 0 for the tables that come with the hub. */
  readonly ruleSet: number
  /** The same law with other rows of its rules. */
  with(rules: readonly BenefitRule[], ruleSet?: number): RuleBook
}

export function ruleBook(
  objectCodes: readonly ObjectCode[],
  benefitRules: readonly BenefitRule[],
  diseases: DiseaseLists = { annex1: [], annex2: [] },
  ruleSet = 0,
): RuleBook {
  const begins = [...objectCodes, ...benefitRules].flatMap(({ validFrom }) => validFrom ?? [])
  const changes = [...new Set(begins)].toSorted()
  const codes = groupsOf(objectCodes, row => row.code)
  const rules = groupsOf(benefitRules, row => row.ruleId)
  return {
    objectCode: (code, day) => codes.get(code)?.find(row => holdsOn(row, day)),
    objectCodesOn: day => objectCodes.filter(row => holdsOn(row, day)),
    rule: (ruleId, day) => rules.get(ruleId)?.find(row => holdsOn(row, day)),
    ruleSince: (ruleId, validFrom) => rules.get(ruleId)?.find(row => row.validFrom === validFrom),
    changesAfter: day => changes.filter(change => change > day),
    diseases,
    rules: benefitRules,
    ruleSet,
    with: (others, set = ruleSet) => ruleBook(objectCodes, others, diseases, set),
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

/** A rule that the tables always hold: without it there is no answer to give. */
export function law(book: RuleBook, id: RuleId, on: LocalDate): BenefitRule {
  const rule = book.rule(id, on)
  if (!rule) throw new Error(`The rule table holds no ${id} for ${on}`)
  return rule
}
