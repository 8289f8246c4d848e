import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '../../../kit/audit.js'
import { system } from '../../../kit/auth.js'
import type { Clock } from '../../../kit/clock.js'
import type { Database } from '../../../kit/database.js'
import { writeUnasked } from '../../../kit/write.js'
import { holdAlert, takeStep } from './alert-step.service.js'

/** More are closed when the next facts come. */
const atOnce = 500

/**
 * Closes the alerts from which a referral was issued, each in a transaction of its own: whoever does it beside this one, or
 * again after it was killed in the middle, finds the rest only.
 */
export async function closeReferred({ db, clock }: { readonly db: Database; readonly clock: Clock }): Promise<number> {
  const waiting = await db.query<{ alertId: string; referralId: string }>(sql`
    select distinct on (a.id) a.id as "alertId", t.referral_id as "referralId"
    from facilities.alert_referral t join facilities.alert a on a.id = t.alert_id
    where a.status <> 'CLOSED' order by a.id, t.referred_at limit ${atOnce}`)
  const by: Acting = { viewer: system, now: clock(), requestId: `referred-${randomUUID()}` }
  let closed = 0
  for (const { alertId, referralId } of waiting) {
    const isClosed = await writeUnasked(db, by, async change => {
      const alert = await holdAlert(change, alertId)
      if (!alert || alert.status === 'CLOSED') return false
      await takeStep(change, alert, { move: 'CLOSED', action: 'REFER', note: alert.note, referralId }, by)
      return true
    })
    if (isClosed) closed++
  }
  return closed
}
