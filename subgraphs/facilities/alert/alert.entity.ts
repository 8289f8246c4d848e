import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { AlertKind, Measure, Severity } from '../../../kit/vn/alert-terms.js'
import type { AlertAction, AlertMove, AlertSource, AlertStatus } from './alert.rules.js'

export const AlertEntity = defineEntity({
  name: 'Alert',
  tableName: 'alert',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    version: p.integer().version(),
    status: p.text().$type<AlertStatus>(),
    kind: p.text().$type<AlertKind>(),
    severity: p.text().$type<Severity>(),
    measure: p.text().$type<Measure>().nullable(),
    value: p.decimal('number').nullable(),
    /** Code of the screening instrument, where one raised it. */
    subject: p.text().nullable(),
    thresholdSource: p.text().nullable(),
    foundOn: p.date(),
    foundIn: p.text().$type<AlertSource>(),
    sourceId: p.uuid().nullable(),
    /** The check it was found at, so that a check shows its alerts. */
    healthCheckId: p.uuid().nullable(),
    /** Of the same key a resident has one alert at most, however often the finding is made. */
    onceKey: p.text().nullable(),
    raisedAt: p.datetime(),
    action: p.text().$type<AlertAction>().nullable(),
    note: p.text().nullable(),
    lookAgainOn: p.date().nullable(),
    acknowledgedAt: p.datetime().nullable(),
    acknowledgedBy: p.text().nullable(),
    acknowledgedRole: p.text().nullable(),
    acknowledgedOrganisation: p.text().nullable(),
    closedAt: p.datetime().nullable(),
    /** The referral that was opened from it. */
    referralId: p.uuid().nullable(),
  },
})

/** What was done about an alert; rows are only added. */
export const AlertStepEntity = defineEntity({
  name: 'AlertStep',
  tableName: 'alert_step',
  properties: {
    id: p.uuid().primary(),
    alertId: p.uuid(),
    version: p.integer(),
    move: p.text().$type<AlertMove>(),
    action: p.text().$type<AlertAction>(),
    note: p.text().nullable(),
    lookAgainOn: p.date().nullable(),
    referralId: p.uuid().nullable(),
    at: p.datetime(),
    bySubject: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})

export type AlertRecord = InferEntity<typeof AlertEntity>
