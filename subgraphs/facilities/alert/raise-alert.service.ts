import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AlertKind, Measure, Severity } from '../../../kit/vn/alert-terms.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import { alertRaised } from './alert.events.js'
import type { AlertSource } from './alert.rules.js'

export interface NewAlert {
  readonly residentId: string
  readonly kind: AlertKind
  readonly severity: Severity
  readonly measure?: Measure | null
  readonly value?: number | null
  /** Code of the screening instrument, where one raised it. */
  readonly subject?: string | null
  readonly thresholdSource?: string | null
  readonly foundOn: LocalDate
  readonly foundIn: AlertSource
  /** The row of that kind. */
  readonly sourceId?: string | null
  /** Of the same key a resident has one alert at most. */
  readonly onceKey?: string | null
}

/** Raises alerts as part of a change, and tells the other sectors; gives the keys of those that were not there yet. */
export async function raiseAlerts(change: Write, alerts: readonly NewAlert[], now: Date): Promise<string[]> {
  const raised: string[] = []
  for (const alert of alerts) {
    const id = randomUUID()
    const { residentId, kind, severity, measure = null, value = null, subject = null, foundOn, foundIn, sourceId = null } = alert
    const inserted = await change.tx.query(sql`insert into facilities.alert
        (id, resident_id, kind, severity, measure, value, subject, threshold_source, found_on, found_in, source_id, health_check_id, once_key, raised_at)
      values (${id}, ${residentId}, ${kind}, ${severity}, ${measure}, ${value}, ${subject}, ${alert.thresholdSource ?? null},
        ${foundOn}::date, ${foundIn}, ${sourceId}::uuid, ${foundIn === 'HEALTH_CHECK' ? sourceId : null}::uuid, ${alert.onceKey ?? null},
        ${now.toISOString()}::timestamptz)
      on conflict (resident_id, once_key) do nothing returning id`)
    if (inserted.length === 0) continue
    raised.push(id)
    change.record({ action: 'alert.raised', subject: `Alert:${id}`, residentId, fields: ['kind', 'severity', 'measure'] })
    change.publish(alertRaised({ id, residentId, kind, severity, measure, value, subject, checkedOn: foundOn, raisedAt: now }))
  }
  return raised
}
