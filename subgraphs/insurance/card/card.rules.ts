import type { LocalDate } from '../../../kit/vn/working-days.js'

/** What the register says of a card. Whether it pays on a day follows from this and its dates. */
export const cardStatuses = ['ACTIVE', 'SUSPENDED', 'CANCELLED'] as const
export type CardStatus = (typeof cardStatuses)[number]

/** Where the hub has a card from. */
export const cardSources = ['HUB_REGISTER', 'NATIONAL_GATEWAY'] as const
export type CardSource = (typeof cardSources)[number]

export const cardStates = ['VALID', 'SUSPENDED', 'NOT_STARTED', 'ENDED', 'CANCELLED'] as const
export type CardState = (typeof cardStates)[number]

export interface CardPeriod {
  readonly status: CardStatus
  readonly validFrom: LocalDate
  /** Null: open, as on cards printed since 2021-04-01. */
  readonly validTo: LocalDate | null
}

/** How a card stands on a day. Its first and its last day belong to it (Luật BHYT Đ16 k3, k4). */
export function cardStateOn({ status, validFrom, validTo }: CardPeriod, day: LocalDate): CardState {
  if (status === 'CANCELLED') return 'CANCELLED'
  if (day < validFrom) return 'NOT_STARTED'
  if (validTo !== null && validTo < day) return 'ENDED'
  return status === 'SUSPENDED' ? 'SUSPENDED' : 'VALID'
}
