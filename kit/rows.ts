import { CsvError, parse } from 'csv-parse/sync'
import type { z } from 'zod'
import type { RawRecord } from './records.js'
import { foldName } from './vn/names.js'
import type { Bilingual } from './vn/types.js'

// Files of rows that people send: every wrong cell is found at once, named by line and column, and nothing is guessed.

/** Texts by code, of what can be wrong with a row. */
export type RowErrorTexts = Readonly<Record<string, Bilingual>>

/** What can be wrong with any file; every kind of file adds what can be wrong with its cells. */
export const sharedRowErrors = {
  FILE_EMPTY: {
    vi: 'Tệp không có dòng dữ liệu nào. Hãy gửi tệp có dòng tiêu đề và ít nhất một dòng dữ liệu.',
    en: 'The file has no rows. Send one with a header row and at least one row below it.',
  },
  FILE_TOO_LARGE: {
    vi: 'Tệp quá lớn. Hãy chia thành nhiều tệp, mỗi tệp có dòng tiêu đề, rồi gửi lần lượt.',
    en: 'The file is too large. Split it into several, each with the header row, and send one after the other.',
  },
  NOT_CSV: {
    vi: 'Không đọc được từ dòng này: dấu ngoặc kép không khớp. Hãy xuất lại tệp dạng CSV UTF-8.',
    en: 'The file cannot be read from this line on: a quote is open or out of place. Export it again as CSV UTF-8.',
  },
  WRONG_DELIMITER: {
    vi: 'Các cột không được ngăn bằng dấu phẩy. Hãy lưu lại tệp dạng CSV UTF-8 ngăn bằng dấu phẩy (,).',
    en: 'The columns are not parted by commas. Save the file as CSV UTF-8 with commas (,).',
  },
  COLUMN_MISSING: {
    vi: 'Thiếu cột này. Hãy thêm cột vào dòng tiêu đề.',
    en: 'This column is missing. Add it to the header row.',
  },
  COLUMN_UNKNOWN: {
    vi: 'Không có cột tên này. Hãy sửa tên cột hoặc bỏ cột.',
    en: 'There is no column of this name. Correct the name or take the column out.',
  },
  HEADER_NOT_THERE: {
    vi: 'Tệp không có cột nào tên như vậy. Hãy sửa phần ghép cột theo đúng dòng tiêu đề của tệp.',
    en: 'The file has no header of this name. Correct the mapping to what stands in its header row.',
  },
  NOT_WORKBOOK: {
    vi: 'Không đọc được tệp Excel: tệp hỏng, có mật khẩu, hoặc không phải .xlsx. Hãy lưu lại dạng Excel Workbook (.xlsx) rồi gửi lại.',
    en: 'The workbook cannot be read: it is broken, locked by a password, or no .xlsx. Save it as Excel Workbook (.xlsx) and send it again.',
  },
  COLUMN_TWICE: {
    vi: 'Cột này có hai lần. Hãy giữ lại một cột.',
    en: 'This column is there twice. Keep one.',
  },
  CELL_COUNT: {
    vi: 'Số ô của dòng khác dòng tiêu đề. Hãy kiểm tra dấu phẩy; ô có dấu phẩy phải đặt trong ngoặc kép.',
    en: 'The row has more or fewer cells than the header. Look at its commas; a cell that holds one needs quotes.',
  },
} as const satisfies RowErrorTexts

/** What the sender says that a header means. */
export interface ColumnMapping {
  readonly header: string
  /** The column as the table calls it. */
  readonly field: string
}

export interface RowError {
  /** From 1; the header is on line 1 of most files. */
  readonly line: number
  /** The column as the table calls it, or as the file does when the table has no such column; null for the whole row. */
  readonly column: string | null
  readonly code: string
}

/** A row with the line on which it stands. */
export interface Placed<Row> {
  readonly line: number
  readonly row: Row
}

/** A kind of file. */
export interface RowTable<Row> {
  /** From texts by column; the message of each of its checks is the code of the row error. */
  readonly row: z.ZodType<Row>
  /** Column → what else a header may call it; marks, case and `_` or spaces make no difference. */
  readonly columns: Readonly<Record<string, readonly string[]>>
  /** Columns a file may leave out: their cells are empty. */
  readonly optional?: readonly string[]
  /** Whether columns that the table does not know are passed over. When not, a file that has one is refused. */
  readonly leavesOut?: boolean
  readonly mostRows: number
  readonly mostBytes: number
}

export interface ReadRows<Row> {
  readonly rows: readonly Placed<Row>[]
  readonly errors: readonly RowError[]
}

interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** Reads CSV in UTF-8, with or without a byte order mark: the rows, and everything that is wrong with the others. */
export function readRows<Row>(text: string, table: RowTable<Row>): ReadRows<Row> {
  if (Buffer.byteLength(text) > table.mostBytes) return wrong({ line: 1, column: null, code: 'FILE_TOO_LARGE' })
  const records = recordsOf(text, table.mostRows + 2)
  if (!Array.isArray(records)) return wrong(records)
  const [header, ...body] = records
  if (!header || body.length === 0) return wrong({ line: 1, column: null, code: 'FILE_EMPTY' })
  const tooMany = body[table.mostRows]
  if (tooMany) return wrong({ line: tooMany.line, column: null, code: 'FILE_TOO_LARGE' })
  const { names, errors } = namesIn(header, table)
  return errors.length > 0 ? wrong(...errors) : parsed(body, names, table)
}

function wrong(...errors: RowError[]): ReadRows<never> {
  return { rows: [], errors }
}

