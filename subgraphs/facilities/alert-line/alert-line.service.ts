import { changeLine } from '../../../kit/change-line.js'
import type { HubEvent } from '../../../kit/event.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { healthAlert } from '../../../kit/vn/borrowed-facts.js'
import type { AlertNode } from '../alert/alert.loaders.js'
import { findAlert } from '../alert/alert.service.js'
import type { FacilitiesContext } from '../context.js'
import { mayReadPart } from '../resident/resident.access.js'
import type { AlertRaisedKind } from './alert-raised.type.js'

/** A place in the outbox; the alert is read when the event is answered, with fresh rights. */
export interface Delivery {
  readonly kind: AlertRaisedKind
  readonly cursor: string
  readonly at: Date
  readonly alertKey: string | null
}

/** The alerts of residents whom the caller may see, of one facility where one is named. */
export async function* alertsRaised(
  ctx: FacilitiesContext,
  { from, facility }: { readonly from: number; readonly facility: string | null | undefined },
  signal: AbortSignal,
): AsyncGenerator<Delivery, undefined> {
  const wanted = (events: readonly HubEvent[]) => seen(ctx, events.filter(({ type }) => type === healthAlert.type), facility)
  for await (const each of changeLine(ctx, { from, wanted }, signal)) {
    yield each.kind === 'TOLD'
      ? { kind: 'RAISED', cursor: each.cursor, at: new Date(each.event.at), alertKey: each.event.aggregateId }
      : { ...each, alertKey: null }
  }
}

/** Whoever has lost sight of the person meanwhile hears nothing. A line outlives its loaders. */
async function seen(ctx: FacilitiesContext, events: readonly HubEvent[], facility: string | null | undefined): Promise<readonly HubEvent[]> {
  if (events.length === 0 || !mayReadPart(ctx.viewer, 'health')) return []
  ctx.reload()
  const alerts = await ctx.load.alertById.loadMany(events.map(({ aggregateId }) => aggregateId))
  const persons = await Promise.all(
    alerts.map(alert => (alert === undefined || alert instanceof Error ? undefined : ctx.load.residentById.load(alert.residentId))),
  )
  const place = facility == null ? undefined : fromGlobalId('Facility', facility)
  return events.filter((_, i) => persons[i] !== undefined && (facility == null || persons[i]?.facilityId === place))
}

export function alertOf(ctx: FacilitiesContext, { alertKey }: Delivery): Promise<AlertNode | null> {
  return alertKey === null ? Promise.resolve(null) : findAlert(ctx, toGlobalId('Alert', alertKey))
}
