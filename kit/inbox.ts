import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Clock } from './clock.js'
import type { Copy } from './copy.js'
import { isServerTrouble } from './database-errors.js'
import type { Database } from './database.js'
import type { Feed, HubEvent } from './event.js'
import { gathered, pagesOf } from './feed-pages.js'
import type { Logger } from './log.js'
import type { EventMetrics } from './event-metrics.js'
import type { Transaction } from './transaction.js'

export interface InboxOptions {
  readonly db: Database
  readonly copies: readonly Copy[]
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: EventMetrics
  /** Called after each look, also one that found nothing: what an earlier one left undone is met again. */
  readonly onTaken?: () => Promise<void>
}

/** What this sector has taken of one owner’s events. */
export interface InboxState {
  readonly source: string
  readonly position: number
  readonly asOf: Date
  readonly parked: number
}

const pageSize = 500
const waitMs = 20_000
/** How often a single event is tried before it is set aside, and the first pause between tries. */
const triesPerEvent = 5
const pauseMs = 50
const longestPause = 5_000

/**
 * Takes the events of other sectors into local copies. The position is kept in the same transaction as what it was
 * reached by, so each event counts once; an event that cannot be taken is set aside with all later ones of the same
 * aggregate, so that their order holds when they are replayed.
 */
export class Inbox {
  private readonly stop = new AbortController()
  private readonly running: Promise<void>[] = []

  constructor(private readonly options: InboxOptions) {}

  get sources(): string[] {
    return [...new Set(this.options.copies.map(copy => copy.source))]
  }

  /** Goes on until `close`, whatever happens to the owner or the database meanwhile. */
  start(source: string, feed: Feed): void {
    this.running.push(this.follow(source, feed))
  }

  async close(): Promise<void> {
    this.stop.abort()
    await Promise.all(this.running)
  }

  /** Takes everything there is now. */
  async catchUp(source: string, feed: Feed): Promise<void> {
    while ((await this.take(source, feed, { limit: 2_000 })) > 0);
  }

  /** Takes what was set aside once more, in its order; what fails again stays aside, with what waits behind it. */
  async replay(source: string): Promise<{ taken: number; left: number }> {
    const held = new Set<string>()
    let taken = 0
    let left = 0
    for (let event = await this.nextParked(source, 0); event; event = await this.nextParked(source, event.position)) {
      const done = !held.has(event.aggregateId) && (await this.takeParked(source, event))
      if (done) taken++
      else {
        held.add(event.aggregateId)
        left++
      }
    }
    if (taken > 0) await this.options.onTaken?.()
    return { taken, left }
  }

  /** Empties the copies of a source and fills them again from its first event, in one transaction: readers see no gap. */
  async rebuild(source: string, feed: Feed): Promise<number> {
    const { db } = this.options
    // The embedded database is one session: what is read of it inside a transaction would wait for that transaction.
    const pages = db.shared ? pagesOf(feed) : await gathered(pagesOf(feed))
    let taken = 0
    await db.transaction(
      async tx => {
        await this.position(tx, source)
        for (const copy of this.copiesOf(source)) await copy.clear(tx)
        await tx.query(sql`delete from ${this.table('parked_event')} where source = ${source}`)
        for await (const events of pages) {
          await this.apply(tx, source, events)
          await this.advance(tx, source, events.at(-1)?.position ?? 0)
          taken += events.length
        }
      },
      { longest: 3_600_000 },
    )
    await this.options.onTaken?.()
    return taken
  }

  async states(): Promise<InboxState[]> {
    return this.options.db.read<InboxState>(
      `select i."source", i."position"::float8 as "position", i."as_of" as "asOf",
         (select count(*)::int from "${this.options.db.schema}"."parked_event" p where p."source" = i."source") as "parked"
       from "${this.options.db.schema}"."inbox" i order by i."source"`,
      [],
    )
  }

  private async follow(source: string, feed: Feed): Promise<void> {
    const { signal } = this.stop
    let pause = pauseMs
    // The first look does not wait, so that the metrics tell at once where this sector stands.
    let wait = 0
    while (!signal.aborted) {
      try {
        await this.take(source, feed, { limit: pageSize, waitMs: wait, signal })
        wait = waitMs
        pause = pauseMs
      } catch (error) {
        if (signal.aborted) return
        const reason = error instanceof Error ? error.name : typeof error
        this.options.log.warn({ source, reason }, 'the events of a sector cannot be read for now')
        await sleep(pause, undefined, { signal }).catch(() => undefined)
        pause = Math.min(pause * 2, longestPause)
      }
    }
  }

  /** Reads one page and takes it; gives how many events it held. */
  private async take(source: string, feed: Feed, request: { limit: number; waitMs?: number; signal?: AbortSignal }) {
    const { db, metrics, clock } = this.options
    const [state] = await db.read<{ position: number }>(
      `select "position"::float8 as "position" from "${db.schema}"."inbox" where "source" = $1`,
      [source],
    )
    const { events, head } = await feed.read(state?.position ?? 0, request)
    const last = events.at(-1)
    if (last) {
      await this.takeAll(source, events).catch(error => {
        if (isServerTrouble(error)) throw error
        return this.takeEach(source, events)
      })
      metrics.lag(source, (clock().getTime() - Date.parse(last.at)) / 1000)
    } else {
      await db.transaction(async tx => this.advance(tx, source, await this.position(tx, source)))
      metrics.lag(source, 0)
    }
    metrics.behind(source, Math.max(0, head - (last?.position ?? state?.position ?? 0)))
    await this.options.onTaken?.()
    return events.length
  }

