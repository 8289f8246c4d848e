import { recogniseIdentifier } from '../../../kit/vn/any-identifier.js'
import { normaliseIdentifier } from '../../../kit/vn/identifiers.js'
import type { IdentifierType } from '../resident/resident.rules.js'

/** What somebody typed into the one box, by its form alone. */
export const recognisedNumbers = [
  'PERSONAL_ID',
  'SOCIAL_INSURANCE',
  'HEALTH_INSURANCE_CARD',
  'OLD_IDENTITY_CARD',
  'PASSPORT',
  'TEMPORARY',
] as const
export type RecognisedNumber = (typeof recognisedNumbers)[number]

export interface NumberLookedFor {
  readonly recognisedAs: RecognisedNumber
  readonly type: IdentifierType
  readonly value: string
}

/** The number to look for, or undefined for what has the form of none. A card is looked for by its last ten digits. */
export function numberLookedFor(text: string): NumberLookedFor | undefined {
  const typed = normaliseIdentifier(text)
  const temporary = /^TAM(\d{7,})$/.exec(typed)?.[1]
  if (temporary) return { recognisedAs: 'TEMPORARY', type: 'TEMPORARY', value: `TAM-${temporary}` }
  if (/^[A-Z]\d{7}$/.test(typed)) return { recognisedAs: 'PASSPORT', type: 'PASSPORT', value: typed }
  if (/^\d{9}$/.test(typed)) return { recognisedAs: 'OLD_IDENTITY_CARD', type: 'OLD_IDENTITY_CARD', value: typed }
  const known = recogniseIdentifier(text)
  if (!known.ok) return undefined
  const { value } = known
  switch (value.kind) {
    case 'PERSONAL_ID':
      return { recognisedAs: 'PERSONAL_ID', type: 'PERSONAL_ID', value: value.number }
    case 'SOCIAL_INSURANCE_NUMBER':
      return { recognisedAs: 'SOCIAL_INSURANCE', type: 'SOCIAL_INSURANCE', value: value.number }
    default:
      return { recognisedAs: 'HEALTH_INSURANCE_CARD', type: 'SOCIAL_INSURANCE', value: value.socialInsuranceNumber }
  }
}
