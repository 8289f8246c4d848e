import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { endImport, type ImportActor, type ImportStatus } from './row-import-store.js'
import type { ColumnMapping } from './rows.js'
import type { Transaction } from './transaction.js'
import { refuse } from './user-errors.js'

// How a file comes in: it is announced, its parts arrive in any order, and with the last of them it is ready to run.

export const mostParts = 64
export const longestPart = 1024 * 1024
/** Of one province and kind, waiting or running: what is kept of them is bounded. */
const mostOpen = 5

const tableOf = (schema: string, name = '') => sql.table(`${schema}.row_import${name}`)

export interface NewImport {
  readonly kind: string
  readonly by: ImportActor
  readonly fileName: string
  readonly parts: number
  readonly dryRun: boolean
  /** What the file may be, by the end of its name; CSV only when not said. */
  readonly formats?: readonly string[]
  readonly mapping?: readonly ColumnMapping[]
  readonly now: Date
}

export async function announceImport(tx: Transaction, schema: string, { kind, by, fileName, parts, dryRun, formats = ['csv'], mapping = [], now }: NewImport): Promise<string> {
  if (!isFileName(fileName, formats)) refuse('FILE_NAME_INVALID', ['input', 'fileName'])
  if (parts < 1 || parts > mostParts) refuse('INVALID_VALUE', ['input', 'parts'])
  await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`an-sinh-hub.row-import.${schema}.${kind}.${by.provinceCode}.${by.facilityCode ?? ''}`}))`)
  const [open] = await tx.query(sql<{ n: number }>`select count(*)::int as n from ${tableOf(schema)}
    where ${senderIs({ kind, ...by })} and status in ('WAITING_FOR_PARTS', 'RUNNING')`)
  if ((open?.n ?? 0) >= mostOpen) refuse('TOO_MANY_IMPORTS', ['input'])
  const id = randomUUID()
  await tx.query(sql`insert into ${tableOf(schema)} (id, kind, province_code, facility_code, file_name, dry_run, mapping, status, parts,
      actor, actor_role, client, request_id, created_at)
    values (${id}::uuid, ${kind}, ${by.provinceCode}, ${by.facilityCode}, ${fileName.trim()}, ${dryRun}, ${JSON.stringify(mapping)}::jsonb,
      'WAITING_FOR_PARTS', ${parts}, ${by.subject}, ${by.role}, ${by.client}, ${by.requestId}, ${now.toISOString()}::timestamptz)`)
  return id
}

/** A name to know the file by again; never a path. */
function isFileName(name: string, formats: readonly string[]): boolean {
  const [, format = ''] = /^[^\p{Cc}\p{Cf}/\\]{1,115}\.(\w+)$/iu.exec(name.trim()) ?? []
  return formats.includes(format.toLowerCase())
}

interface HeldImport {
  readonly status: ImportStatus
  readonly dryRun: boolean
  readonly parts: number
}

/** Whose imports they are: a province’s, or one facility’s of it. */
function senderIs({ kind, provinceCode, facilityCode }: Omit<ImportOf, 'id'>) {
  if (facilityCode === null) return sql<boolean>`kind = ${kind} and province_code = ${provinceCode} and facility_code is null`
  return sql<boolean>`kind = ${kind} and facility_code = ${facilityCode}`
}

/** The import of a sender, held to the end of the transaction. */
async function holdImport(tx: Transaction, schema: string, of: ImportOf): Promise<HeldImport> {
  const [row] = await tx.query(sql<HeldImport>`select status, dry_run as "dryRun", parts from ${tableOf(schema)}
    where id = ${of.id ?? null}::uuid and ${senderIs(of)} for update`)
  return row ?? refuse('NOT_FOUND', ['input', 'import'])
}

export interface ImportOf {
  readonly id: string | undefined
  readonly kind: string
  readonly provinceCode: string
  readonly facilityCode: string | null
}

export interface NewPart {
  readonly part: number
  readonly text: string
  readonly now: Date
}

/** Takes a part; the same one again changes nothing. With the last of them the import runs. */
export async function takePart(tx: Transaction, schema: string, of: ImportOf, { part, text, now }: NewPart): Promise<void> {
  const held = await holdImport(tx, schema, of)
  if (part < 1 || part > held.parts) refuse('INVALID_VALUE', ['input', 'part'])
  if (Buffer.byteLength(text) > longestPart) refuse('PART_TOO_LARGE', ['input', 'text'])
  if (text === '' || text.includes('\0') || /\p{Cs}/u.test(text)) refuse('INVALID_VALUE', ['input', 'text'])
  const sha256 = createHash('sha256').update(text).digest('hex')
  const [known] = await tx.query(sql<{ sha256: string }>`select sha256 from ${tableOf(schema, '_part')} where import_id = ${of.id}::uuid and part = ${part}`)
  if (known) return known.sha256 === sha256 ? undefined : refuse('PART_DIFFERS', ['input', 'part'])
  if (held.status !== 'WAITING_FOR_PARTS') refuse('IMPORT_ENDED', ['input', 'import'])
  await tx.query(sql`insert into ${tableOf(schema, '_part')} (import_id, part, sha256, text) values (${of.id}::uuid, ${part}, ${sha256}, ${text})`)
  await tx.query(sql`update ${tableOf(schema)} set status = 'RUNNING', started_at = ${now.toISOString()}::timestamptz where id = ${of.id}::uuid
    and parts = (select count(*) from ${tableOf(schema, '_part')} where import_id = ${of.id}::uuid)`)
}

/** Ends an import before its time; what it has done stays done. */
export async function cancelImport(tx: Transaction, schema: string, of: ImportOf, now: Date): Promise<void> {
  const { status } = await holdImport(tx, schema, of)
  if (status !== 'WAITING_FOR_PARTS' && status !== 'RUNNING') refuse('IMPORT_ENDED', ['input', 'import'])
  await endImport(tx, schema, { id: of.id ?? '', status: 'CANCELLED', now })
}

/** Begins to take back what an import did. */
export async function undoImport(tx: Transaction, schema: string, of: ImportOf): Promise<void> {
  const { status, dryRun } = await holdImport(tx, schema, of)
  if (status === 'WAITING_FOR_PARTS' || status === 'RUNNING') refuse('IMPORT_NOT_OVER', ['input', 'import'])
  if (status === 'UNDOING' || status === 'UNDONE') refuse('IMPORT_UNDONE', ['input', 'import'])
  if (dryRun) refuse('NOTHING_TO_UNDO', ['input', 'import'])
  await tx.query(sql`update ${tableOf(schema)} set status = 'UNDOING' where id = ${of.id}::uuid`)
}

const days = 24 * 60 * 60 * 1_000

/** Ends what has waited for its parts for a week, and forgets the refused rows of a month ago: both hold what people are. */
export async function forgetOld(tx: Transaction, schema: string, now: Date): Promise<void> {
  const before = (age: number) => new Date(now.getTime() - age * days).toISOString()
  const waiting = await tx.query(sql<{ id: string }>`select id from ${tableOf(schema)}
    where status = 'WAITING_FOR_PARTS' and created_at < ${before(7)}::timestamptz for update skip locked`)
  for (const { id } of waiting) await endImport(tx, schema, { id, status: 'CANCELLED', now })
  await tx.query(sql`delete from ${tableOf(schema, '_refused')} r using ${tableOf(schema)} i
    where i.id = r.import_id and i.ended_at < ${before(30)}::timestamptz`)
}
