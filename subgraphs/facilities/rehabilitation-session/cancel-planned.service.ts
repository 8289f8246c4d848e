import { type RawBuilder, sql } from 'kysely'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { cancellable, type CancelReason } from './rehabilitation-session.rules.js'

interface Cancelling {
  readonly because: CancelReason
  /** In words; null where the reason says all. */
  readonly note?: string
  /** Sessions of later days only: that of the day itself may have been held. */
  readonly after: string
  /** Which, as a condition on `rehabilitation_session s`. */
  readonly sessions: RawBuilder<unknown>
}

/** Cancels what is still planned, and says how many sessions that were. */
export async function cancelPlanned(ctx: FacilitiesContext, { because, note, after, sessions }: Cancelling, { tx }: Write): Promise<number> {
  const { viewer, now } = ctx
  const cancelled = await tx.query(sql`update facilities.rehabilitation_session s
    set status = 'CANCELLED', cancel_reason = ${because}, note = ${note ?? null}, version = s.version + 1, recorded_at = ${now.toISOString()}::timestamptz,
      recorded_by = ${viewer.subject}, recorded_role = ${viewer.role}, recorded_organisation = ${viewer.facility ?? null}
    where s.status = any(${[...cancellable]}::text[]) and s.planned_on > ${after}::date and ${sessions} returning s.id`)
  return cancelled.length
}
