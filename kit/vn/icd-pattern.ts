/** A code of ICD-10 as the hub stores it: `I10`, `E11.9` (TT 06/2026/TT-BYT). */
export const icd10 = /^[A-Z]\d{2}(\.\d{1,2})?$/

/** A list of the law as its table writes it: codes and ranges, `A15-A19` or `E11.2,E11.8`; what a row leaves out, leaves out of that row only. */
export interface IcdRow {
  readonly include: string
  readonly exclude: string
}

/** Whether a code is on a row. A code of three characters covers its codes of four, not the other way round. */
export function isOnRow(code: string, { include, exclude }: IcdRow): boolean {
  return matches(code, include) && !(exclude !== '' && matches(code, exclude))
}

function matches(code: string, list: string): boolean {
  return list.split(',').some(each => {
    const [from = '', to = from] = each.trim().split('-')
    const start = code.slice(0, from.length)
    return from !== '' && start.length === from.length && from <= start && start <= to
  })
}
