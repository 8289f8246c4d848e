import { sql } from 'kysely'
import type { Actor, Viewer } from './auth.js'
import type { Database } from './database.js'
import { type Purpose, purposeOf } from './legal-basis.rules.js'
import type { Transaction } from './transaction.js'

/** One person read in one request: who looked, as what, at which fields. */
export interface ReadRecord {
  readonly at: Date
  readonly requestId: string
  readonly viewer: Viewer
  readonly residentId: string
  readonly fields: string
  readonly result: ReadResult
}

/** Whether the whole answer was given, or errors stood in it: at what was refused, or could not be had. */
export type ReadResult = 'SHOWN' | 'PARTLY_SHOWN'

/** One change, as it is written down beside it. */
export interface ChangeRecord {
  /** `referral.sent`: what was done, in the past. */
  readonly action: string
  /** `Referral:<key>`: to what. */
  readonly subject: string
  /** The person it concerns; null for what concerns nobody. */
  readonly residentId: string | null
  /** The names of what changed, never values. */
  readonly fields: readonly string[]
  /** `REFUSED` where somebody tried what they may not. */
  readonly result?: 'REFUSED'
}

/** An entry as the chain takes it. */
interface NewEntry {
  readonly at: string
  readonly request_id: string
  readonly action: string
  readonly actor: string
  readonly actor_role: string
  readonly actor_organisation: string | null
  readonly client: string
  readonly resident_id: string | null
  readonly subject: string | null
  readonly fields: string
  readonly purpose: Purpose
  readonly result: ReadResult | 'DONE' | 'REFUSED'
  readonly acts_for: string | null
}

export interface Audit {
  /** Resolves when the records are on disk; rejects when they are not, and then the answer must not leave. */
  recordReads(records: readonly ReadRecord[]): Promise<void>
}

/** Identical in every subgraph, so that one migration text and one writer serve all three. */
export const auditTableSql = (schema: string) => `
  create table "${schema}"."audit_entry" (
    "id" bigint generated always as identity primary key,
    "at" timestamptz not null,
    "request_id" text not null,
    "action" text not null,
    "actor" text not null,
    "actor_role" text not null,
    "actor_organisation" text,
    "client" text not null,
    "resident_id" uuid not null,
    "fields" text not null
  );
  create index "audit_entry_resident_idx" on "${schema}"."audit_entry" ("resident_id", "at");
`

/**
 * Writes reads in group commits: while one insert is under way the next ones gather, so that a busy hub pays one
 * durable write for many requests and a quiet one waits for none.
 */
export function createAudit(db: Database): Audit {
  const append = `select "${db.schema}"."audit_append"($1::jsonb)`
  let gathering: ReadRecord[] = []
  let next: Promise<void> | undefined
  let running: Promise<unknown> = Promise.resolve()
  const write = () => {
    const batch = gathering
    gathering = []
    next = undefined
    return db.read(append, [JSON.stringify(batch.map(entryOfRead))])
  }
  return {
    recordReads(records) {
      if (records.length === 0) return Promise.resolve()
      gathering.push(...records)
      if (!next) {
        const mine = running.then(write, write)
        running = mine.catch(() => undefined)
        next = mine.then(() => undefined)
      }
      return next
    },
  }
}

/** By whom, when and on which request a change is made. */
export interface Acting {
  readonly viewer: Actor
  readonly now: Date
  readonly requestId: string
}

/** Writes changes into the transaction that makes them: one statement, however many there are. The chain is held until the commit. */
export async function recordChanges(
  tx: Transaction,
  schema: string,
  { viewer, now, requestId }: Acting,
  changes: readonly ChangeRecord[],
): Promise<void> {
  if (changes.length === 0) return
  const common = { at: now.toISOString(), request_id: requestId, ...actorColumns(viewer) }
  const entries = changes.map(({ action, subject, residentId, fields, result }): NewEntry => ({
    ...common,
    action,
    subject,
    resident_id: residentId,
    fields: fields.join(' '),
    result: result ?? 'DONE',
  }))
  await tx.query(sql`select ${sql.id(schema, 'audit_append')}(${JSON.stringify(entries)}::jsonb)`)
}

/** For whom somebody acts, as it is written down. */
export function organisationOf(viewer: Actor): string | null {
  return viewer.facility ?? viewer.hospital ?? viewer.province ?? null
}

function actorColumns(viewer: Actor) {
  return {
    actor: viewer.subject,
    actor_role: viewer.role,
    actor_organisation: organisationOf(viewer),
    client: viewer.client,
    acts_for: viewer.actsFor ?? null,
    purpose: purposeOf(viewer),
  }
}

function entryOfRead({ at, requestId, viewer, residentId, fields, result }: ReadRecord): NewEntry {
  return { at: at.toISOString(), request_id: requestId, action: 'read', ...actorColumns(viewer), resident_id: residentId, subject: null, fields, result }
}
