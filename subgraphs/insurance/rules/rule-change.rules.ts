import { z } from 'zod'
import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { BenefitRule } from './benefit-rule.rules.js'

// Terms
//   rule change   thay đổi bộ quy tắc: new dated rows of rules that the code knows; what a rule asks for stays code
//   rule set      bộ quy tắc: the tables that come with the hub and every change in force, counted; 0 without one

export const ruleChangeStatuses = ['DRAFT', 'ACTIVE', 'WITHDRAWN'] as const
export type RuleChangeStatus = (typeof ruleChangeStatuses)[number]

/** A new row of a rule: it holds from its first day on, and ends the row that held until then. */
export const ruleRow = z.object({
  ruleId: z.string(),
  validFrom: z.iso.date(),
  value: z.string().nullable(),
  legalBasis: z.string(),
})
export type RuleRow = z.infer<typeof ruleRow>

export const mostRows = 50

/** The rules with the rows of a change among them. Nothing that held before the first day of a row becomes another. */
export function withChange(rules: readonly BenefitRule[], rows: readonly RuleRow[]): readonly BenefitRule[] {
  return rows.reduce<readonly BenefitRule[]>(withRow, rules)
}

function withRow(rules: readonly BenefitRule[], { ruleId, validFrom, value, legalBasis }: RuleRow): readonly BenefitRule[] {
  const held = rowOn(rules, ruleId, validFrom)
  if (!held) return rules
  const row: BenefitRule = { ...held, validFrom, value, legalBasis, confidence: 'high' }
  return rules.flatMap(each => {
    if (each !== held) return [each]
    return each.validFrom === validFrom ? [row] : [{ ...each, validTo: addDays(validFrom, -1) }, row]
  })
}

const rowOn = (rules: readonly BenefitRule[], ruleId: string, day: LocalDate) =>
  rules.find(each => each.ruleId === ruleId && (each.validFrom ?? '') <= day && (each.validTo === null || day <= each.validTo))

export type RuleRowProblem = 'RULE_UNKNOWN' | 'RULE_VALUE_INVALID' | 'RULE_ROW_TWICE' | 'LEGAL_BASIS_MISSING' | 'LIST_TOO_LONG' | 'LIST_EMPTY'

const longestBasis = 300

/** Everything that is wrong with the rows of a draft, at once. */
export function ruleRowProblems(rows: readonly RuleRow[], rules: readonly BenefitRule[]): UserErrorBase<RuleRowProblem>[] {
  if (rows.length === 0) return [{ code: 'LIST_EMPTY', path: ['rows'] }]
  if (rows.length > mostRows) return [{ code: 'LIST_TOO_LONG', path: ['rows'] }]
  const known = new Set<string>()
  return rows.flatMap((row, i) => {
    const found: UserErrorBase<RuleRowProblem>[] = []
    const problem = (code: RuleRowProblem, field: string) => found.push({ code, path: ['rows', String(i), field] })
    const held = rowOn(rules, row.ruleId, row.validFrom)
    if (!held) problem('RULE_UNKNOWN', 'ruleId')
    else if (!isLike(held, row.value)) problem('RULE_VALUE_INVALID', 'value')
    const key = `${row.ruleId} ${row.validFrom}`
    if (known.has(key)) problem('RULE_ROW_TWICE', 'validFrom')
    known.add(key)
    if (row.legalBasis.trim() === '' || row.legalBasis.length > longestBasis) problem('LEGAL_BASIS_MISSING', 'legalBasis')
    return found
  })
}

/** A percent stays a percent, an amount an amount; what is no number is read by code, and may not be changed here. */
function isLike({ kind, value: before }: BenefitRule, value: string | null): boolean {
  if (before === null || !isNumber(before)) return value === before
  if (value === null || !isNumber(value)) return false
  return kind === 'reference amount' ? /^[1-9]\d{4,8}$/.test(value) : Number(value) <= 100
}

const isNumber = (text: string) => /^\d+(\.\d)?$/.test(text)
