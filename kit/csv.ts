import { readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import type { Info } from 'csv-parse/sync'
import type { z } from 'zod'
import { PlainError } from './errors.js'

interface CsvRecord {
  record: Record<string, string>
  info: Info
}

/** Reads a UTF-8 table with a header row. The first wrong cell stops it, named by file, line and column. */
export function readCsv<Row>(path: string, row: z.ZodType<Row>): Row[] {
  return readRecords(path).map(({ record, info }) => {
    const parsed = row.safeParse(record)
    if (parsed.success) return parsed.data
    const { path: place, message } = parsed.error.issues[0] ?? { path: [], message: 'not valid' }
    const column = String(place[0] ?? '(whole row)')
    if (place.length > 0 && !(column in record)) {
      throw new PlainError(`${path}, line 1, column ${column}: missing from the header`)
    }
    throw new PlainError(`${path}, line ${info.lines}, column ${column}: ${message}`)
  })
}

function readRecords(path: string): CsvRecord[] {
  const text = readFileSync(path, 'utf8')
  try {
    return parse<CsvRecord>(text, { columns: true, info: true, bom: true, skip_empty_lines: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const column = error.column === null ? '(whole row)' : error.column
    throw new PlainError(`${path}, line ${error.lines}, column ${column}: ${error.message}`)
  }
}
