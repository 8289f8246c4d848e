import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type Province, provinceInOldCodingOn, provinceToday } from '../../../kit/vn/provinces.js'

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

/** The province that issued a card, as it is called on a day; null for a card of the armed forces, whose digits are none. */
export function issuedIn({ cardNumber }: Pick<CardPlace, 'cardNumber'>, day: LocalDate): Province | null {
  return provinceInOldCodingOn(cardNumber.slice(3, 5), day)
}

/** The province of the registered facility, as it is called on a day: codes of facilities keep the old coding too (QĐ 384/QĐ-BYT 2019). */
export function registeredIn({ registeredFacilityCode }: Pick<CardPlace, 'registeredFacilityCode'>, day: LocalDate): Province | null {
  return provinceInOldCodingOn(registeredFacilityCode.slice(0, 2), day)
}
