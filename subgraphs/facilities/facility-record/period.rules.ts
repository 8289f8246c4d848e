import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'

/** Days from a first to a last one, both included; null where it has no end on that side. */
export interface Period {
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

export const always: Period = { from: null, to: null }

export function includes({ from, to }: Period, day: LocalDate): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}

export function laterStart(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  return a === null || (b !== null && b > a) ? b : a
}

export function earlierEnd(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  return a === null || (b !== null && b < a) ? b : a
}

/** The days that are in both; undefined when there are none. */
export function inBoth(a: Period, b: Period): Period | undefined {
  const [from, to] = [laterStart(a.from, b.from), earlierEnd(a.to, b.to)]
  return from !== null && to !== null && to < from ? undefined : { from, to }
}

export function overlap(a: Period, b: Period): boolean {
  return inBoth(a, b) !== undefined
}

/** What is left of a period without the days of others, oldest first. */
export function without(period: Period, taken: readonly Period[]): Period[] {
  return taken.reduce<Period[]>((left, gone) => left.flatMap(each => cut(each, gone)), [period])
}

function cut(period: Period, gone: Period): Period[] {
  if (!overlap(period, gone)) return [period]
  const before = gone.from === null ? undefined : inBoth(period, { from: null, to: addDays(gone.from, -1) })
  const after = gone.to === null ? undefined : inBoth(period, { from: addDays(gone.to, 1), to: null })
  return [before, after].filter(part => part !== undefined)
}

export function byStart(a: Period, b: Period): number {
  if (a.from === b.from) return 0
  if (a.from === null) return -1
  return b.from === null || a.from > b.from ? 1 : -1
}
