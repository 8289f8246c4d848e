/** Rows as CSV. */
export function csvOf(rows: readonly (readonly string[])[], lineEnd = '\n'): string {
  return rows.map(cells => `${cells.map(quoted).join(',')}${lineEnd}`).join('')
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
}

/** Rows as a file for spreadsheets: with a byte order mark, which tells them of UTF-8. */
export function spreadsheetCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${csvOf(rows.map(cells => cells.map(safeCell)), '\r\n')}`
}
