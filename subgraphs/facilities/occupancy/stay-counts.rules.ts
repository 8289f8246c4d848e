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

/** Fewer people: a count says too much of each. */
const fewest = 5

export function isSmall({ people }: Pick<StayCounted, 'people'>): boolean {
  return people < fewest
}

/** More groups than any province has facilities. */
export const mostGroups = 500
