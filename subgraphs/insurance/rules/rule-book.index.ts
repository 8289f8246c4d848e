import type { Database } from '../../../kit/database.js'
import { diseaseLists } from '../reference.js'
import type { BenefitRule } from './benefit-rule.rules.js'
import type { ObjectCode } from './object-code.rules.js'
import { ruleBook, type RuleBook } from './rule-book.rules.js'

/** Read once at the start: the rows change with a law, and no answer then costs a statement for them. */
export async function loadRuleBook(db: Database): Promise<RuleBook> {
  const objectCodes = await db.read<ObjectCode>(
    `select "code", "meaning_vi" as "meaningVi", "meaning_en" as "meaningEn", "level", "percent"::float8 as "percent",
       "legal_basis" as "legalBasis", "confidence", "note", "valid_from" as "validFrom", "valid_to" as "validTo"
     from "insurance"."object_code" order by "code", "valid_from"`,
    [],
  )
  const benefitRules = await db.read<BenefitRule>(
    `select "rule_id" as "ruleId", "kind", "condition", "value", "legal_basis" as "legalBasis", "confidence",
       "valid_from" as "validFrom", "valid_to" as "validTo"
     from "insurance"."benefit_rule" order by "rule_id", "valid_from"`,
    [],
  )
  return ruleBook(objectCodes, benefitRules, diseaseLists())
}