/** The first record of a file that is read piece by piece: its columns by the names of the table. */
export function readHeader<Row>({ text, line }: RawRecord, table: RowTable<Row>, mapping: readonly ColumnMapping[] = []): ReadHeader {
  const cells = cellsOf(text.replace(/^\ufeff/, ''))
  if (!cells) return { names: [], headers: [], errors: [{ line, column: null, code: 'NOT_CSV' }] }
  return { ...namesIn({ line, cells }, table, mapping), headers: cells.map(cell => cell.trim().slice(0, longestHeader)) }
}

export interface ReadHeader {
  /** Of each column of the file what the table calls it; '' of one that was left out. */
  readonly names: readonly string[]
  /** Of each column what the file calls it. */
  readonly headers: readonly string[]
  readonly errors: readonly RowError[]
}

export interface ReadPiece<Row> extends ReadRows<Row> {
  /** Line → the cells as they are written, of the records that can be read. */
  readonly cells: ReadonlyMap<number, readonly string[]>
}

/** Records below the header. One that cannot be read is wrong by itself. */
export function readRecords<Row>(records: readonly RawRecord[], names: readonly string[], table: RowTable<Row>): ReadPiece<Row> {
  const together = parsedOrNot(records.map(({ text }) => text).join('\n'))
  const each = together?.length === records.length ? together : records.map(({ text }) => cellsOf(text))
  const body = records.flatMap(({ line }, i) => (each[i] ? [{ line, cells: each[i] }] : []))
  const unread = records.filter((_, i) => !each[i]).map(({ line }) => ({ line, column: null, code: 'NOT_CSV' }))
  const { rows, errors } = parsed(body, names, table)
  return { rows, errors: [...unread, ...errors], cells: new Map(body.map(({ line, cells }) => [line, cells])) }
}

function cellsOf(record: string): string[] | undefined {
  return parsedOrNot(record)?.[0]
}

function parsedOrNot(text: string): string[][] | undefined {
  try {
    return parse(text, { relax_column_count: true })
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

/** Not more than there may be, so that a huge file costs no more than a large one. */
function recordsOf(text: string, most: number): CsvRecord[] | RowError {
  const records: CsvRecord[] = []
  const take = (cells: string[], { lines }: { readonly lines: number }) => {
    records.push({ line: lines, cells })
    return null
  }
  try {
    // Spreadsheets leave rows of nothing but commas below the last one.
    const skip = { skip_empty_lines: true, skip_records_with_empty_values: true }
    parse(text, { ...skip, bom: true, relax_column_count: true, to: most, on_record: take })
    return records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: typeof error.lines === 'number' ? error.lines : 1, column: null, code: 'NOT_CSV' }
  }
}

/** The table's name of each column in the file. */
function namesIn<Row>(header: CsvRecord, { columns, optional = [], leavesOut = false }: RowTable<Row>, mapping: readonly ColumnMapping[] = []) {
  const { line, cells } = header
  const [only = '', ...others] = cells
  if (others.length === 0 && /[;\t|]/.test(only)) return { names: [], errors: [{ line, column: null, code: 'WRONG_DELIMITER' }] }
  const known = new Map(
    Object.entries(columns).flatMap(([name, also]) => [name, ...also].map(each => [folded(each), name] as const)),
  )
  // What the sender says goes before what the table would take a header for.
  const told = new Map(mapping.map(({ header: each, field }) => [folded(each), field]))
  const taken = new Set(told.values())
  const ofTable = (cell: string) => {
    const name = known.get(folded(cell)) ?? (leavesOut ? '' : undefined)
    return name && taken.has(name) ? '' : name
  }
  const names = cells.map(cell => told.get(folded(cell)) ?? ofTable(cell))
  const errors: RowError[] = []
  const there = new Set(cells.map(folded))
  for (const { header: each } of mapping) {
    if (!there.has(folded(each))) errors.push({ line, column: each.slice(0, longestHeader), code: 'HEADER_NOT_THERE' })
  }
  for (const [i, name] of names.entries()) {
    if (name === '') continue
    if (name === undefined) errors.push({ line, column: (cells[i] ?? '').slice(0, longestHeader), code: 'COLUMN_UNKNOWN' })
    else if (names.indexOf(name) < i) errors.push({ line, column: name, code: 'COLUMN_TWICE' })
  }
  const missing = Object.keys(columns).filter(name => !names.includes(name) && !optional.includes(name))
  errors.push(...missing.map(column => ({ line, column, code: 'COLUMN_MISSING' })))
  return { names: names.flatMap(name => name ?? []), errors }
}

/** What stands in a header is told back to the sender, but no more of it than a name. */
const longestHeader = 50

function folded(header: string): string {
  return foldName(header.replaceAll('_', ' ')).replaceAll(' ', '')
}

function parsed<Row>(body: readonly CsvRecord[], names: readonly string[], { row, columns }: RowTable<Row>): ReadRows<Row> {
  const rows: Placed<Row>[] = []
  const errors: RowError[] = []
  const empty = Object.fromEntries(Object.keys(columns).map(name => [name, '']))
  for (const { line, cells } of body) {
    if (cells.length !== names.length) {
      errors.push({ line, column: null, code: 'CELL_COUNT' })
      continue
    }
    const named: Record<string, string> = { ...empty }
    for (const [i, name] of names.entries()) if (name !== '') named[name] = cells[i] ?? ''
    const result = row.safeParse(named)
    if (result.success) rows.push({ line, row: result.data })
    else for (const { path, message } of result.error.issues) errors.push({ line, column: String(path[0]), code: message })
  }
  return { rows, errors }
}