  private takeAll(source: string, events: readonly HubEvent[]): Promise<void> {
    return this.options.db.transaction(
      async tx => {
        const position = await this.position(tx, source)
        const fresh = events.filter(event => event.position > position)
        const last = fresh.at(-1)
        if (!last) return
        const held = await this.held(tx, source, fresh)
        await this.apply(tx, source, fresh.filter(event => !held.has(event.aggregateId)))
        await this.park(tx, source, fresh.filter(event => held.has(event.aggregateId)), 'behind an event that was set aside')
        await this.advance(tx, source, last.position)
        this.options.metrics.applied(source, fresh.length)
      },
      { longest: 60_000 },
    )
  }

  /** One by one, so that only what cannot be taken is set aside. */
  private async takeEach(source: string, events: readonly HubEvent[]): Promise<void> {
    for (const event of events) {
      for (let tries = 1; ; tries++) {
        try {
          await this.takeAll(source, [event])
          break
        } catch (error) {
          if (isServerTrouble(error) || this.stop.signal.aborted) throw error
          if (tries === triesPerEvent) {
            await this.setAside(source, event, error)
            break
          }
          await sleep(pauseMs * 2 ** tries, undefined, { signal: this.stop.signal })
        }
      }
    }
  }

  private async setAside(source: string, event: HubEvent, error: unknown): Promise<void> {
    // The name only: the text of a database error may quote the row.
    const reason = error instanceof Error ? error.name : typeof error
    const { position, id, type } = event
    const isMine = await this.options.db.transaction(async tx => {
      if ((await this.position(tx, source)) >= position) return false
      await this.park(tx, source, [event], reason)
      await this.advance(tx, source, position)
      return true
    })
    if (!isMine) return
    this.options.log.error({ source, position, id, type, reason }, 'an event was set aside')
    this.options.metrics.parked(source)
  }

  private async nextParked(source: string, after: number): Promise<HubEvent | undefined> {
    const [event] = await this.options.db.read<HubEvent>(
      `select "position"::float8 as "position", "id", "type", "aggregate", "aggregate_id" as "aggregateId", "version",
         "payload", to_json("at") #>> '{}' as "at"
       from "${this.options.db.schema}"."parked_event" where "source" = $1 and "position" > $2 order by "position" limit 1`,
      [source, after],
    )
    return event
  }

  private async takeParked(source: string, event: HubEvent): Promise<boolean> {
    try {
      await this.options.db.transaction(async tx => {
        // Locked: nothing is set aside behind this event while it leaves.
        await this.position(tx, source)
        await this.apply(tx, source, [event])
        await tx.query(sql`delete from ${this.table('parked_event')}
          where source = ${source} and position = ${event.position}`)
      })
      return true
    } catch (error) {
      if (isServerTrouble(error)) throw error
      return false
    }
  }

  /** The position, locked: of two processes that take the same page the second finds it taken. */
  private async position(tx: Transaction, source: string): Promise<number> {
    const inbox = this.table('inbox')
    const now = this.options.clock().toISOString()
    await tx.query(sql`insert into ${inbox} (source, position, as_of) values (${source}, 0, ${now}::timestamptz)
      on conflict do nothing`)
    const [row] = await tx.query<{ position: number }>(
      sql`select position::float8 as position from ${inbox} where source = ${source} for update`,
    )
    return Number(row?.position ?? 0)
  }

  private async advance(tx: Transaction, source: string, position: number): Promise<void> {
    const now = this.options.clock().toISOString()
    await tx.query(sql`update ${this.table('inbox')} set position = ${position}, as_of = ${now}::timestamptz
      where source = ${source}`)
  }

  private async held(tx: Transaction, source: string, events: readonly HubEvent[]): Promise<Set<string>> {
    const ids = JSON.stringify([...new Set(events.map(event => event.aggregateId))])
    const rows = await tx.query<{ id: string }>(sql`select distinct aggregate_id as id from ${this.table('parked_event')}
      where source = ${source} and aggregate_id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`)
    return new Set(rows.map(({ id }) => id))
  }

  private async apply(tx: Transaction, source: string, events: readonly HubEvent[]): Promise<void> {
    for (const copy of this.copiesOf(source)) {
      const told = events.filter(event => event.type === copy.type)
      if (told.length > 0) await copy.apply(tx, told)
    }
  }

  private async park(tx: Transaction, source: string, events: readonly HubEvent[], reason: string): Promise<void> {
    const now = this.options.clock().toISOString()
    for (const { position, id, type, aggregate, aggregateId, version, payload, at } of events) {
      await tx.query(sql`insert into ${this.table('parked_event')}
        (source, position, id, type, aggregate, aggregate_id, version, payload, at, reason, parked_at)
        values (${source}, ${position}, ${id}::uuid, ${type}, ${aggregate}, ${aggregateId}::uuid, ${version},
          ${JSON.stringify(payload)}::jsonb, ${at}::timestamptz, ${reason}, ${now}::timestamptz)`)
    }
  }

  private copiesOf(source: string): readonly Copy[] {
    return this.options.copies.filter(copy => copy.source === source)
  }

  private table(name: string) {
    return sql.table(`${this.options.db.schema}.${name}`)
  }
}
