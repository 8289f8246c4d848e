import { z } from 'zod'
import { auditTableSql } from './audit.js'
import { auditChainSql } from './audit-chain.js'
import { auditPurposeSql, auditRetentionSql } from './audit-chain-later.js'
import { type BorrowedFact, type Copy, copyOf } from './copy.js'
import { type Database, type DatabaseTarget, openDatabase } from './database.js'
import type { NewEvent } from './event.js'
import type { EventMetrics } from './event-metrics.js'
import { eventTablesSql } from './event-tables.js'
import { uuidFrom } from './id.js'
import { Inbox } from './inbox.js'
import { createLogger } from './log.js'
import { SqlMigration } from './migration.js'
import { createOutbox, type Outbox, publish } from './outbox.js'
import { localWake, type Wake } from './wake.js'

/** Two small sectors for the tests of what goes between sectors: one owns things, the other keeps a copy of them. */
export const at = new Date('2026-11-02T02:00:00Z')

const shape = z.object({ thingId: z.guid(), name: z.string(), tags: z.array(z.string()) })
export type ThingFact = z.infer<typeof shape>

export const thing: BorrowedFact<ThingFact> = {
  basis: 'NOBODY_MEANT',
  source: 'owner',
  type: 'thing.told',
  table: 'thing',
  shape,
  key: ['thingId'],
  columns: { thingId: 'uuid', name: 'text', tags: 'text[]' },
}

class Owner0001 extends SqlMigration {
  override up(): void {
    this.run(auditTableSql('owner'))
    this.run(eventTablesSql('owner'))
    this.run([...auditChainSql('owner'), ...auditPurposeSql('owner'), ...auditRetentionSql('owner')])
  }
}

/** A thing named "poison" cannot be taken until that rule is gone. */
class Borrower0001 extends SqlMigration {
  override up(): void {
    this.run(auditTableSql('borrower'))
    this.run(eventTablesSql('borrower'))
    this.run([...auditChainSql('borrower'), ...auditPurposeSql('borrower'), ...auditRetentionSql('borrower')])
    this.run(`create table "borrower"."thing" ("thing_id" uuid primary key, "name" text not null, "tags" text[] not null,
      "source_version" integer not null, "as_of" timestamptz not null,
      constraint "no_poison" check ("name" <> 'poison'))`)
  }
}

export function told(id: string, version: number, name: string, tags: string[] = []): NewEvent {
  const thingId = uuidFrom(id)
  return { type: thing.type, aggregate: 'Thing', aggregateId: thingId, version, payload: { thingId, name, tags } }
}

export interface EventWorld {
  readonly owner: Database
  readonly borrower: Database
  readonly outbox: Outbox
  readonly copy: Copy
  /** What the inboxes counted. */
  readonly counted: { applied: number; parked: string[]; behind: number[] }
  tell(...events: NewEvent[]): Promise<void>
  inbox(copies?: readonly Copy[], onTaken?: () => Promise<void>): Inbox
  /** The copies as name@version, by name. */
  copied(): Promise<string[]>
  parked(): Promise<{ name: string; reason: string }[]>
  /** From now on poison can be taken. */
  dropCause(): Promise<void>
  /** As in the beginning. */
  reset(): Promise<void>
  close(): Promise<void>
}

export async function eventWorld(target: DatabaseTarget, wake: Wake = localWake()): Promise<EventWorld> {
  const open = (schema: string, migration: typeof Owner0001 | typeof Borrower0001) =>
    openDatabase(target, { schema, entities: [], migrations: [{ name: '0001', class: migration }] })
  const owner = await open('owner', Owner0001)
  const borrower = await open('borrower', Borrower0001)
  await owner.migrate()
  await borrower.migrate()
  const outbox = createOutbox(owner, { name: 'owner', wake })
  const copy = copyOf('borrower', thing)
  const counted: EventWorld['counted'] = { applied: 0, parked: [], behind: [] }
  const metrics: EventMetrics = {
    applied: (_, count) => void (counted.applied += count),
    parked: source => void counted.parked.push(source),
    lag: () => undefined,
    behind: (_, count) => void counted.behind.push(count),
  }
  return {
    owner,
    borrower,
    outbox,
    copy,
    counted,
    async tell(...events) {
      await owner.transaction(tx => publish(tx, 'owner', events, at))
      outbox.tell()
    },
    inbox: (copies = [copy], onTaken = undefined) =>
      new Inbox({ db: borrower, copies, clock: () => at, log: createLogger('borrower', 'silent'), metrics, onTaken }),
    async copied() {
      const rows = await borrower.read<{ text: string }>(
        `select "name" || '@' || "source_version" as "text" from "borrower"."thing" order by "name"`,
        [],
      )
      return rows.map(({ text }) => text)
    },
    parked: () =>
      borrower.read(
        `select "payload" ->> 'name' as "name", "reason" from "borrower"."parked_event" order by "position"`,
        [],
      ),
    dropCause: async () => void (await borrower.read('alter table "borrower"."thing" drop constraint "no_poison"', [])),
    async reset() {
      await owner.read('truncate "owner"."outbox" restart identity', [])
      await borrower.read('truncate "borrower"."thing", "borrower"."inbox", "borrower"."parked_event"', [])
      await borrower.read('alter table "borrower"."thing" drop constraint if exists "no_poison"', [])
      await borrower.read(`alter table "borrower"."thing" add constraint "no_poison" check ("name" <> 'poison')`, [])
      Object.assign(counted, { applied: 0, parked: [], behind: [] })
    },
    async close() {
      await owner.close()
      await borrower.close()
    },
  }
}
