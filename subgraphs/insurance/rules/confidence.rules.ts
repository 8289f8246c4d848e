import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { BenefitRule } from './benefit-rule.rules.js'

const sureUntil = /^high to (\d{4}-\d{2}-\d{2})/

/** Whether a row was read in the law or in two sources for that day; its own words say so ("high to 2025-08-14; medium after"). */
export function isSure({ confidence }: BenefitRule, day: LocalDate): boolean {
  const until = sureUntil.exec(confidence)?.[1]
  return until === undefined ? /^(amount )?high\b/.test(confidence) : day <= until
}
