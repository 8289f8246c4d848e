import { createNoopMeter } from '@opentelemetry/api'
import { announce } from '../kit/announce.js'
import type { Clock } from '../kit/clock.js'
import type { Feed } from '../kit/event.js'
import { eventMetrics } from '../kit/event-metrics.js'
import { Inbox } from '../kit/inbox.js'
import { createLogger } from '../kit/log.js'
import { createOutbox } from '../kit/outbox.js'
import { localWake } from '../kit/wake.js'
import { subgraphs, type SubgraphName } from '../schema/subgraphs.js'
import { sectors, type SectorDatabases } from './sectors.js'

/** The events of every sector, read from its database. */
export function feedsOf(databases: SectorDatabases): Readonly<Record<string, Feed>> {
  const wake = localWake()
  return Object.fromEntries(subgraphs.map(({ name }) => [name, createOutbox(databases[name], { name, wake })]))
}

/** The copies of one sector, for a command that fills or mends them. */
export function inboxOf(databases: SectorDatabases, name: SubgraphName, clock: Clock): Inbox {
  return new Inbox({
    db: databases[name],
    copies: sectors[name].copies,
    clock,
    log: createLogger(name, 'warn'),
    metrics: eventMetrics(name, createNoopMeter()),
  })
}

/** Tells of what no event has told of yet, then brings every copy up to it: changes nothing where all is told. */
export async function tellAndCopy(databases: SectorDatabases, clock: Clock): Promise<void> {
  for (const { name } of subgraphs) {
    await announce(databases[name], await sectors[name].announcers(databases[name]), clock())
  }
  const feeds = feedsOf(databases)
  for (const { name } of subgraphs) {
    const inbox = inboxOf(databases, name, clock)
    for (const source of inbox.sources) {
      const feed = feeds[source]
      if (feed) await inbox.catchUp(source, feed)
    }
  }
}
