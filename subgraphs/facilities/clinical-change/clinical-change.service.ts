import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from '../../../kit/transaction.js'
import { refuse } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { type HeldResident, noteChange } from '../resident/record-change.service.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { recordedBy } from '../resident/written-by.js'
import { ClinicalChangeEntity } from './clinical-change.entity.js'
import type { ClinicalEntryKind, ClinicalMove, ValueChange, VerificationStatus } from './clinical-change.rules.js'

/** Every id under which entries of a held person lie: one that came with a merged record is changed like the others. */
export async function idsOfHeld({ resident }: HeldResident, tx: Transaction): Promise<string[]> {
  const [row] = await tx.query<{ ids: string[] }>(sql`select ${idsOfPerson(sql`${resident.id}::uuid`)} as ids`)
  return row?.ids ?? [resident.id]
}

/** Who writes an entry down, and that it stands. */
export function newEntry(ctx: FacilitiesContext) {
  return { id: randomUUID(), verificationStatus: 'CONFIRMED' as VerificationStatus, ...recordedBy(ctx) }
}

/** An entry that is to be changed: it must be there, and stand. */
export function standingEntry<Entry extends { readonly verificationStatus: VerificationStatus }>(entry: Entry | null | undefined, field: string): Entry {
  if (!entry) return refuse('NOT_FOUND', ['input', field])
  if (entry.verificationStatus !== 'CONFIRMED') refuse('ENTRY_WITHDRAWN', ['input', field])
  return entry
}

export interface ClinicalChangeToKeep {
  readonly entry: ClinicalEntryKind
  readonly row: { readonly id: string; readonly residentId: string }
  readonly move: ClinicalMove
  readonly on?: string | null
  readonly changes: readonly ValueChange[]
  readonly reason: string | null
}

const actions = {
  CORRECTED: 'corrected',
  ENTERED_IN_ERROR: 'entered-in-error',
  STATUS_CHANGED: 'status-changed',
  REFUTED: 'refuted',
  STOPPED: 'stopped',
} as const satisfies Record<ClinicalMove, string>

/** Keeps what stood before a change of an entry, with who and why; the version of the person grows with it. */
export async function keepChange(
  { viewer, now }: FacilitiesContext,
  held: HeldResident,
  { entry, row, move, on, changes, reason }: ClinicalChangeToKeep,
  change: Write,
): Promise<void> {
  const action = `resident.${entry.toLowerCase()}-${actions[move]}`
  const version = await noteChange(held, { action, fields: changes.map(({ field }) => field) }, change)
  change.tx.em.create(ClinicalChangeEntity, {
    id: randomUUID(),
    residentId: row.residentId,
    entry,
    entryId: row.id,
    version,
    move,
    onDay: on ?? null,
    changes,
    reason,
    at: now,
    actor: viewer.subject,
    byRole: viewer.role,
    byOrganisation: viewer.facility ?? null,
  })
}

interface Correction {
  readonly enteredInError?: boolean | null
  readonly reason: string
}

/**
 * Puts an entry right, or marks it as never true. `changes` says what differs; what is the same is refused, and so is a mark
 * that comes with corrections.
 */
export async function keepCorrection(
  ctx: FacilitiesContext,
  held: HeldResident,
  { input, ...of }: { readonly input: Correction; readonly entry: ClinicalEntryKind; readonly row: { id: string; residentId: string; verificationStatus: VerificationStatus }; readonly changes: readonly ValueChange[] },
  change: Write,
): Promise<void> {
  const reason = input.reason.trim()
  if (input.enteredInError) {
    if (of.changes.length > 0) refuse('ERROR_AND_CORRECTION', ['input', 'enteredInError'])
    of.row.verificationStatus = 'ENTERED_IN_ERROR'
    const marked = [{ field: 'verificationStatus', before: 'CONFIRMED', after: 'ENTERED_IN_ERROR' }]
    return keepChange(ctx, held, { ...of, move: 'ENTERED_IN_ERROR', changes: marked, reason }, change)
  }
  if (of.changes.length === 0) refuse('NOTHING_CHANGED', ['input'])
  return keepChange(ctx, held, { ...of, move: 'CORRECTED', reason }, change)
}
