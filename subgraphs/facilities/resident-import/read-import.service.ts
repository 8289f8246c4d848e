import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, instantKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { refusedTable, withProblems } from '../../../kit/refused-rows.js'
import { errorText, toRowErrors, type RowErrorNode } from '../../../kit/row-error.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { findResident } from '../resident/resident.service.js'
import { fileOf } from './file.service.js'
import { residentColumnNames } from './resident-file.js'
import { type ImportRow, type KeptRow, mostShown } from './resident-import.loaders.js'
import type { FileFormat, ResidentImport, ResidentImportColumn, ResidentImportEntry, ResidentImportFile } from './resident-import.type.js'
import { residentRowErrors } from './resident-row-errors.js'

/** The API object, with the row that its lists are found by. */
export type ImportNode = ResidentImport & { row: ImportRow }

function toImport(row: ImportRow): ImportNode {
  return { ...row, id: toGlobalId('ResidentImport', row.id), columns: columnsOf(row), row }
}

function columnsOf({ headers, names }: ImportRow): ResidentImportColumn[] {
  return (headers ?? []).map((header, i) => ({ header, field: residentColumnNames.find(name => name === names?.[i]) ?? null }))
}

export async function findImport(ctx: FacilitiesContext, id: string): Promise<ImportNode | null> {
  const key = fromGlobalId('ResidentImport', id)
  const row = key ? await ctx.load.residentImportById.load(key) : undefined
  return row ? toImport(row) : null
}

export async function listImports(ctx: FacilitiesContext, args: PageArgs): Promise<Connection<ImportNode>> {
  const page = pageRequest(args, instantKey)
  const rows = await ctx.load.residentImportPage(page)
  return connectionOf(rows, page, ({ createdAt, id }) => [createdAt.toISOString(), id], toImport, () => ctx.load.residentImportCount())
}

export async function entriesOf(ctx: FacilitiesContext, { row }: ImportNode): Promise<ResidentImportEntry[]> {
  return ctx.load.entriesOfResidentImport.load(row.id)
}

export function moreEntriesOf({ row }: ImportNode): number {
  return Math.max(0, row.added + row.unchanged - mostShown)
}

export async function rowErrorsOf(ctx: FacilitiesContext, { row }: ImportNode): Promise<RowErrorNode[]> {
  return toRowErrors(await ctx.load.errorsOfResidentImport.load(row.id), residentRowErrors, ctx.language).rowErrors
}

/** The columns are named as the sender named them: a file that is mended and sent again, with the same mapping, is understood. */
export async function refusedRowsOf(ctx: FacilitiesContext, { row }: ImportNode, format: FileFormat): Promise<ResidentImportFile | null> {
  const rows = await ctx.load.refusedOfResidentImport.load(row.id)
  if (rows.length === 0) return null
  const lines = withProblems(rows, await ctx.load.problemsOfResidentImport.load(row.id), error => errorText(error, residentRowErrors, ctx.language))
  return fileOf(format, 'dong-bi-tu-choi', [{ name: 'Dòng bị từ chối', rows: refusedTable(row.headers ?? residentColumnNames, lines) }])
}

export async function keptRowsOf(ctx: FacilitiesContext, { row }: ImportNode): Promise<KeptRow[]> {
  return ctx.load.keptOfResidentImport.load(row.id)
}

export function residentOfKept(ctx: FacilitiesContext, { residentId }: KeptRow): Promise<ResidentNode | null> {
  return findResident(ctx, toGlobalId('Resident', residentId))
}
