import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import { mostRowErrors } from '../../../kit/row-error.js'
import type { ImportStatus } from '../../../kit/row-import-store.js'
import type { RowError } from '../../../kit/rows.js'
import type { Change, KeptReason } from './resident-import.type.js'

export const residentImportKind = 'residents'

export interface ImportRow {
  id: string
  fileName: string
  dryRun: boolean
  status: ImportStatus
  parts: number
  partsReceived: number
  /** What each column was taken for, '' where it was left out. */
  names: readonly string[] | null
  headers: readonly string[] | null
  rowsTotal: number | null
  rowsDone: number
  added: number
  unchanged: number
  refused: number
  rowErrorCount: number
  undone: number
  kept: number
  byRole: string
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
}

type Of<Row> = Row & { importId: string }
export type EntryRow = Of<{ line: number; change: Change }>
export type RefusedRow = Of<{ line: number; cells: string[] }>
export type KeptRow = Of<{ line: number; reason: KeptReason; residentId: string }>

/** Of each list that is shown whole. */
export const mostShown = 50

const brought = (outcome: RawBuilder<boolean>) =>
  sql`(select count(*)::int from facilities.resident_import_row b where b.import_id = i.id and ${outcome})`

const columns = sql`i.id, i.file_name as "fileName", i.dry_run as "dryRun", i.status, i.parts, i.columns as "names", i.headers,
  (select count(*)::int from facilities.row_import_part p where p.import_id = i.id) as "partsReceived", i.rows_total as "rowsTotal",
  i.rows_done as "rowsDone", i.added, i.unchanged, i.refused, i.error_count as "rowErrorCount",
  ${brought(sql`b.undo = 'UNDONE'`)} as "undone", ${brought(sql`b.undo <> 'UNDONE'`)} as "kept",
  i.actor_role as "byRole", i.created_at as "createdAt", i.started_at as "startedAt", i.ended_at as "endedAt"`

export function residentImportLoaders(db: Database, filter: RawBuilder<boolean>) {
  const visible = sql`i.kind = ${residentImportKind} and ${filter}`
  const perImport = <Row extends Of<object>>(list: RawBuilder<Row>) =>
    manyByKey<Row>(
      keys => db.query(sql<Row>`select x.import_id as "importId", x.* from unnest(${keys}::uuid[]) wanted cross join lateral (${list}) x`),
      row => row.importId,
    )
  return {
    residentImportById: oneByKey<ImportRow>(
      keys => db.query(sql<ImportRow>`select ${columns} from facilities.row_import i where i.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    /** The newest first. */
    residentImportPage({ limit, backward, from: [at, id] = [] }: PageRequest): Promise<ImportRow[]> {
      const [beyond, order] = backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
      return db.query(sql<ImportRow>`select ${columns} from facilities.row_import i
        where ${visible} ${at === undefined ? sql`` : sql`and (i.created_at, i.id) ${beyond} (${at}::timestamptz, ${id}::uuid)`}
        order by i.created_at ${order}, i.id ${order} limit ${limit + 1}`)
    },
    async residentImportCount(): Promise<number> {
      const [row] = await db.query(sql<{ n: number }>`select count(*)::int as n from facilities.row_import i where ${visible}`)
      return row?.n ?? 0
    },
    // Of imports that the viewer was shown.
    errorsOfResidentImport: perImport(sql<Of<RowError>>`select e.import_id, e.line, e.column_name as "column", e.code
      from facilities.row_import_error e where e.import_id = wanted order by e.line, e.id limit ${mostRowErrors}`),
    entriesOfResidentImport: perImport(sql<EntryRow>`select e.import_id, e.line, e.change
      from facilities.row_import_entry e where e.import_id = wanted order by e.line limit ${mostShown}`),
    refusedOfResidentImport: perImport(sql<RefusedRow>`select r.import_id, r.line, r.cells
      from facilities.row_import_refused r where r.import_id = wanted order by r.line`),
    problemsOfResidentImport: perImport(sql<Of<RowError>>`select e.import_id, e.line, e.column_name as "column", e.code
      from facilities.row_import_error e where e.import_id = wanted order by e.line, e.id`),
    keptOfResidentImport: perImport(sql<KeptRow>`select b.import_id, b.line, b.undo as "reason", b.resident_id as "residentId"
      from facilities.resident_import_row b where b.import_id = wanted and b.undo <> 'UNDONE' order by b.line limit ${mostShown}`),
  }
}
