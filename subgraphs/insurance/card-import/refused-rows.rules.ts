/** A row that was refused, as it was written, with what is wrong with it. */
export interface RefusedLine {
  readonly line: number
  readonly problem: string
  readonly cells: readonly string[]
}

/**
 * Refused rows as a file to mend: the columns of the file that was sent, and two before them. A spreadsheet must not take a
 * cell for a formula, so such a cell begins with an apostrophe (OWASP, CSV injection).
 */
export function refusedCsv(columns: readonly string[], rows: readonly RefusedLine[]): string {
  const lines = [['line', 'problem', ...columns], ...rows.map(({ line, problem, cells }) => [String(line), problem, ...cells])]
  return `\ufeff${lines.map(cells => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
