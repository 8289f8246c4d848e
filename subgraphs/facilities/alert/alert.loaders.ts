import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { oneByKey } from '../../../kit/loader.js'
import type { AlertKind, Severity } from '../../../kit/vn/alert-terms.js'
import { joinPerson } from '../resident/person-ids.js'
import type { Alert } from './alert.type.js'

export interface AlertRow {
  id: string
  residentId: string
  kind: AlertKind
  severity: Severity
  measure: string | null
  value: number | null
  thresholdSource: string | null
  /** ISO text out of JSON, which has no instants. */
  raisedAt: string | Date
}

export function toAlert(row: AlertRow): Alert {
  return { ...row, id: toGlobalId('Alert', row.id), raisedAt: new Date(row.raisedAt) }
}

/** By key and within the residents that the viewer may see. */
export function alertLoaders(db: Database, visible: RawBuilder<boolean>) {
  return {
    alertById: oneByKey<AlertRow & { personId: string }>(
      keys =>
        db.query(sql`select a.id, a.resident_id as "residentId", r.id as "personId", a.kind, a.severity, a.measure, a.value::float8 as "value",
            a.threshold_source as "thresholdSource", a.raised_at as "raisedAt"
          from facilities.alert a ${joinPerson(sql`a.resident_id`)}
          where a.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
  }
}
