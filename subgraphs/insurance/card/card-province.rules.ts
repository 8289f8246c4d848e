import { provinceToday } from '../../../kit/vn/provinces.js'

export interface CardPlace {
  /** 15 characters; the 4th and 5th are the province of issue, in the coding of before 2025-07-01. */
  readonly cardNumber: string
  readonly registeredFacilityCode: string
}

/**
 * Code of today's province that manages a card: the one that took over the province of issue (QĐ 1351/QĐ-BHXH). Cards of
 * the armed forces name no province there; then the registered facility tells. Null when neither does.
 */
export function managingProvince({ cardNumber, registeredFacilityCode }: CardPlace): string | null {
  const byIssue = provinceToday(cardNumber.slice(3, 5))
  return (byIssue ?? provinceToday(registeredFacilityCode.slice(0, 2)))?.code ?? null
}
