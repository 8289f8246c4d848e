import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { AlertKind, Severity } from '../../../kit/vn/alert-terms.js'
import { joinPerson } from '../resident/person-ids.js'
import type { AlertAction, AlertMove, AlertSource, AlertStatus } from './alert.rules.js'
import type { Alert, AlertStep } from './alert.type.js'

export interface AlertRow {
  id: string
  residentId: string
  version: number
  status: AlertStatus
  kind: AlertKind
  severity: Severity
  measure: string | null
  value: number | null
  subject: string | null
  thresholdSource: string | null
  foundOn: string
  foundIn: AlertSource
  /** Instants are ISO text out of JSON. */
  raisedAt: string | Date
  action: AlertAction | null
  note: string | null
  lookAgainOn: string | null
  acknowledgedAt: string | Date | null
  acknowledgedRole: string | null
  acknowledgedOrganisation: string | null
  closedAt: string | Date | null
}

/** With the key of the person, the survivor's after a merge. */
export interface PersonalAlertRow extends AlertRow {
  personId: string
}

/** Of an `alert a`; those of plain columns, and the one that is a number. */
const columns = {
  id: 'a."id"', residentId: 'a."resident_id"', version: 'a."version"', status: 'a."status"', kind: 'a."kind"', severity: 'a."severity"',
  measure: 'a."measure"', value: 'a."value"::float8', subject: 'a."subject"', thresholdSource: 'a."threshold_source"', foundOn: 'a."found_on"',
  foundIn: 'a."found_in"', raisedAt: 'a."raised_at"', action: 'a."action"', note: 'a."note"', lookAgainOn: 'a."look_again_on"',
  acknowledgedAt: 'a."acknowledged_at"', acknowledgedRole: 'a."acknowledged_role"', acknowledgedOrganisation: 'a."acknowledged_organisation"',
  closedAt: 'a."closed_at"',
} as const satisfies Record<keyof AlertRow, string>

export const alertColumns = Object.entries(columns).map(([name, column]) => `${column} as "${name}"`).join(', ')

/** The same row as one JSON value, for a statement that brings alerts along. */
export const alertJson = `json_build_object(${Object.entries(columns).map(([name, column]) => `'${name}', ${column}`).join(', ')})`

/** The API object, with the key under which the loaders know it, and whose it is. */
export interface AlertNode extends Alert {
  readonly key: string
  readonly residentId: string
}

export function toAlert(row: AlertRow): AlertNode {
  const instant = (at: string | Date | null) => (at === null ? null : new Date(at))
  return {
    ...row,
    key: row.id,
    id: toGlobalId('Alert', row.id),
    raisedAt: new Date(row.raisedAt),
    acknowledgedAt: instant(row.acknowledgedAt),
    closedAt: instant(row.closedAt),
  }
}

export interface AlertStepRow extends Omit<AlertStep, 'move' | 'action'> {
  alertId: string
  move: AlertMove
  action: AlertAction
}

/** By key and within the residents that the viewer may see. */
export function alertLoaders(db: Database, visible: RawBuilder<boolean>) {
  return {
    alertById: oneByKey<PersonalAlertRow>(
      keys =>
        db.query(sql`select ${sql.raw(alertColumns)}, r.id as "personId" from facilities.alert a ${joinPerson(sql`a.resident_id`)}
          where a.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    stepsOfAlert: manyByKey<AlertStepRow>(
      keys =>
        db.query(sql`select s.alert_id as "alertId", s.version, s.move, s.action, s.note, s.look_again_on as "lookAgainOn", s.at,
            s.by_role as "byRole", s.by_organisation as "byOrganisation"
          from unnest(${keys}::uuid[]) k cross join lateral
            (select * from facilities.alert_step s where s.alert_id = k order by s.version desc limit 50) s
          order by s.alert_id, s.version`),
      row => row.alertId,
    ),
  }
}
