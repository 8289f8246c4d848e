import type { Database } from '../../../kit/database.js'
import { manyByKey } from '../../../kit/loader.js'
import type { FacilityRecordCorrection } from './facility-record.type.js'

/** What every record's row has. */
export interface RecordRow {
  readonly id: string
  readonly facilityId: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly endedOn: string | null
  readonly correctedAt: string | Date | null
  readonly correctedRole: string | null
  readonly correctedReason: string | null
}

const common = ['id', 'facilityId', 'validFrom', 'validTo', 'endedOn', 'correctedAt', 'correctedRole', 'correctedReason']

/** A facility has a few rows of a kind in its life, of packages a few each year; the newest this many are read. */
const mostRecords = 2_000

/** All records of a kind per facility, newest first: one statement, whatever days are asked about. */
export function recordsOfFacility<Row extends RecordRow>(
  db: Database,
  table: string,
  columns: readonly string[],
  /** Field → an expression on the row `x`. */
  more: Readonly<Record<string, string>> = {},
) {
  const own = [...common, ...columns].map(column => `x."${snake(column)}" as "${column}"`)
  const list = [...own, ...Object.entries(more).map(([name, expression]) => `${expression} as "${name}"`)].join(', ')
  return manyByKey<Row>(
    keys =>
      db.read(
        `select r.* from unnest($1::uuid[]) k cross join lateral (
           select ${list} from "facilities"."${table}" x where x."facility_id" = k
           order by x."valid_from" desc nulls last, x."recorded_at" desc, x."id" limit ${mostRecords}) r`,
        [keys],
      ),
    row => row.facilityId,
  )
}

function snake(column: string): string {
  return column.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

export function correctionOf({ correctedAt, correctedRole, correctedReason }: RecordRow): FacilityRecordCorrection | null {
  if (correctedAt === null) return null
  return { at: new Date(correctedAt), byRole: correctedRole ?? '', reason: correctedReason ?? '' }
}
