import { z } from 'zod'
import { readCsv } from '../../kit/csv.js'
import type { Database } from '../../kit/database.js'
import { projectFile } from '../../kit/files.js'
import { uuidFrom } from '../../kit/id.js'
import { addDays } from '../../kit/vn/working-days.js'
import type { BenefitRule } from './rules/benefit-rule.rules.js'
import type { Confidence, ObjectCode } from './rules/object-code.rules.js'
import { BenefitRuleEntity, ObjectCodeEntity } from './rules/rules.entity.js'

const reference = (file: string) => projectFile(`subgraphs/insurance/reference/${file}`)

/** Loads what the law gives; loading it again changes nothing. */
export async function seedReference(db: Database): Promise<void> {
  const em = db.orm.em.fork()
  const keyed = (row: ObjectCode & { validFrom: string }) => ({
    ...row,
    id: uuidFrom(`object-code:${row.code}:${row.validFrom}`),
  })
  await em.upsertMany(ObjectCodeEntity, objectCodeRows().map(keyed))
  await em.upsertMany(
    BenefitRuleEntity,
    benefitRuleRows().map(row => ({ ...row, id: uuidFrom(`benefit-rule:${row.ruleId}:${row.validFrom ?? 'always'}`) })),
  )
}

/** The source gives no first day per code: the rows speak from NĐ 146/2018 on. */
const firstDay = '2018-12-01'
/** Groups that began later: the social pension (Luật BHXH 41/2024). */
const laterFirstDays: Readonly<Record<string, string>> = { LH: '2025-07-01' }
/** NQ 261/2025/QH15 Đ2 k1a raised CN and LH. */
const raisedOn = '2026-01-01'

const text = z.string().min(1)
const textOrNone = z.string().transform(cell => (cell === '' || cell === '?' ? null : cell))
const level = z.coerce.number().int().min(1).max(5)
const percent = z.coerce.number().min(0).max(100)
const confidence = z.enum(['high', 'medium', 'low']).transform(cell => cell.toUpperCase() as Confidence)

const objectCodeRow = z.object({
  code: z.string().regex(/^[A-Z]{2}$/),
  meaning_vi: text,
  meaning_en: text,
  law_basis: textOrNone,
  level_digit_to_2025_12_31: level,
  percent_to_2025_12_31: percent,
  level_digit_from_2026_01_01: level,
  percent_from_2026_01_01: percent,
  confidence,
  note: textOrNone,
})

/** One open row per code, or two where the law changed what it gives. */
export function objectCodeRows(): (ObjectCode & { validFrom: string })[] {
  return readCsv(reference('bhyt-object-codes.csv'), objectCodeRow).flatMap(row => {
    const always = {
      code: row.code,
      meaningVi: row.meaning_vi,
      meaningEn: row.meaning_en,
      legalBasis: row.law_basis,
      confidence: row.confidence,
      note: row.note,
      validFrom: laterFirstDays[row.code] ?? firstDay,
      validTo: null,
    }
    const before = { ...always, level: row.level_digit_to_2025_12_31, percent: row.percent_to_2025_12_31 }
    const since = { ...always, level: row.level_digit_from_2026_01_01, percent: row.percent_from_2026_01_01 }
    if (before.level === since.level && before.percent === since.percent) return [since]
    return [
      { ...before, validTo: addDays(raisedOn, -1) },
      { ...since, validFrom: raisedOn },
    ]
  })
}

const dayOrNone = z.union([z.literal('').transform(() => null), z.iso.date()])
const benefitRuleRow = z.object({
  rule_id: text,
  kind: text,
  condition: text,
  percent_or_value: textOrNone,
  valid_from: dayOrNone,
  valid_to: dayOrNone,
  legal_basis: text,
  confidence: text,
})

/** The law's rules, and those of the hub's own numbering that the source table lacks. */
export function benefitRuleRows(): BenefitRule[] {
  return ['benefit-rules.csv', 'hub-rules.csv'].flatMap(file =>
    readCsv(reference(file), benefitRuleRow).map(row => ({
      ruleId: row.rule_id,
      kind: row.kind,
      condition: row.condition,
      value: row.percent_or_value,
      legalBasis: row.legal_basis,
      confidence: row.confidence,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
  )
}
