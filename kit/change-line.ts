import type { Clock } from './clock.js'
import { HubError } from './errors.js'
import type { HubEvent } from './event.js'
import { giveWay } from './give-way.js'
import type { Outbox } from './outbox.js'
import type { NumberSeal } from './sealed-number.js'

/** What a live line needs of a request, which it outlives. */
export interface LineContext {
  readonly outbox: Outbox
  readonly clock: Clock
  /** Its longest silence, in milliseconds. */
  readonly heartbeat: number
  /** Seals the places that callers come back with: a position would tell everybody how much changes at the others. */
  readonly places: NumberSeal
}

/** The line is open, or alive, at a place; without an event. */
export interface Sign {
  readonly kind: 'OPENED' | 'BEAT'
  readonly cursor: string
  readonly at: Date
}

/** An event at its place. */
export interface Told {
  readonly kind: 'TOLD'
  readonly cursor: string
  readonly event: HubEvent
}

export interface LineOf {
  readonly from: number
  /** Those of a page of events that the caller wants and may be told of now. */
  wanted(events: readonly HubEvent[]): Promise<readonly HubEvent[]>
}

const pageSize = 200

/** Where a line begins: behind the cursor, or now. The cursor is the caller's word: what was never given is refused. */
export async function startOfLine({ outbox, places }: LineContext, after: string | null | undefined): Promise<number> {
  const head = await outbox.head()
  if (after == null) return head
  const position = places.open(after)
  if (position !== undefined && position <= head) return position
  const message = 'Con trỏ không hợp lệ; hãy tải lại danh sách rồi nối lại / The cursor is not valid; load the list again, then connect anew.'
  throw new HubError('BAD_USER_INPUT', { message })
}

/** The events that a caller wants, from a position on, with a sign of life where there are none for a while. */
export async function* changeLine(
  { outbox, clock, heartbeat, places }: LineContext,
  { from, wanted }: LineOf,
  signal: AbortSignal,
): AsyncGenerator<Sign | Told, undefined> {
  let position = from
  let beatAt = performance.now() + heartbeat
  const sign = (kind: Sign['kind']): Sign => ({ kind, cursor: places.seal(position), at: clock() })
  yield sign('OPENED')
  while (!signal.aborted) {
    await giveWay()
    // Whoever listened may have gone while it waited for its turn, and the database with the hub.
    if (signal.aborted) return
    const { events } = await outbox.read(position, { limit: pageSize })
    for (const event of await wanted(events)) {
      yield { kind: 'TOLD', cursor: places.seal(event.position), event }
      beatAt = performance.now() + heartbeat
    }
    position = events.at(-1)?.position ?? position
    const pause = beatAt - performance.now()
    if (pause <= 0) {
      yield sign('BEAT')
      beatAt = performance.now() + heartbeat
    } else if (events.length === 0) await outbox.news(position, pause, signal)
  }
}
