import { z } from 'zod'
import type { Database } from '../../../kit/database.js'
import { diseaseLists } from '../reference.js'
import type { BenefitRule } from './benefit-rule.rules.js'
import type { ObjectCode } from './object-code.rules.js'
import { ruleBook, type RuleBook } from './rule-book.rules.js'
import { type RuleRow, ruleRow, withChange } from './rule-change.rules.js'

/** Read once at the start, and when a change comes into force: no answer costs a statement for them. */
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
  const changes = await changesInForce(db)
  return ruleBook(objectCodes, changes.reduce(withChange, benefitRules), diseaseLists(), changes.length)
}

/** The rows of each change in force, in the order in which they came into it. */
async function changesInForce(db: Database): Promise<(readonly RuleRow[])[]> {
  const found = await db.read<{ rows: unknown }>(`select "rows" from "insurance"."rule_change" where "status" = 'ACTIVE' order by "number"`, [])
  return found.map(({ rows }) => z.array(ruleRow).parse(rows))
}

/** The law as this process knows it. */
export interface RuleBooks {
  current(): RuleBook
  /** The place in the sector's own events up to which it was known at the start. */
  readonly since: number
  /** Reads it anew: a change has come into force. */
  refresh(): Promise<void>
}

export async function openRuleBooks(db: Database): Promise<RuleBooks> {
  const [told] = await db.read<{ since: number }>(`select coalesce(max("position"), 0)::float8 as "since" from "insurance"."outbox"`, [])
  let book = await loadRuleBook(db)
  return {
    current: () => book,
    since: told?.since ?? 0,
    async refresh() {
      book = await loadRuleBook(db)
    },
  }
}
