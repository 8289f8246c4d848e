import { hiddenCells, isSmallCell, leastTold } from '../../../kit/vn/small-cell.rules.js'

/** By what stays are counted together. */
export const stayGroupings = ['FACILITY', 'PROVINCE', 'MODE', 'END_REASON'] as const
export type StayGrouping = (typeof stayGroupings)[number]

export interface StayCounted {
  readonly people: number
  readonly admissions: number
  readonly ends: number
  readonly personDays: number
  readonly awayDays: number
  readonly presentAtEnd: number
}

/** Fewer people: a count says too much of each, and is not to be published. */
export function isSmall({ people }: Pick<StayCounted, 'people'>): boolean {
  return people < leastTold
}

/** Whether the viewer could list everybody who is counted. */
export interface Listable {
  readonly listable: boolean
}

/** Which groups are not told: small ones with somebody whom the viewer could not list, and what would tell them by what is left. */
export function withheldGroups(groups: readonly (Pick<StayCounted, 'people'> & Listable)[]): ReadonlySet<number> {
  const counts = groups.map(({ people, listable }) => (isSmallCell(people) && listable ? 0 : people))
  return hiddenCells(counts)
}

/** More groups than any province has facilities. */
export const mostGroups = 500
