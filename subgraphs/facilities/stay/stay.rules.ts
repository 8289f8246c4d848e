import type { Departure } from '../../../kit/vn/borrowed-facts.js'

/** How a person lives in a facility (NĐ 103/2017 Đ6, NĐ 20/2021 Đ24). */
export const stayModes = ['RESIDENTIAL', 'DAY', 'VOLUNTARY_CONTRACT', 'EMERGENCY'] as const
export type StayMode = (typeof stayModes)[number]

/** Why a stay ended (after TT 02/2020 Đ8). */
export const stayEndReasons = [
  'GOAL_MET',
  'TO_FAMILY',
  'ADOPTED',
  'AGE_LIMIT',
  'TRANSFERRED',
  'OWN_WISH',
  'CONTRACT_ENDED',
  'MISSING',
  'DIED',
  'OTHER',
] as const
export type StayEndReason = (typeof stayEndReasons)[number]

/** How a person left: what other sectors are told of the end of a stay. A transfer is none: the person lives elsewhere then. */
export function departureOf(reason: StayEndReason): Departure | null {
  if (reason === 'TRANSFERRED') return null
  return reason === 'DIED' ? 'DIED' : 'DISCHARGED'
}
