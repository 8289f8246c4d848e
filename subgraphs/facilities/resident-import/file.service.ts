import { spreadsheetCsv } from '../../../kit/csv-text.js'
import { writeWorkbook, type NewSheet } from '../../../kit/workbook.js'
import type { FileFormat, ResidentImportFile } from './resident-import.type.js'

const mediaTypes = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<FileFormat, string>

/** A file for the caller; as CSV only the first sheet. */
export function fileOf(format: FileFormat, name: string, sheets: readonly [NewSheet, ...NewSheet[]]): ResidentImportFile {
  const bytes = format === 'XLSX' ? writeWorkbook(sheets) : Buffer.from(spreadsheetCsv(sheets[0].rows))
  return { fileName: `${name}.${format.toLowerCase()}`, mediaType: mediaTypes[format], content: bytes.toString('base64') }
}
