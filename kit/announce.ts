import type { Database } from './database.js'
import type { NewEvent } from './event.js'
import { publish } from './outbox.js'

/** Tells of aggregates that no event has told of: those that came by a migration or a bulk load. */
export interface Announcer {
  /** Facts, as they are at an instant, about up to `limit` aggregates without an event in the outbox. */
  untold(db: Database, limit: number, at: Date): Promise<NewEvent[]>
}

const atOnce = 2_000

/** Running it again, or beside other writers, tells nothing twice that would count twice. */
export async function announce(db: Database, announcers: readonly Announcer[], at: Date): Promise<void> {
  for (const announcer of announcers) {
    for (;;) {
      const events = await announcer.untold(db, atOnce, at)
      if (events.length === 0) break
      await db.transaction(tx => publish(tx, db.schema, events, at), { longest: 60_000 })
    }
  }
}

/** The condition on a row `x` that no event has told of it; with a type, that no event of that type has. */
export function untoldIn(schema: string, type?: string): string {
  const ofType = type ? ` and o."type" = '${type}'` : ''
  return `not exists (select 1 from "${schema}"."outbox" o where o."aggregate_id" = x."id"${ofType})`
}
