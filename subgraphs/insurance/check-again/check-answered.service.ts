import { changeLine } from '../../../kit/change-line.js'
import type { HubEvent } from '../../../kit/event.js'
import { coverageCheckedShape, coverageCheckedType } from '../check/coverage-check.events.js'
import { checkByKey } from '../check/coverage-check.service.js'
import type { InsuranceContext } from '../context.js'
import type { CheckAnsweredKind } from './check-answered.type.js'

/** A place in the outbox; the check is read when the event is answered, with fresh rights. */
export interface Delivery {
  readonly kind: CheckAnsweredKind
  readonly cursor: string
  readonly at: Date
  readonly checkKey: string | null
}

/** The checks that the caller asked and that were answered later. */
export async function* checksAnswered(ctx: InsuranceContext, from: number, signal: AbortSignal): AsyncGenerator<Delivery, undefined> {
  const wanted = (events: readonly HubEvent[]) => stillSeen(ctx, events.filter(each => isMine(ctx, each)))
  for await (const each of changeLine(ctx, { from, wanted }, signal)) {
    yield each.kind === 'TOLD'
      ? { kind: 'ANSWERED', cursor: each.cursor, at: new Date(each.event.at), checkKey: each.event.aggregateId }
      : { ...each, checkKey: null }
  }
}

function isMine({ viewer }: InsuranceContext, { type, payload }: HubEvent): boolean {
  return type === coverageCheckedType && coverageCheckedShape.parse(payload).askedBy === viewer.subject
}

/** Whoever has lost sight of the person meanwhile hears nothing. A line outlives its loaders. */
async function stillSeen(ctx: InsuranceContext, events: readonly HubEvent[]): Promise<readonly HubEvent[]> {
  if (events.length === 0) return []
  ctx.reload()
  const rows = await ctx.load.checkById.loadMany(events.map(({ aggregateId }) => aggregateId))
  return events.filter((_, i) => rows[i] !== undefined && !(rows[i] instanceof Error))
}

export function checkAnswered(ctx: InsuranceContext, { checkKey }: Delivery) {
  return checkByKey(ctx, checkKey)
}
