import { type CellObject, read, SSF, type WorkSheet, write, utils } from '@e965/xlsx'
import { csvOf } from './csv-text.js'
import { isBearableZip } from './workbook-guard.js'

// Workbooks of a spreadsheet (XLSX), read as the text that their first sheet would be as CSV. Of a formula the value that was
// kept beside it is taken; nothing is ever computed.

export function isWorkbook(fileName: string): boolean {
  return /\.xlsx$/i.test(fileName)
}

export interface WorkbookLimits {
  readonly mostRows: number
  /** Of the file; unpacked it may be so many times as large, as XML is. */
  readonly mostBytes: number
}

const mostUnpackedPerByte = 8
const mostColumns = 100

export type SheetText = { readonly text: string } | { readonly line: number; readonly code: 'FILE_TOO_LARGE' | 'NOT_WORKBOOK' | 'FILE_EMPTY' }

/** The first sheet as CSV: a line for each row, also for empty ones, so that lines are the rows that the sender sees. */
export function readWorkbook(bytes: Buffer, { mostRows, mostBytes }: WorkbookLimits): SheetText {
  if (bytes.length > mostBytes) return { line: 1, code: 'FILE_TOO_LARGE' }
  if (!isBearableZip(bytes, mostBytes * mostUnpackedPerByte)) return { line: 1, code: 'NOT_WORKBOOK' }
  const found = firstSheet(bytes, mostRows + 2)
  if (!found) return { line: 1, code: 'NOT_WORKBOOK' }
  const { sheet, textOf } = found
  const rows: (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  const last = rows.findLastIndex(row => row?.some(cell => textOf(cell) !== ''))
  if (last < 0) return { line: 1, code: 'FILE_EMPTY' }
  if (last > mostRows) return { line: last + 1, code: 'FILE_TOO_LARGE' }
  const width = (rows.find(row => row?.some(cell => textOf(cell) !== ''))?.findLastIndex(cell => textOf(cell) !== '') ?? 0) + 1
  if (width > mostColumns) return { line: 1, code: 'FILE_TOO_LARGE' }
  const cells = Array.from({ length: last + 1 }, (_row, i) => Array.from({ length: width }, (_cell, j) => textOf(rows[i]?.[j])))
  return { text: csvOf(cells) }
}

interface FirstSheet {
  readonly sheet: WorkSheet
  readonly textOf: (cell: CellObject | undefined) => string
}

function firstSheet(bytes: Buffer, sheetRows: number): FirstSheet | undefined {
  try {
    const book = read(bytes, { type: 'buffer', dense: true, sheets: 0, sheetRows, cellFormula: false, cellHTML: false, cellText: false, cellNF: true })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    const date1904 = book.Workbook?.WBProps?.date1904 === true
    return sheet && { sheet, textOf: cell => cellText(cell, date1904) }
  } catch {
    return undefined
  }
}

/** A cell as somebody would type it; line ends inside it are spaces, so that a row is a line. */
function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e') return ''
  if (typeof cell.v === 'number') return isDateFormat(cell) ? dateText(cell.v, String(cell.z), date1904) : plainNumber(cell.v)
  return String(cell.v).replaceAll(/[\r\n\0]+/g, ' ').trim()
}

function isDateFormat({ z }: CellObject): boolean {
  return z !== undefined && SSF.is_date(String(z))
}

/** Without an exponent: a long number that somebody let the spreadsheet take for one is seen as it is. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}

/** A day; of a format that shows no day, the month: a spreadsheet makes the first of March of what was typed as 03/1950. */
function dateText(serial: number, format: string, date1904: boolean): string {
  const { y, m, d } = SSF.parse_date_code(serial, { date1904 }) ?? {}
  if (!y || !m || !d) return String(serial)
  const shown = format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase()
  const pad = (part: number) => String(part).padStart(2, '0')
  if (!shown.includes('d')) return shown.includes('m') ? `${y}-${pad(m)}` : String(y)
  return `${y}-${pad(m)}-${pad(d)}`
}

export interface NewSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** Rows below that are kept free for typing; all are of the format “text”, which leaves numbers their noughts. */
  readonly free?: number
}

/** A workbook of texts: a text is none of a formula, whatever it begins with. */
export function writeWorkbook(sheets: readonly NewSheet[]): Buffer {
  const book = utils.book_new()
  for (const { name, rows, free = 0 } of sheets) {
    const width = Math.max(...rows.map(row => row.length))
    const text = (v: string): CellObject => ({ t: 's', v, z: '@' })
    const blank = Array.from({ length: free }, () => Array.from({ length: width }, (): CellObject => ({ t: 'z', z: '@' })))
    const sheet = utils.aoa_to_sheet([...rows.map(row => row.map(text)), ...blank], { sheetStubs: true })
    sheet['!cols'] = Array.from({ length: width }, (_, i) => ({ wch: Math.min(60, Math.max(10, ...rows.map(row => (row[i]?.length ?? 0) + 2))) }))
    utils.book_append_sheet(book, sheet, name)
  }
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  if (!(bytes instanceof Uint8Array)) throw new Error('The workbook was not written')
  return Buffer.from(bytes)
}
