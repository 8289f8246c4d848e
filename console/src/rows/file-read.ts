import { parse } from 'csv-parse/browser/esm/sync'
import { z } from 'zod/mini'
import type { FileFormat, ImportKind } from './import-kinds'

/** Why a file cannot be sent; the words for each say what to do. */
export type FileProblem = 'kind' | 'empty' | 'noRows' | 'tooLarge' | 'encoding' | 'delimiter' | 'notCsv' | 'notWorkbook' | 'unreadable'

/** A file that somebody has chosen, as far as it is looked at before it is sent. */
export interface ReadFile {
  /** As it was chosen, under its own name. */
  readonly source: File
  /** As the hub takes it. */
  readonly name: string
  readonly format: FileFormat
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: readonly string[]
  /** The first row below them, to know the columns by. */
  readonly sample: readonly string[]
  /** Where the header of a CSV file ends, in bytes. */
  readonly headerEnd: number
}

export type Read = { readonly file: ReadFile } | { readonly problem: FileProblem }

/** Opens a file and looks at its head only, so that a large one takes no longer. */
export async function readFile(file: File, { formats, mostBytes }: ImportKind): Promise<Read> {
  const ending = file.name.split('.').at(-1)?.toLowerCase()
  const format = formats.find(each => each === ending)
  if (!format) return { problem: 'kind' }
  if (file.size === 0) return { problem: 'empty' }
  if (file.size > mostBytes) return { problem: 'tooLarge' }
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // It was moved, or changed since it was chosen.
    return { problem: 'unreadable' }
  }
  const head = format === 'csv' ? headOfCsv(bytes) : await headOfWorkbook(bytes)
  if (typeof head === 'string') return { problem: head }
  return { file: { source: file, name: nameFor(file.name, format), format, bytes, ...head } }
}

type Head = Pick<ReadFile, 'headers' | 'sample' | 'headerEnd'>

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ bytes: z.number() }) }))

/** In bytes: no header and first row are longer. */
const mostHead = 256 * 1024

function headOfCsv(bytes: Uint8Array): Head | FileProblem {
  if (isZip(bytes)) return 'notCsv'
  if (!isText(bytes)) return 'encoding'
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, mostHead), { stream: true })
  try {
    const [header, first] = records.parse(parse(text, { to: 2, info: true, bom: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true }))
    if (!header) return 'empty'
    if (!first) return 'noRows'
    const [only = '', ...others] = header.record
    if (others.length === 0 && /[;\t|]/.test(only)) return 'delimiter'
    return { headers: header.record, sample: first.record, headerEnd: header.info.bytes }
  } catch {
    return 'notCsv'
  }
}

/** Whether it is UTF-8 to its end; Excel's plain "CSV" and its "Unicode text" are not. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for (let at = 0; at < bytes.length; at += mostHead) decoder.decode(bytes.subarray(at, at + mostHead), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

const isZip = ([p, k, three, four]: Uint8Array) => p === 0x50 && k === 0x4b && three === 3 && four === 4

async function headOfWorkbook(bytes: Uint8Array): Promise<Head | FileProblem> {
  if (!isZip(bytes)) return 'notWorkbook'
  // Fetched only by those who choose a workbook: it is large.
  const { read, utils } = await import('@e965/xlsx')
  try {
    const book = read(bytes, { type: 'array', sheets: 0, sheetRows: 50, cellFormula: false, cellHTML: false })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    if (!sheet) return 'notWorkbook'
    const rows = utils.sheet_to_json<readonly unknown[]>(sheet, { header: 1, raw: false, blankrows: false, defval: '' })
    const [header, first] = rows.map(row => row.map(cell => String(cell ?? '').trim())).filter(row => row.some(cell => cell !== ''))
    if (!header) return 'empty'
    if (!first) return 'noRows'
    const width = header.findLastIndex(cell => cell !== '') + 1
    return { headers: header.slice(0, width), sample: first.slice(0, width), headerEnd: 0 }
  } catch {
    return 'notWorkbook'
  }
}

const longestName = 115

/** The name as the hub takes it: the same letters in one form, no signs that are not seen, and not too long. */
function nameFor(name: string, format: FileFormat): string {
  const stem = name.slice(0, name.lastIndexOf('.')).normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '').slice(0, longestName - 1)
  return `${stem.trim() === '' ? 'file' : stem.trim()}.${format}`
}
