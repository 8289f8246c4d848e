import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import type { HubEvent } from '../../../kit/event.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import type { ReferralsContext } from '../context.js'
import { referralMovedType } from '../referral/referral.events.js'
import { referralStatuses } from '../referral/referral.rules.js'
import { findReferral, type ReferralNode } from '../referral/referral.service.js'
import type { ReferralChange, ReferralChangeFilter } from './referral-change.type.js'

/** A place in the outbox with what is told of it; the referral is read when the event is answered, with fresh rights. */
export interface Delivery extends Omit<ReferralChange, 'referral'> {
  readonly referralKey: string | null
}

export interface LineRequest {
  readonly filter?: ReferralChangeFilter | null
  readonly after?: string | null
}

const pageSize = 200
/** How often a quiet line beats, and how often it looks whether its caller is still signed in, in milliseconds. */
const beatMs = 15_000
const lookMs = 1_000

/**
 * The changes a caller may see, from a cursor on or from now on. Row rights are asked for every change when it is
 * delivered: whoever has lost sight of a referral meanwhile hears nothing of it.
 */
export async function* referralChanges(
  ctx: ReferralsContext,
  { filter, after }: LineRequest,
  signal: AbortSignal,
): AsyncGenerator<Delivery, undefined> {
  const head = await ctx.outbox.head()
  let position = after == null ? head : positionOf(after, head)
  yield { kind: 'OPENED', ...placeAt(position, ctx.clock()) }
  let beatAt = performance.now() + beatMs
  while (!signal.aborted) {
    const { events, head: known } = await ctx.outbox.read(position, { limit: pageSize })
    const told = await visible(ctx, events.filter(event => isWanted(event, filter)))
    for (const event of told) {
      yield changed(event)
      beatAt = performance.now() + beatMs
    }
    position = events.at(-1)?.position ?? position
    if (events.length === pageSize) continue
    if (performance.now() >= beatAt) {
      yield { kind: 'BEAT', ...placeAt(position, ctx.clock()) }
      beatAt = performance.now() + beatMs
    }
    if (events.length === 0) await ctx.outbox.news(Math.max(position, known), lookMs, signal)
    ctx.requireSignedIn()
  }
}

const payload = z.object({ residentId: z.guid(), status: z.enum(referralStatuses) })

function isWanted({ type, aggregateId, payload: told }: HubEvent, filter: ReferralChangeFilter | null | undefined): boolean {
  if (type !== referralMovedType) return false
  if (filter?.referral != null && fromGlobalId('Referral', filter.referral) !== aggregateId) return false
  const { residentId, status } = payload.parse(told)
  if (filter?.resident != null && fromGlobalId('Resident', filter.resident) !== residentId) return false
  return !filter?.status || filter.status.includes(status)
}

/** Those of them whose referral the caller may see now: one statement for a page of events. */
async function visible(ctx: ReferralsContext, events: readonly HubEvent[]): Promise<HubEvent[]> {
  if (events.length === 0) return []
  ctx.reload()
  const rows = await ctx.load.referralById.loadMany([...new Set(events.map(event => event.aggregateId))])
  const seen = new Set(rows.flatMap(row => (row && !(row instanceof Error) ? row.id : [])))
  return events.filter(event => seen.has(event.aggregateId))
}

function changed(event: HubEvent): Delivery {
  const { status } = payload.parse(event.payload)
  return {
    kind: 'CHANGED',
    cursor: cursorOf(event.position),
    at: new Date(event.at),
    status,
    referralKey: event.aggregateId,
  }
}

function placeAt(position: number, at: Date) {
  return { cursor: cursorOf(position), at, status: null, referralKey: null }
}

function cursorOf(position: number): string {
  return Buffer.from(`referrals:${position}`).toString('base64url')
}

/** The cursor is the caller's word: what was never given, or lies in the future, is refused. */
function positionOf(cursor: string, head: number): number {
  const digits = /^referrals:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  const position = digits === undefined ? undefined : Number(digits)
  if (position !== undefined && position <= head) return position
  const message = 'Con trỏ không hợp lệ; hãy tải lại danh sách rồi nối lại / The cursor is not valid; load the list again, then connect anew.'
  throw new HubError('BAD_USER_INPUT', { message })
}

/** The referral of an event, with the rights of the moment; the event was not delivered if it is not there any more. */
export function referralOf(ctx: ReferralsContext, { referralKey }: Delivery): Promise<ReferralNode | null> {
  return referralKey ? findReferral(ctx, toGlobalId('Referral', referralKey)) : Promise.resolve(null)
}
