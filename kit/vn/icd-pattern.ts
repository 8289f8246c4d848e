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
  return rangesOf(list).some(([from, to]) => {
    const start = code.slice(0, from.length)
    return start.length === from.length && from <= start && start <= to
  })
}

type Range = readonly [from: string, to: string]

/** The lists are those of the law’s tables, some hundreds: each is taken apart once. */
const known = new Map<string, readonly Range[]>()

function rangesOf(list: string): readonly Range[] {
  const found = known.get(list) ?? parsed(list)
  known.set(list, found)
  return found
}

function parsed(list: string): Range[] {
  return list.split(',').flatMap((each): Range[] => {
    const [from = '', to = from] = each.trim().split('-')
    return from === '' ? [] : [[from, to]]
  })
}
