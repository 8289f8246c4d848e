import { z } from 'zod'
import { changeLine, type Told } from '../../../kit/change-line.js'
import type { HubEvent } from '../../../kit/event.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import type { ReferralsContext } from '../context.js'
import { referralRights } from '../referral/referral.access.js'
import { referralMovedType } from '../referral/referral.events.js'
import { seenAmong } from '../referral/referral.loaders.js'
import { findIdsOfPerson } from '../resident/person-ids.js'
import { referralStatuses } from '../referral/referral.rules.js'
import { findReferral, type ReferralNode } from '../referral/referral.service.js'
import type { ReferralChange, ReferralChangeFilter } from './referral-change.type.js'

/** A place in the outbox with what is told of it; the referral is read when the event is answered, with fresh rights. */
export interface Delivery extends Omit<ReferralChange, 'referral'> {
  readonly of: { readonly referralKey: string; readonly residentId: string } | null
}

/**
 * The changes a caller may see, from a position on. Row rights are asked for every change when it is
 * delivered: whoever has lost sight of a referral meanwhile hears nothing of it.
 */
export async function* referralChanges(
  ctx: ReferralsContext,
  { from, filter }: { from: number; filter?: ReferralChangeFilter | null },
  signal: AbortSignal,
): AsyncGenerator<Delivery, undefined> {
  const wanted = async (events: readonly HubEvent[]) => {
    const ids = filter?.resident == null || events.length === 0 ? undefined : await idsNamed(ctx, filter.resident)
    return visible(ctx, events.filter(each => isWanted(each, filter, ids)))
  }
  for await (const each of changeLine(ctx, { from, wanted }, signal)) {
    yield each.kind === 'TOLD' ? changed(each) : { ...each, status: null, of: null }
  }
}

const payload = z.object({ residentId: z.guid(), status: z.enum(referralStatuses) })

/** Every id of the person of a filter, as they are now: records are merged and parted while a line is open. */
function idsNamed(ctx: ReferralsContext, resident: string): Promise<string[]> {
  const key = fromGlobalId('Resident', resident)
  return key ? findIdsOfPerson(ctx.db, key) : Promise.resolve([])
}

function isWanted(
  { type, aggregateId, payload: told }: HubEvent,
  filter: ReferralChangeFilter | null | undefined,
  residentIds: readonly string[] | undefined,
): boolean {
  if (type !== referralMovedType) return false
  if (filter?.referral != null && fromGlobalId('Referral', filter.referral) !== aggregateId) return false
  const { residentId, status } = payload.parse(told)
  if (residentIds && !residentIds.includes(residentId)) return false
  return !filter?.status || filter.status.includes(status)
}

/** Those of them whose referral the caller may see now: one statement for a page of events. */
async function visible(ctx: ReferralsContext, events: readonly HubEvent[]): Promise<HubEvent[]> {
  if (events.length === 0) return []
  const keys = new Set(events.map(event => event.aggregateId))
  const seen = await seenAmong(ctx.db, referralRights(ctx.viewer), [...keys])
  return events.filter(event => seen.has(event.aggregateId))
}

function changed({ cursor, event }: Told): Delivery {
  const { residentId, status } = payload.parse(event.payload)
  return { kind: 'CHANGED', cursor, at: new Date(event.at), status, of: { referralKey: event.aggregateId, residentId } }
}

/** The referral of an event, with the rights of the moment; the event was not delivered if it is not there any more. */
export function referralOf(ctx: ReferralsContext, { of }: Delivery): Promise<ReferralNode | null> {
  return of ? findReferral(ctx, toGlobalId('Referral', of.referralKey)) : Promise.resolve(null)
}

/** That something changed for a person tells of the person, whatever is selected of it. */
export function delivered(ctx: ReferralsContext, delivery: Delivery): Delivery {
  if (delivery.of) ctx.noteRead(delivery.of.residentId)
  return delivery
}
