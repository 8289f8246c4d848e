import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { NewEvent } from '../../../kit/event.js'
import type { HealthAlertFact } from '../../../kit/vn/borrowed-facts.js'

export interface AlertToTell extends Omit<HealthAlertFact, 'alertId' | 'raisedAt' | 'subject'> {
  readonly id: string
  readonly subject?: string | null
  readonly raisedAt: Date
}

/**
 * A finding, and whose. Neither the conclusion of the check nor the place of it: where a person in drug rehabilitation was
 * examined would tell where they are.
 */
export function alertRaised({ id, residentId, kind, severity, measure, value, subject = null, checkedOn, raisedAt }: AlertToTell): NewEvent {
  const payload: HealthAlertFact = { alertId: id, residentId, kind, severity, measure, value, subject, checkedOn, raisedAt: raisedAt.toISOString() }
  // What was found never changes; what is done about it is not told.
  return { type: 'alert.raised', aggregate: 'Alert', aggregateId: id, version: 1, payload }
}

export const alertAnnouncer: Announcer = {
  async untold(db, limit) {
    const rows = await db.read<AlertToTell>(
      `select x."id", x."resident_id" as "residentId", x."kind", x."severity", x."measure", x."value"::float8 as "value", x."subject",
         x."found_on" as "checkedOn", x."raised_at" as "raisedAt"
       from "facilities"."alert" x
       where ${untoldIn('facilities')} order by x."id" limit $1`,
      [limit],
    )
    return rows.map(alertRaised)
  },
}
