import type { EntityManager } from '@mikro-orm/core'
import { z } from 'zod'
import { readCsv } from '../../kit/csv.js'
import { projectFile } from '../../kit/files.js'
import { uuidFrom } from '../../kit/id.js'
import { measures } from '../../kit/vn/alert-terms.js'
import { sexes } from './resident/resident.rules.js'
import { ThresholdEntity } from './threshold/threshold.entity.js'

/** The marks of the whole country; loading them again changes nothing, and touches no row of a province. */
export async function seedThresholds(em: EntityManager): Promise<void> {
  await em.upsertMany(ThresholdEntity, thresholds().map(row => ({ ...row, ...national })))
}

const national = {
  version: 1,
  provinceUnitId: null,
  recordedAt: null,
  recordedBy: null,
  recordedRole: null,
  endReason: null,
  endedBy: null,
} as const

/** The scale of the units in the table, as the hub writes them. */
const unitTerms: Readonly<Record<string, string>> = { 'kg/m2': 'kg/m²' }

const bound = z.string().transform(text => (text === '' ? null : Number(text)))
const sex = z.string().transform(text => (text === '' ? null : z.enum(sexes).parse(text)))
const thresholdRow = z.object({
  measure: z.string(),
  age_from: z.coerce.number(),
  age_to: bound,
  sex,
  low_alert: bound,
  low_warn: bound,
  high_warn: bound,
  high_alert: bound,
  unit: z.string(),
  source: z.string(),
  confidence: z.string(),
})

/** The table gives the urgent level of a measure as a row of its own, `…_urgent`. */
export function thresholds() {
  const rows = readCsv(projectFile('subgraphs/facilities/reference/thresholds.csv'), thresholdRow)
  const urgent = new Map(rows.map(row => [row.measure, row.high_alert]))
  return rows
    .filter(row => !row.measure.endsWith('_urgent'))
    .map(row => ({
      id: uuidFrom(`threshold:${row.measure}:${row.age_from}:2010-01-01`),
      measure: z.enum(measures).parse(row.measure),
      ageFrom: row.age_from,
      ageTo: row.age_to,
      sex: row.sex,
      lowUrgent: null,
      lowAlert: row.low_alert,
      lowWarn: row.low_warn,
      highWarn: row.high_warn,
      highAlert: row.high_alert,
      highUrgent: urgent.get(`${row.measure}_urgent`) ?? null,
      unit: unitTerms[row.unit] ?? row.unit,
      source: row.source,
      confidence: row.confidence,
      validFrom: '2010-01-01',
      validTo: null,
    }))
}
