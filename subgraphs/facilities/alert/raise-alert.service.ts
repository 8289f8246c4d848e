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
  if (alerts.length === 0) return []
  const rows = alerts.map(alert => ({ ...alert, id: randomUUID() }))
  // All in one statement: a look over a whole province raises hundreds.
  const inserted = await change.tx.query<{ id: string }>(sql`insert into facilities.alert
      (id, resident_id, kind, severity, measure, value, subject, threshold_source, found_on, found_in, source_id, health_check_id, once_key, raised_at)
    select n.id, n."residentId", n.kind, n.severity, n.measure, n.value, n.subject, n."thresholdSource", n."foundOn", n."foundIn", n."sourceId",
      case when n."foundIn" = 'HEALTH_CHECK' then n."sourceId" end, n."onceKey", ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "residentId" uuid, kind text, severity text, measure text, value numeric,
      subject text, "thresholdSource" text, "foundOn" date, "foundIn" text, "sourceId" uuid, "onceKey" text)
    on conflict (resident_id, once_key) do nothing returning id`)
  const there = new Set(inserted.map(({ id }) => id))
  const raised = rows.filter(({ id }) => there.has(id))
  for (const { id, residentId, kind, severity, measure = null, value = null, subject = null, foundOn } of raised) {
    change.record({ action: 'alert.raised', subject: `Alert:${id}`, residentId, fields: ['kind', 'severity', 'measure'] })
    change.publish(alertRaised({ id, residentId, kind, severity, measure, value, subject, checkedOn: foundOn, raisedAt: now }))
  }
  return raised.map(({ id }) => id)
}
