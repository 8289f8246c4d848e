import type { RowError } from './rows.js'

/** A row that was refused, as it was written, with what is wrong with it. */
export interface RefusedLine {
  readonly line: number
  readonly problem: string
  readonly cells: readonly string[]
}

/** Refused rows as a file to mend: the columns of the file that was sent, and two before them. */
export function refusedTable(columns: readonly string[], rows: readonly RefusedLine[]): string[][] {
  return [['line', 'problem', ...columns], ...rows.map(({ line, problem, cells }) => [String(line), problem, ...cells])]
}

/** Each refused row with the texts of its errors, one after the other. */
export function withProblems(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  errors: readonly RowError[],
  textOf: (error: RowError) => string,
): RefusedLine[] {
  const problems = new Map<number, string[]>()
  for (const error of errors) problems.set(error.line, [...(problems.get(error.line) ?? []), textOf(error)])
  return rows.map(({ line, cells }) => ({ line, cells, problem: (problems.get(line) ?? []).join(' ') }))
}
