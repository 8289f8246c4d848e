import type { ColumnInput, FileFormat } from './import-kinds'
import { columnOf, type FileColumn, folded, isMappable, type Mapping, residentFields } from './import-columns'
import type { ReadFile } from './file-read'

/** A file as it goes to the hub. */
export interface PreparedFile {
  readonly name: string
  readonly parts: number
  /** From 1; the same one is the same text each time. */
  readonly textOf: (part: number) => string
  /** What the hub is told of its headers. */
  readonly columns?: readonly ColumnInput[]
  /** By which the same file with the same columns is known again. */
  readonly mark: string
}

const mostParts = 64
/** In bytes: small enough that what is sent again after a lost connection is little. */
const partSize = 256 * 1024

/** Cuts a file into parts, with what was said of its columns. */
export async function prepareFile(file: ReadFile, mapping: Mapping, columns: readonly FileColumn[], isToldColumns: boolean): Promise<PreparedFile> {
  const bytes = isToldColumns ? file.bytes : withHeader(file, mapping, columns)
  const told = isToldColumns ? toldColumns(file, mapping, columns) : undefined
  const cuts = cutsOf(bytes, file.format)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return {
    name: file.name,
    parts: cuts.length - 1,
    textOf: part => textOf(bytes.subarray(cuts[part - 1], cuts[part]), file.format),
    columns: told,
    mark: `${base64(digest)} ${JSON.stringify(told ?? [])}`,
  }
}

/** Where the parts begin and end: never within a letter of a text, nor within three bytes of a workbook, which base64 writes as four signs. */
function cutsOf(bytes: Uint8Array, format: FileFormat): number[] {
  const size = Math.ceil(Math.max(partSize, bytes.length / mostParts + 4) / 3) * 3
  const cuts = [0]
  for (let at = size; at < bytes.length; at += size) {
    while (format === 'csv' && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1
    cuts.push(at)
  }
  return [...cuts, bytes.length]
}

function textOf(bytes: Uint8Array, format: FileFormat): string {
  // A byte order mark within the file is a letter like any other.
  return format === 'csv' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : base64(bytes)
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}

/** What the hub would not know by itself. */
function toldColumns({ headers }: ReadFile, mapping: Mapping, columns: readonly FileColumn[]): ColumnInput[] {
  return headers.flatMap(header => {
    const column = isMappable(header) ? columnOf(header, mapping, columns) : undefined
    const field = residentFields.find(each => each === column?.code)
    return column && field && folded(column.header) !== folded(header) ? [{ header: header.trim(), field }] : []
  })
}

/** The same bytes below a header whose cells are called as the hub calls them; as they are when none was said to be another. */
function withHeader({ bytes, headers, headerEnd }: ReadFile, mapping: Mapping, columns: readonly FileColumn[]): Uint8Array<ArrayBuffer> {
  const names = headers.map(header => {
    const said = mapping[folded(header)] === undefined ? undefined : columnOf(header, mapping, columns)
    // A line end in a header stays, so that the lines below keep their numbers.
    return said ? `${said.code}${'\n'.repeat(header.split('\n').length - 1)}` : header
  })
  if (names.every((name, at) => name === headers[at])) return bytes
  const header = new TextEncoder().encode(`${names.map(name => `"${name.replaceAll('"', '""')}"`).join(',')}\n`)
  const whole = new Uint8Array(header.length + bytes.length - headerEnd)
  whole.set(header)
  whole.set(bytes.subarray(headerEnd), header.length)
  return whole
}
