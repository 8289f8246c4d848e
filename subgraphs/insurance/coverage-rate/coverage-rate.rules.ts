/** By what people are counted together. */
export const rateGroupings = ['FACILITY', 'CATEGORY', 'PROVINCE'] as const
export type RateGrouping = (typeof rateGroupings)[number]

export interface Counted {
  readonly people: number
  readonly covered: number
}

export interface Rate extends Counted {
  readonly percent: number | null
  readonly small: boolean
}

/** In fewer people a percent says more of each than of the group. */
const fewest = 5

export function rateOf({ people, covered }: Counted): Rate {
  return { people, covered, percent: people === 0 ? null : Math.round((covered * 1000) / people) / 10, small: people < fewest }
}
