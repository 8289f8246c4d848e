import { z } from 'zod'
import { readCsv } from '../../kit/csv.js'
import type { Database } from '../../kit/database.js'
import { projectFile } from '../../kit/files.js'
import { uuidFrom } from '../../kit/id.js'
import { addDays } from '../../kit/vn/working-days.js'
import type { BenefitRule } from './rules/benefit-rule.rules.js'
import type { DiseaseLists, DiseaseRow } from './rules/disease-list.rules.js'
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
/** The list of QĐ 1351/QĐ-BHXH with the percents of Luật 46/2014 is read back to here; nobody has confirmed it for that time. */
const readBackTo = '2015-01-01'
/** Codes that QĐ 1351 does not hold, or holds with another level (CT). */
const laterCodes = new Set(['AK', 'CT', 'LH', 'DS', 'HK', 'TG', 'ND', 'TH', 'TV', 'TD', 'TU', 'BA'])
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

type DatedCode = ObjectCode & { validFrom: string }

/** One open row per code, or two where the law changed what it gives; before NĐ 146 what QĐ 1351 held. */
export function objectCodeRows(): DatedCode[] {
  return codesSinceDecree146().flatMap(row => {
    if (row.validFrom !== firstDay || laterCodes.has(row.code)) return [row]
    return [{ ...row, ...readBack, validFrom: readBackTo, validTo: addDays(firstDay, -1) }, row]
  })
}

const readBack = {
  legalBasis: 'Luật BHYT am. 46/2014 Đ22 k1; QĐ 1351/QĐ-BHXH',
  confidence: 'LOW',
  note: 'read back from NĐ 146/2018',
} as const

function codesSinceDecree146(): DatedCode[] {
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

/** The law's rules, those of the hub's own numbering that the source table lacks, visit codes and reference amounts. */
export function benefitRuleRows(): BenefitRule[] {
  return [...writtenRules(), ...visitCodeRules(), ...referenceAmounts()]
}

function writtenRules(): BenefitRule[] {
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

const percentOrNone = z.union([z.literal('').transform(() => null), percent.transform(String)])
const visitCodeRow = z.object({
  code: text,
  case_en: text,
  setting: z.enum(['any', 'inpatient', 'outpatient']),
  percent_2025_01_01_to_2026_06_30: percentOrNone,
  percent_from_2026_07_01: percentOrNone,
  legal_basis: z.string(),
  source: text,
  confidence: text,
})

/** QĐ 3276 came with the levels; half a year of NĐ 188 Đ19 ended with June 2026. */
const visitCodesSince = '2025-01-01'
const visitPercentsChangedOn = '2026-07-01'
const suffixes = { inpatient: '-IN', outpatient: '-OUT' } as const

/** `VC-` and the visit code; the code that the table holds once for each setting says which. */
function visitCodeRules(): BenefitRule[] {
  const rows = readCsv(reference('visit-object-codes.csv'), visitCodeRow)
  return rows.flatMap(row => {
    const split = row.setting !== 'any' && rows.filter(({ code }) => code === row.code).length > 1
    const always = {
      ruleId: `VC-${row.code}${split && row.setting !== 'any' ? suffixes[row.setting] : ''}`,
      kind: 'visit code',
      condition: row.case_en,
      legalBasis: [row.legal_basis, row.source].filter(Boolean).join('; '),
      confidence: row.confidence,
      validFrom: visitCodesSince,
      validTo: null,
    }
    const [before, since] = [row.percent_2025_01_01_to_2026_06_30, row.percent_from_2026_07_01]
    if (before === since) return [{ ...always, value: since }]
    return [
      { ...always, value: before, validTo: addDays(visitPercentsChangedOn, -1) },
      { ...always, value: since, validFrom: visitPercentsChangedOn },
    ]
  })
}

const baseSalaryRow = z.object({
  valid_from: z.iso.date(),
  valid_to: dayOrNone,
  amount_vnd: z.string().regex(/^\d+$/),
  legal_basis: text,
  confidence: text,
})

/** The law says "mức tham chiếu" now; it is the base salary until the Government decides otherwise (Luật 51 Đ3 k5b). */
function referenceAmounts(): BenefitRule[] {
  return readCsv(reference('base-salary.csv'), baseSalaryRow).map(row => ({
    ruleId: 'RA-1',
    kind: 'reference amount',
    condition: 'base salary of a month',
    value: row.amount_vnd,
    legalBasis: row.legal_basis,
    confidence: row.confidence,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}

const diseaseRow = z
  .object({
    include: text,
    exclude: z.string(),
    age_below: z.union([z.literal('').transform(() => null), z.coerce.number().int()]),
    confidence,
  })
  .transform(({ age_below: ageBelow, ...row }): DiseaseRow => ({ ...row, ageBelow }))

/** The annexes of TT 01/2025 that free a person from the paper. */
export function diseaseLists(): DiseaseLists {
  return {
    annex1: readCsv(reference('tt01-annex1-icd.csv'), diseaseRow),
    annex2: readCsv(reference('tt01-annex2-icd.csv'), diseaseRow),
  }
}
