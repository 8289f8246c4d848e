import { auditBase, auditHead, chainedColumns, type ChainedEntry, type ChainHead, nextHash } from './audit-chain.js'
import type { Checkpoint, Checkpoints } from './audit-checkpoint.js'
import type { Database } from './database.js'

/** What is wrong with a log; the first of it, by the place in the chain. */
export type AuditFault =
  | { readonly kind: 'CHANGED' | 'MISSING' | 'INSERTED'; readonly position: number; readonly at: string | null }
  /** Not a place in the chain: it was written past it. */
  | { readonly kind: 'NOT_APPENDED'; readonly id: string; readonly at: string }
  /** The log ends before its head or before a checkpoint does: its tail was cut, or an old copy of it was put back. */
  | { readonly kind: 'CUT'; readonly position: number; readonly seen: number; readonly seenAt: string | null }
  /** The chain is whole but not the one that was signed: everything after `since` may have been written anew. */
  | { readonly kind: 'REWRITTEN'; readonly since: number; readonly position: number; readonly seenAt: string }
  /** Entries up to this one are gone, and no signed word says that they were retired. */
  | { readonly kind: 'RETIRED_UNSIGNED'; readonly position: number }
  /** A line among the checkpoints is not signed by the hub. */
  | { readonly kind: 'CHECKPOINT_FORGED'; readonly line: number }

export interface AuditVerdict {
  readonly sector: string
  /** The last entry that was retired by the policy; 0 when none was. */
  readonly retired: number
  readonly entries: number
  readonly checkpoints: number
  /** The newest entry that a checkpoint vouches for; 0 when none does. */
  readonly vouchedFor: number
  readonly fault?: AuditFault
}

type StoredEntry = ChainedEntry & { readonly hash: string }

const pageSize = 5_000

/**
 * Reads a whole log and computes its chain anew, with nothing of the database but the rows, and holds it against the signed
 * checkpoints. Gives the first fault. It may run while entries are added: it ends at the head it found when it began.
 */
export async function verifyAudit(db: Database, { lines, retired, forged }: Checkpoints): Promise<AuditVerdict> {
  const head = await auditHead(db)
  const base = await auditBase(db)
  const isVouched = base.position === 0 || retired.some(({ position, hash }) => position === base.position && hash === base.hash)
  const walked: Walked = isVouched
    ? await walk(db, { base, head }, lines)
    : { last: base.position, fault: { kind: 'RETIRED_UNSIGNED', position: base.position } }
  const vouchedFor = lines.reduce((newest, { position }) => (position <= walked.last ? Math.max(newest, position) : newest), 0)
  const forgedLine = forged[0]
  const fault = walked.fault ?? (await notAppended(db, base)) ?? (forgedLine === undefined ? undefined : { kind: 'CHECKPOINT_FORGED' as const, line: forgedLine })
  return { sector: db.schema, retired: base.position, entries: walked.last - base.position, checkpoints: lines.length, vouchedFor, fault }
}

interface Walked {
  /** The place of the last whole entry. */
  readonly last: number
  readonly fault?: AuditFault
}

interface Span {
  readonly base: ChainHead
  readonly head: ChainHead
}

async function walk(db: Database, { base, head }: Span, checkpoints: readonly Checkpoint[]): Promise<Walked> {
  const signed = new Map<number, Checkpoint[]>()
  for (const each of checkpoints) signed.set(each.position, [...(signed.get(each.position) ?? []), each])
  let last = base
  let trusted = base.position
  for (;;) {
    const page = await entriesAfter(db, last.position, head.position)
    for (const entry of page) {
      const fault = faultAt(entry, last)
      if (fault) return { last: last.position, fault }
      last = { position: entry.position, hash: entry.hash }
      const vouchers = signed.get(last.position) ?? []
      const other = vouchers.find(({ hash }) => hash !== entry.hash)
      if (other) return { last: last.position, fault: { kind: 'REWRITTEN', since: trusted, position: last.position, seenAt: other.at } }
      if (vouchers.length > 0) trusted = last.position
    }
    if (page.length < pageSize) break
  }
  return { last: last.position, fault: cutAfter(last, head, checkpoints) }
}

function faultAt(entry: StoredEntry, last: ChainHead): AuditFault | undefined {
  const { position, at } = entry
  if (position <= last.position) return { kind: 'INSERTED', position, at }
  if (position > last.position + 1) return { kind: 'MISSING', position: last.position + 1, at: null }
  return nextHash(last.hash, entry) === entry.hash ? undefined : { kind: 'CHANGED', position, at }
}

function cutAfter(last: ChainHead, head: ChainHead, checkpoints: readonly Checkpoint[]): AuditFault | undefined {
  const beyond = checkpoints.reduce((furthest, each) => (each.position > furthest.position ? each : furthest), { ...head, at: '' })
  if (beyond.position > head.position) return { kind: 'CUT', position: last.position, seen: beyond.position, seenAt: beyond.at }
  if (head.position !== last.position) return { kind: 'CUT', position: last.position, seen: head.position, seenAt: null }
  return head.hash === last.hash ? undefined : { kind: 'CHANGED', position: head.position, at: null }
}

function entriesAfter(db: Database, position: number, end: number): Promise<StoredEntry[]> {
  return db.read<StoredEntry>(
    `select ${chainedColumns} from "${db.schema}"."audit_entry" e where e."position" > $1 and e."position" <= $2 order by e."position", e."id" limit ${pageSize}`,
    [position, end],
  )
}

async function notAppended(db: Database, { position }: ChainHead): Promise<AuditFault | undefined> {
  const [row] = await db.read<{ id: string; at: Date }>(
    `select "id"::text as "id", "at" from "${db.schema}"."audit_entry" where "position" is null or "position" <= $1 order by "audit_entry"."id" limit 1`,
    [position],
  )
  return row && { kind: 'NOT_APPENDED', id: row.id, at: row.at.toISOString() }
}
