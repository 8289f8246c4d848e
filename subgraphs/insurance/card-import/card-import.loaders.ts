import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import { mostRowErrors } from '../../../kit/row-error.js'
import type { ImportStatus, RowChange } from '../../../kit/row-import-store.js'
import type { RowError } from '../../../kit/rows.js'

export const cardImportKind = 'cards'

export interface ImportRow {
  id: string
  provinceCode: string
  fileName: string
  dryRun: boolean
  status: ImportStatus
  parts: number
  partsReceived: number
  columns: readonly string[] | null
  rowsTotal: number | null
  rowsDone: number
  added: number
  changed: number
  unchanged: number
  refused: number
  rowErrorCount: number
  byRole: string
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
}

type Of<Row> = Row & { importId: string }
export type EntryRow = Of<{ line: number; change: RowChange; columns: string[] }>
export type RefusedRow = Of<{ line: number; cells: string[] }>

export const mostEntries = 50

const columns = sql`i.id, i.province_code as "provinceCode", i.file_name as "fileName", i.dry_run as "dryRun", i.status, i.parts, i.columns,
  (select count(*)::int from insurance.row_import_part p where p.import_id = i.id) as "partsReceived", i.rows_total as "rowsTotal",
  i.rows_done as "rowsDone", i.added, i.changed, i.unchanged, i.refused, i.error_count as "rowErrorCount", i.actor_role as "byRole",
  i.created_at as "createdAt", i.started_at as "startedAt", i.ended_at as "endedAt"`

export function cardImportLoaders(db: Database, filter: RawBuilder<boolean>) {
  const visible = sql`i.kind = ${cardImportKind} and ${filter}`
  const perImport = <Row extends Of<object>>(list: RawBuilder<Row>) =>
    manyByKey<Row>(
      keys => db.query(sql<Row>`select x.import_id as "importId", x.* from unnest(${keys}::uuid[]) wanted cross join lateral (${list}) x`),
      row => row.importId,
    )
  return {
    importById: oneByKey<ImportRow>(
      keys => db.query(sql<ImportRow>`select ${columns} from insurance.row_import i where i.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    /** The newest first. */
    importPage({ limit, backward, from: [at, id] = [] }: PageRequest): Promise<ImportRow[]> {
      const [beyond, order] = backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
      return db.query(sql<ImportRow>`select ${columns} from insurance.row_import i
        where ${visible} ${at === undefined ? sql`` : sql`and (i.created_at, i.id) ${beyond} (${at}::timestamptz, ${id}::uuid)`}
        order by i.created_at ${order}, i.id ${order} limit ${limit + 1}`)
    },
    async importCount(): Promise<number> {
      const [row] = await db.query(sql<{ n: number }>`select count(*)::int as n from insurance.row_import i where ${visible}`)
      return row?.n ?? 0
    },
    // Of imports that the viewer was shown.
    errorsOfImport: perImport(sql<Of<RowError>>`select e.import_id, e.line, e.column_name as "column", e.code
      from insurance.row_import_error e where e.import_id = wanted order by e.line, e.id limit ${mostRowErrors}`),
    entriesOfImport: perImport(sql<EntryRow>`select e.import_id, e.line, e.change, e.fields as "columns"
      from insurance.row_import_entry e where e.import_id = wanted order by e.line limit ${mostEntries}`),
    refusedOfImport: perImport(sql<RefusedRow>`select r.import_id, r.line, r.cells
      from insurance.row_import_refused r where r.import_id = wanted order by r.line`),
    problemsOfImport: perImport(sql<Of<RowError>>`select e.import_id, e.line, e.column_name as "column", e.code
      from insurance.row_import_error e where e.import_id = wanted order by e.line, e.id`),
  }
}
