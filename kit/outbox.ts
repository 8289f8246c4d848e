import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from './database.js'
import type { Feed, FeedPage, FeedRequest, HubEvent, NewEvent } from './event.js'
import type { Transaction } from './transaction.js'
import type { Wake } from './wake.js'

/**
 * Writes events into the outbox of the transaction's own schema. The lock makes the order of positions the order of
 * commits, so that a reader who has seen a position will never find a smaller one later; it is taken last and held for
 * the commit only.
 */
export async function publish(tx: Transaction, schema: string, events: readonly NewEvent[], at: Date): Promise<void> {
  if (events.length === 0) return
  await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`an-sinh-hub.outbox.${schema}`}))`)
  const rows = events.map(event => ({
    id: randomUUID(),
    type: event.type,
    aggregate: event.aggregate,
    aggregate_id: event.aggregateId,
    version: event.version,
    payload: event.payload,
  }))
  await tx.query(sql`insert into ${sql.table(`${schema}.outbox`)}
    (id, type, aggregate, aggregate_id, version, payload, at)
    select e.id, e.type, e.aggregate, e.aggregate_id, e.version, e.payload, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(id uuid, type text, aggregate text, aggregate_id uuid, version integer, payload jsonb)`)
}

export interface Outbox extends Feed {
  /** The newest position. */
  head(): Promise<number>
  /** Resolves when there is more than the known position, or after so many milliseconds, or when the signal ends. */
  news(known: number, waitMs: number, signal?: AbortSignal): Promise<void>
  /** To be called after a commit that published. */
  tell(): void
}

/** How often a process looks for what another process wrote to the same database, in milliseconds. */
const lookEvery = 1_000

export interface OutboxOptions {
  readonly name: string
  readonly wake: Wake
}

export function createOutbox(db: Database, { name, wake }: OutboxOptions): Outbox {
  const table = `"${db.schema}"."outbox"`
  const head = async () => {
    const [row] = await db.read<{ head: number }>(`select coalesce(max("position"), 0)::float8 as "head" from ${table}`, [])
    return row?.head ?? 0
  }
  const page = async (after: number, limit: number): Promise<FeedPage> => {
    const events = await db.read<Omit<HubEvent, 'at'> & { at: Date }>(
      `select "position"::float8 as "position", "id", "type", "aggregate", "aggregate_id" as "aggregateId", "version",
         "payload", "at" from ${table} where "position" > $1 order by "position" limit $2`,
      [after, limit],
    )
    const last = events.at(-1)
    return {
      events: events.map(event => ({ ...event, at: event.at.toISOString() })),
      head: events.length < limit && last ? last.position : await head(),
    }
  }
  const news = newsOf(name, wake, head, db.shared)
  return {
    head,
    news,
    tell: () => wake.tell(name),
    async read(after, { limit, waitMs = 0, signal }: FeedRequest) {
      const until = performance.now() + waitMs
      for (;;) {
        const found = await page(after, limit)
        const left = until - performance.now()
        if (found.events.length > 0 || left <= 0 || signal?.aborted) return found
        // From where it read, not from the head: that may have moved since.
        await news(after, left, signal)
      }
    },
  }
}

interface Waiter {
  readonly known: number
  wake(): void
}

/** However many wait, one look a second serves them all. */
function newsOf(name: string, wake: Wake, head: () => Promise<number>, shared: boolean): Outbox['news'] {
  const waiters = new Set<Waiter>()
  let looking = false
  const look = async () => {
    looking = true
    while (waiters.size > 0) {
      await sleep(lookEvery, undefined, { ref: false })
      const now = await head().catch(() => 0)
      for (const waiter of waiters) if (waiter.known < now) waiter.wake()
    }
    looking = false
  }
  return (known, waitMs, signal) =>
    new Promise<void>(resolve => {
      const done = () => {
        clearTimeout(timer)
        off()
        signal?.removeEventListener('abort', done)
        waiters.delete(waiter)
        resolve()
      }
      const timer = setTimeout(done, waitMs)
      const off = wake.on(name, done)
      const waiter: Waiter = { known, wake: done }
      waiters.add(waiter)
      signal?.addEventListener('abort', done)
      if (signal?.aborted) return done()
      // What was committed between the last read and the listener above would be waited past.
      const lookNow = async () => {
        if ((await head().catch(() => Infinity)) > known) done()
      }
      void lookNow()
      if (shared && !looking) void look()
    })
}
