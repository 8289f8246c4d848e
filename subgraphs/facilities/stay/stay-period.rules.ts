import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   day in care   ngày người ở: the day of admission counts, the last day does not, so that on a day of transfer a person is
//                 counted once and the days of all facilities add up [our reading: no text says how to count]

export interface Period {
  readonly admittedOn: LocalDate
  /** Null while it lasts. */
  readonly endedOn: LocalDate | null
}

const never = '9999-12-31'
const endOf = ({ endedOn }: Period) => endedOn ?? never

/** Whether two stays share a day other than one on which the one ends and the other begins. */
export function overlap(a: Period, b: Period): boolean {
  return a.admittedOn < endOf(b) && b.admittedOn < endOf(a)
}

/** How many days in care of a stay lie in a period, both of whose ends count. */
export function daysInCare(stay: Period, from: LocalDate, to: LocalDate): number {
  const first = stay.admittedOn > from ? stay.admittedOn : from
  const next = addDays(to, 1)
  const end = endOf(stay) < next ? endOf(stay) : next
  return Math.max(0, (Date.parse(end) - Date.parse(first)) / 86_400_000)
}

/** The stays in the order in which they followed each other: of two that begin on a day, the one that ended that day first. */
export function inOrder<Stay extends Period>(stays: readonly Stay[]): Stay[] {
  return stays.toSorted((a, b) => compare(a.admittedOn, b.admittedOn) || compare(endOf(a), endOf(b)))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
