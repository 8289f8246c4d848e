import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { AlertKind, Severity } from '../../../kit/vn/alert-terms.js'
import { type Told, toldText } from '../clinical-change/clinical-change.loaders.js'
import { joinPerson } from '../resident/person-ids.js'
import { isOpened } from '../seal/seal.access.js'
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
  /** Whether the viewer holds the seal of the record open: then the look is one under it. */
  underSeal: boolean
}

/** Of an `alert a`; those of plain columns, and the one that is a number. What was noted of it is told as far as it may be. */
const columns = {
  id: 'a."id"', residentId: 'a."resident_id"', version: 'a."version"', status: 'a."status"', kind: 'a."kind"', severity: 'a."severity"',
  measure: 'a."measure"', value: 'a."value"::float8', subject: 'a."subject"', thresholdSource: 'a."threshold_source"', foundOn: 'a."found_on"',
  foundIn: 'a."found_in"', raisedAt: 'a."raised_at"', action: 'a."action"', note: 'a."note"', lookAgainOn: 'a."look_again_on"',
  acknowledgedAt: 'a."acknowledged_at"', acknowledgedRole: 'a."acknowledged_role"', acknowledgedOrganisation: 'a."acknowledged_organisation"',
  closedAt: 'a."closed_at"',
} as const satisfies Record<keyof AlertRow, string>

export function alertColumns(told: Told): RawBuilder<unknown> {
  return sql.join(columnsFor(told).map(([name, column]) => sql`${column} as ${sql.ref(name)}`))
}

/** Of an alert with its person, the `resident r`. */
export function personalColumns(told: Told): RawBuilder<unknown> {
  return sql`${alertColumns(told)}, r.id as "personId", ${isOpened(sql`r.id`, told.opened)} as "underSeal"`
}

/** The same row as one JSON value, for a statement that brings alerts along. */
export function alertJson(told: Told): RawBuilder<unknown> {
  return sql`json_build_object(${sql.join(columnsFor(told).map(([name, column]) => sql`${sql.lit(name)}, ${column}`))})`
}

function columnsFor(told: Told): [string, RawBuilder<unknown>][] {
  return Object.entries(columns).map(([name, column]) => [name, name === 'note' ? toldText(told, sql.raw(column), sql`a."resident_id"`) : sql.raw(column)])
}

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
export function alertLoaders(db: Database, visible: RawBuilder<boolean>, told: Told) {
  const note = toldText(told, sql`s.note`, sql`(select a.resident_id from facilities.alert a where a.id = s.alert_id)`)
  return {
    alertById: oneByKey<PersonalAlertRow>(
      keys =>
        db.query(sql`select ${personalColumns(told)} from facilities.alert a ${joinPerson(sql`a.resident_id`)}
          where a.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    stepsOfAlert: manyByKey<AlertStepRow>(
      keys =>
        db.query(sql`select s.alert_id as "alertId", s.version, s.move, s.action, ${note} as "note", s.look_again_on as "lookAgainOn", s.at,
            s.by_role as "byRole", s.by_organisation as "byOrganisation"
          from unnest(${keys}::uuid[]) k cross join lateral
            (select * from facilities.alert_step s where s.alert_id = k order by s.version desc limit 50) s
          order by s.alert_id, s.version`),
      row => row.alertId,
    ),
  }
}
