import { sql } from 'kysely'
import type { Role } from './auth.js'
import type { ColumnMapping, RowError } from './rows.js'
import type { Transaction } from './transaction.js'

export const importStatuses = ['WAITING_FOR_PARTS', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const
/** Of a kind that can be taken back. */
export const undoStatuses = ['UNDOING', 'UNDONE'] as const
export type ImportStatus = (typeof importStatuses)[number] | (typeof undoStatuses)[number]

export const rowChanges = ['ADDED', 'CHANGED', 'UNCHANGED'] as const
export type RowChange = (typeof rowChanges)[number]

/** What happened to a row, or would. */
export interface DoneRow {
  readonly line: number
  readonly change: RowChange
  /** The columns by which it is other than what was there; never values. */
  readonly fields: readonly string[]
}

/** An import as its next step finds it. */
export interface ImportRow {
  readonly id: string
  readonly provinceCode: string
  readonly fileName: string
  readonly status: ImportStatus
  readonly dryRun: boolean
  readonly parts: number
  /** The columns of the file by the names of the table, '' where one was left out; null until its header was read. */
  readonly columns: readonly string[] | null
  /** What the sender says that headers mean. */
  readonly mapping: readonly ColumnMapping[]
  /** Where the next record begins, and the line before it. */
  readonly part: number
  readonly place: number
  readonly line: number
}

export interface ImportActor {
  readonly subject: string
  readonly role: Role
  readonly client: string
  readonly requestId: string
  readonly provinceCode: string
  /** The facility for which it is sent; null for a whole province. */
  readonly facilityCode: string | null
}

/** More nobody looks at one by one; the counts say how many there are. */
export const mostKept = 1_000

const tableOf = (schema: string, name = '') => sql.table(`${schema}.row_import${name}`)

/** The import, held to the end of the transaction; undefined when it is over, or another process is at work on it. */
export async function holdRunning(tx: Transaction, schema: string, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query(sql<ImportRow>`select id, province_code as "provinceCode", file_name as "fileName", status,
      dry_run as "dryRun", parts, columns, mapping, part, place, line
    from ${tableOf(schema)} where id = ${id}::uuid and status in ('RUNNING', 'UNDOING') for update skip locked`)
  return row
}

export async function partText(tx: Transaction, schema: string, id: string, part: number): Promise<string> {
  const [row] = await tx.query(sql<{ text: string }>`select text from ${tableOf(schema, '_part')} where import_id = ${id}::uuid and part = ${part}`)
  if (!row) throw new Error('A part of an import that runs is missing')
  return row.text
}

/** Notes keys of rows; gives those that the import has met already. */
export async function noteKeys(tx: Transaction, schema: string, id: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const fresh = await tx.query(sql<{ key: string }>`insert into ${tableOf(schema, '_key')} (import_id, key)
    select ${id}::uuid, k::uuid from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) k
    on conflict do nothing returning replace(key::text, '-', '') as key`)
  const isFresh = new Set(fresh.map(({ key }) => key))
  return new Set(keys.filter(key => !isFresh.has(key)))
}

/** What a step did, and where the next begins. */
export interface StepTaken {
  readonly done: readonly DoneRow[]
  readonly errors: readonly RowError[]
  /** Line → cells, of the rows that were refused. */
  readonly refused: ReadonlyMap<number, readonly string[]>
  readonly refusedCount: number
  /** Whether rows that change nothing are told one by one too. */
  readonly keepsUnchanged: boolean
  readonly part: number
  readonly place: number
  readonly line: number
}

export async function noteStep(tx: Transaction, schema: string, id: string, step: StepTaken): Promise<void> {
  const { done, errors, refused, refusedCount, part, place, line, keepsUnchanged } = step
  const count = (change: RowChange) => done.filter(each => each.change === change).length
  await tx.query(sql`update ${tableOf(schema)} set part = ${part}, place = ${place}, line = ${line},
      rows_done = rows_done + ${done.length + refusedCount}, added = added + ${count('ADDED')}, changed = changed + ${count('CHANGED')},
      unchanged = unchanged + ${count('UNCHANGED')}, refused = refused + ${refusedCount}, error_count = error_count + ${errors.length}
    where id = ${id}::uuid`)
  await keepErrors(tx, schema, id, errors)
  const kept = (name: string) => sql`${mostKept}::int - (select count(*) from ${tableOf(schema, name)} where import_id = ${id}::uuid)`
  const entries = done.filter(({ change }) => keepsUnchanged || change !== 'UNCHANGED').slice(0, mostKept)
  if (entries.length > 0) {
    await tx.query(sql`insert into ${tableOf(schema, '_entry')} (import_id, line, change, fields)
      select ${id}::uuid, e.line, e.change, e.fields from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(line int, change text, fields text[])
      order by e.line limit greatest(0, ${kept('_entry')})`)
  }
  const rows = [...refused].slice(0, mostKept).map(([at, cells]) => ({ line: at, cells }))
  if (rows.length > 0) {
    await tx.query(sql`insert into ${tableOf(schema, '_refused')} (import_id, line, cells)
      select ${id}::uuid, r.line, r.cells from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line int, cells text[])
      order by r.line limit greatest(0, ${kept('_refused')})`)
  }
}

async function keepErrors(tx: Transaction, schema: string, id: string, errors: readonly RowError[]): Promise<void> {
  if (errors.length === 0) return
  const rows = errors.toSorted((a, b) => a.line - b.line).slice(0, mostKept)
  await tx.query(sql`insert into ${tableOf(schema, '_error')} (import_id, line, column_name, code)
    select ${id}::uuid, e.line, e."column", e.code
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as j(value, place),
      jsonb_to_record(j.value) as e(line int, "column" text, code text)
    order by j.place limit greatest(0, ${mostKept}::int - (select count(*) from ${tableOf(schema, '_error')} where import_id = ${id}::uuid))`)
}

interface Header extends Pick<ImportRow, 'part' | 'place' | 'line'> {
  readonly columns: readonly string[]
  /** As they are written in the file. */
  readonly headers: readonly string[]
  readonly rows: number
}

/** Puts the text of a file in the place of its parts, as many as there were; what they were sent as stays known by their hashes. */
export async function replaceParts(tx: Transaction, schema: string, { id, parts }: Pick<ImportRow, 'id' | 'parts'>, text: string): Promise<void> {
  let from = 0
  for (let part = 1; part <= parts; part++) {
    const wanted = Math.ceil((text.length * part) / parts)
    // Never between the halves of one character.
    const end = part === parts ? text.length : Math.max(from, text.indexOf('\n', wanted - 1) + 1 || text.length)
    await tx.query(sql`update ${tableOf(schema, '_part')} set text = ${text.slice(from, end)} where import_id = ${id}::uuid and part = ${part}`)
    from = end
  }
}

export async function noteHeader(tx: Transaction, schema: string, id: string, header: Header): Promise<void> {
  const { columns, headers, part, place, line, rows } = header
  const list = (texts: readonly string[]) => sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`
  await tx.query(sql`update ${tableOf(schema)} set columns = ${list(columns)}, headers = ${list(headers)}, part = ${part},
    place = ${place}, line = ${line}, rows_total = ${rows} where id = ${id}::uuid`)
}

/** The import cannot go on, and says why. */
export async function noteFailure(tx: Transaction, schema: string, id: string, errors: readonly RowError[], now: Date): Promise<void> {
  await tx.query(sql`update ${tableOf(schema)} set error_count = error_count + ${errors.length} where id = ${id}::uuid`)
  await keepErrors(tx, schema, id, errors)
  await endImport(tx, schema, { id, status: 'FAILED', now })
}

/** Ends an import: the text that was sent is not kept any longer, its hashes are, so that a part sent again is known. */
export async function endImport(tx: Transaction, schema: string, end: { readonly id: string; readonly status: ImportStatus; readonly now: Date }) {
  const { id, status, now } = end
  await tx.query(sql`update ${tableOf(schema)} set status = ${status}, ended_at = ${now.toISOString()}::timestamptz where id = ${id}::uuid`)
  await tx.query(sql`update ${tableOf(schema, '_part')} set text = '' where import_id = ${id}::uuid and text <> ''`)
  await tx.query(sql`delete from ${tableOf(schema, '_key')} where import_id = ${id}::uuid`)
}
