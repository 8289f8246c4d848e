import { sql } from 'kysely'
import { refuse } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import { AbsenceEntity } from '../absence/absence.entity.js'
import type { FacilitiesContext } from '../context.js'
import { cancelPlanned } from '../rehabilitation-session/cancel-planned.service.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { StayEntity, type StayRecord } from './stay.entity.js'
import type { BegunStay, StayEndReason } from './stay.rules.js'

export interface OpenStay {
  readonly stay: StayRecord
  /** The same as its rules see it. */
  readonly facts: BegunStay & Pick<StayRecord, 'facilityId' | 'mode'>
}

/** The stay under way of somebody who is held, with the last day of which something is written down. */
export async function openStayOf(change: Write, residentId: string): Promise<OpenStay | undefined> {
  const stay = await change.tx.em.findOne(StayEntity, { residentId, endedOn: null })
  if (!stay) return undefined
  const { facilityId, mode, admittedOn } = stay
  const { lastEntryOn } = await entriesOf(change, stay.id)
  return { stay, facts: { facilityId, mode, admittedOn, lastEntryOn } }
}

/** The first and the last day of which a leave, a return or another mode is written down; the end of a stay is none. */
export async function entriesOf({ tx }: Write, stayId: string): Promise<{ firstEntryOn: string | null; lastEntryOn: string | null }> {
  const [row] = await tx.query<{ first: string | null; last: string | null }>(sql`
    select min(day)::text as "first", max(day)::text as "last" from (
      select left_on as day from facilities.absence where stay_id = ${stayId}::uuid
      union all select ended_on from facilities.absence where stay_id = ${stayId}::uuid and outcome = 'RETURNED'
      union all select until from facilities.stay_mode_before where stay_id = ${stayId}::uuid) entries`)
  return { firstEntryOn: row?.first ?? null, lastEntryOn: row?.last ?? null }
}

/** The open stay of a change whose problems say so first: this tells the compiler. */
export function present(open: OpenStay | undefined): OpenStay {
  return open ?? refuse('NO_OPEN_STAY', ['input', 'resident'])
}

/**
 * Ends a stay, and with it the absence that is open and what is planned for the days after: sessions were planned with the staff
 * of this home. The care plan stays, until somebody ends it or goes on with it elsewhere.
 */
export async function endOpenStay(
  ctx: FacilitiesContext,
  stay: StayRecord,
  { on, reason }: { readonly on: string; readonly reason: StayEndReason },
  change: Write,
): Promise<void> {
  const { em } = change.tx
  await cancelPlanned(ctx, { because: 'STAY_ENDED', after: on, sessions: sql`s.resident_id = any(${idsOfPerson(sql`${stay.residentId}::uuid`)})` }, change)
  stay.endedOn = on
  stay.endReason = reason
  const absence = await em.findOne(AbsenceEntity, { stayId: stay.id, endedOn: null })
  if (!absence) return
  const ended = { endedOn: on, outcome: 'STAY_ENDED', endRecordedAt: ctx.now, endRecordedBy: ctx.viewer.subject } as const
  Object.assign(absence, ended)
}
