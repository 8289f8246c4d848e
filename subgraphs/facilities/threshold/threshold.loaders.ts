import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { UnitIndex } from '../unit/unit.index.js'
import type { Threshold as Mark } from './threshold.rules.js'
import type { Threshold } from './threshold.type.js'

export interface ThresholdRow extends Mark {
  readonly id: string
  readonly version: number
  readonly unit: string
  readonly confidence: string
  readonly provinceUnitId: string | null
}

export const thresholdColumns = sql.raw(`t."id", t."version", t."measure", t."age_from" as "ageFrom", t."age_to" as "ageTo", t."sex",
  t."low_urgent"::float8 as "lowUrgent", t."low_alert"::float8 as "lowAlert", t."low_warn"::float8 as "lowWarn",
  t."high_warn"::float8 as "highWarn", t."high_alert"::float8 as "highAlert", t."high_urgent"::float8 as "highUrgent", t."unit",
  t."source", t."confidence", t."valid_from"::text as "validFrom", t."valid_to"::text as "validTo", t."province_unit_id" as "provinceUnitId"`)

/** All rows: some for the country, and a handful of each province. National ones first, so that of two equal findings they count. */
export const selectThresholds: RawBuilder<ThresholdRow> = sql<ThresholdRow>`select ${thresholdColumns} from facilities.threshold t
  order by t.province_unit_id is not null, t.measure, t.age_from, t.id`

/** Those that hold for the facilities of a province, whatever it was called when they were written down. */
export function ofProvince(rows: readonly ThresholdRow[], provinceUnitId: string, units: UnitIndex): ThresholdRow[] {
  const here = units.todayOf(provinceUnitId)
  return rows.filter(row => row.provinceUnitId === null || units.todayOf(row.provinceUnitId) === here)
}

export function toThreshold(row: ThresholdRow, units: UnitIndex): Threshold {
  const provinceCode = row.provinceUnitId === null ? null : units.codeToday(row.provinceUnitId)
  return { ...row, id: toGlobalId('Threshold', row.id), provinceCode }
}

export function thresholdLoaders(db: Database) {
  return {
    allThresholds: manyByKey<ThresholdRow>(() => db.query(selectThresholds), () => 'all'),
    thresholdById: oneByKey<ThresholdRow>(
      keys => db.query(sql<ThresholdRow>`select ${thresholdColumns} from facilities.threshold t where t.id = any(${keys}::uuid[])`),
      row => row.id,
    ),
  }
}
