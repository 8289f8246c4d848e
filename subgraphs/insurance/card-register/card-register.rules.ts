import { parseHealthInsuranceCardNumber } from '../../../kit/vn/identifiers.js'
import { cleanName } from '../../../kit/vn/names.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { CardStatus } from '../card/card.rules.js'

// Terms
//   register   danh mục thẻ: the hub's own list of cards; each province keeps the cards that it manages
//   correct    điều chỉnh: a card becomes other than it was; what it was is kept

/** What the register says of a card, as far as a person can change it; everything else follows from it. */
export interface CardContent {
  readonly cardNumber: string
  readonly holderName: string
  readonly holderBirthDate: PartialDate
  readonly personalId: string | null
  readonly registeredFacilityCode: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly fiveYearOn: LocalDate | null
  readonly status: CardStatus
  /** Key of the resident who holds it; null while it is nobody's whom a home knows. */
  readonly residentId: string | null
}

export const cardFields = [
  'cardNumber',
  'holderName',
  'holderBirthDate',
  'personalId',
  'registeredFacilityCode',
  'validFrom',
  'validTo',
  'fiveYearOn',
  'status',
  'residentId',
] as const satisfies readonly (keyof CardContent)[]
export type CardField = (typeof cardFields)[number]

/** What was there, and what came; of a resident not even the key, for that would tell who lives in a home. */
export type FieldChanges = Readonly<Partial<Record<CardField, readonly [before: string | null, after: string | null]>>>

export function changedCardFields(before: CardContent, after: CardContent): CardField[] {
  return cardFields.filter(field => before[field] !== after[field])
}

export function changesOf(before: CardContent, after: CardContent): FieldChanges {
  const told = (content: CardContent, field: CardField) => (field === 'residentId' ? null : content[field])
  return Object.fromEntries(changedCardFields(before, after).map(field => [field, [told(before, field), told(after, field)]]))
}

/** What follows from the number. */
export function numberParts(cardNumber: string) {
  return { socialInsuranceNumber: cardNumber.slice(5), objectCode: cardNumber.slice(0, 2), printedLevel: Number(cardNumber[2]) }
}

/** Why a card was changed by hand; an import has a reason of its own. */
export const correctionReasons = [
  'TYPING_ERROR',
  'HOLDER_DETAILS',
  'RENEWED',
  'PLACE_CHANGED',
  'GROUP_CHANGED',
  'HELD_BACK',
  'WITHDRAWN',
  'IN_USE_AGAIN',
  'HOLDER_FOUND',
  'OTHER',
] as const
export type CorrectionReason = (typeof correctionReasons)[number]
export const changeReasons = [...correctionReasons, 'IMPORTED'] as const
export type CardChangeReason = (typeof changeReasons)[number]

export const cardProblemCodes = [
  'CARD_NUMBER_INVALID',
  'OBJECT_CODE_UNKNOWN',
  'NAME_INVALID',
  'BORN_IN_FUTURE',
  'PERSONAL_ID_INVALID',
  'FACILITY_CODE_INVALID',
  'ENDS_BEFORE_START',
  'BEGINS_BEFORE_BIRTH',
] as const
export type CardProblemCode = (typeof cardProblemCodes)[number]

export interface CardProblem {
  readonly field: CardField
  readonly code: CardProblemCode
}

export interface Known {
  readonly today: LocalDate
  /** Whether an object code is one on a day. */
  isObjectCode(code: string, day: LocalDate): boolean
}

/** Everything that is wrong with a card by itself, at once. */
export function cardProblems(card: CardContent, { today, isObjectCode }: Known): CardProblem[] {
  const { cardNumber, holderName, holderBirthDate, personalId, registeredFacilityCode, validFrom, validTo } = card
  const number = parseHealthInsuranceCardNumber(cardNumber)
  const problems: CardProblem[] = []
  const wrong = (is: boolean, field: CardField, code: CardProblemCode) => void (is && problems.push({ field, code }))
  wrong(!number.ok, 'cardNumber', 'CARD_NUMBER_INVALID')
  wrong(number.ok && ![validFrom, today].some(day => isObjectCode(number.value.objectCode, day)), 'cardNumber', 'OBJECT_CODE_UNKNOWN')
  wrong(!cleanName(holderName).ok, 'holderName', 'NAME_INVALID')
  wrong(earliest(holderBirthDate) > today, 'holderBirthDate', 'BORN_IN_FUTURE')
  wrong(personalId !== null && !/^\d{12}$/.test(personalId), 'personalId', 'PERSONAL_ID_INVALID')
  wrong(!/^\d{5}$/.test(registeredFacilityCode), 'registeredFacilityCode', 'FACILITY_CODE_INVALID')
  wrong(validTo !== null && validTo < validFrom, 'validTo', 'ENDS_BEFORE_START')
  wrong(earliest(holderBirthDate) > validFrom, 'validFrom', 'BEGINS_BEFORE_BIRTH')
  return problems
}

type Period = Pick<CardContent, 'status' | 'validFrom' | 'validTo'>

/** Two cards of one number in use on the same day. */
export function bothInUse(one: Period, other: Period): boolean {
  const begins = (card: Period, by: Period) => by.validTo === null || card.validFrom <= by.validTo
  return one.status === 'ACTIVE' && other.status === 'ACTIVE' && begins(one, other) && begins(other, one)
}

export const longestNote = 500

/** The sentence that goes with a reason. */
export function isNote(text: string): boolean {
  const trimmed = text.trim()
  return trimmed.length > 0 && isPlainText(trimmed, longestNote)
}
