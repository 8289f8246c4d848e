/** A cell of a CSV file for spreadsheets: quoted, and never read as a formula. */
export function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

/** A file that Excel opens with its marks whole. */
export function csvFile(rows: readonly (readonly string[])[]): Blob {
  const text = rows.map(row => row.map(csvCell).join(',')).join('\r\n')
  return new Blob([`\ufeff${text}\r\n`], { type: 'text/csv;charset=utf-8' })
}
