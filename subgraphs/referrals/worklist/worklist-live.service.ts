import { setTimeout as sleep } from 'node:timers/promises'
import type { ReferralsContext } from '../context.js'
import { referralMovedType } from '../referral/referral.events.js'
import type { WorklistSide } from './worklist.rules.js'
import { countWorklists } from './worklist.service.js'
import type { WorklistCount } from './worklist.type.js'

export interface CountsTold {
  readonly counts: readonly WorklistCount[]
}

const pageSize = 200
/** Between two events at least, in milliseconds. */
const pauseMs = 1_000
/** A deadline that passes changes the counts as well, without an event. */
const recountMs = 60_000

/** The counts now, and again whenever they are others: of the rows that the caller may see at that moment. */
export async function* worklistCountsLine(
  ctx: ReferralsContext,
  side: WorklistSide | null | undefined,
  signal: AbortSignal,
): AsyncGenerator<CountsTold, undefined> {
  let position = await ctx.outbox.head()
  let told = ''
  while (!signal.aborted) {
    const counts = await countWorklists(ctx, side, ctx.clock())
    const text = JSON.stringify(counts)
    if (text !== told) yield { counts }
    told = text
    position = await nextMove(ctx, position, signal)
  }
}

/** Waits until a referral has moved, whoever’s it is, or the time has come to count anew. */
async function nextMove(ctx: ReferralsContext, from: number, signal: AbortSignal): Promise<number> {
  const recountAt = performance.now() + recountMs
  let position = from
  await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined)
  for (;;) {
    const waitMs = recountAt - performance.now()
    const { events } = await ctx.outbox.read(position, { limit: pageSize, waitMs, signal })
    position = events.at(-1)?.position ?? position
    if (events.length === 0 || events.some(({ type }) => type === referralMovedType)) return position
  }
}
