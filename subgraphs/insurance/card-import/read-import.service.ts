import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refusedTable, withProblems } from '../../../kit/refused-rows.js'
import { spreadsheetCsv } from '../../../kit/csv-text.js'
import { type Connection, connectionOf, instantKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { errorText, toRowErrors, type RowErrorNode } from '../../../kit/row-error.js'
import type { InsuranceContext } from '../context.js'
import { type ImportRow, mostEntries } from './card-import.loaders.js'
import { columnOf } from './card-import.rules.js'
import type { CardImport, CardImportEntry } from './card-import.type.js'
import { cardRowErrors } from './card-row-errors.js'

/** The API object, with the row that its lists are found by. */
export type ImportNode = CardImport & { row: ImportRow }

function toImport(row: ImportRow): ImportNode {
  return { ...row, id: toGlobalId('CardImport', row.id), row }
}

export async function findImport(ctx: InsuranceContext, id: string): Promise<ImportNode | null> {
  const key = fromGlobalId('CardImport', id)
  const row = key ? await ctx.load.importById.load(key) : undefined
  return row ? toImport(row) : null
}

export async function listImports(ctx: InsuranceContext, args: PageArgs): Promise<Connection<ImportNode>> {
  const page = pageRequest(args, instantKey)
  const rows = await ctx.load.importPage(page)
  return connectionOf(rows, page, ({ createdAt, id }) => [createdAt.toISOString(), id], toImport, () => ctx.load.importCount())
}

export async function entriesOf(ctx: InsuranceContext, { row }: ImportNode): Promise<CardImportEntry[]> {
  return ctx.load.entriesOfImport.load(row.id)
}

export function moreEntriesOf({ row }: ImportNode): number {
  return Math.max(0, row.added + row.changed - mostEntries)
}

export async function rowErrorsOf(ctx: InsuranceContext, { row }: ImportNode): Promise<RowErrorNode[]> {
  return toRowErrors(await ctx.load.errorsOfImport.load(row.id), cardRowErrors, ctx.language).rowErrors
}

/** The columns are named as the table calls them: a file that is mended and sent again is understood. */
export async function refusedRowsOf(ctx: InsuranceContext, { row }: ImportNode): Promise<string | null> {
  const rows = await ctx.load.refusedOfImport.load(row.id)
  if (rows.length === 0) return null
  const lines = withProblems(rows, await ctx.load.problemsOfImport.load(row.id), error => errorText(error, cardRowErrors, ctx.language))
  return spreadsheetCsv(refusedTable(row.columns ?? Object.values(columnOf), lines))
}
