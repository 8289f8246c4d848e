import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { Severity } from '../../../kit/vn/alert-terms.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { Sex } from '../resident/resident.rules.js'

// Terms
//   instrument   bộ công cụ sàng lọc: fixed questions whose answers give a score
//   band         khoảng điểm: what a score means; a hint to look closer, never a diagnosis
//   on           đang áp dụng: the homes of a province may record it

/** SUM adds the points of the items; HIGHEST takes the highest of them, where each item stands for itself. */
export const scorings = ['SUM', 'HIGHEST'] as const
export type Scoring = (typeof scorings)[number]

/** Where the words come from that are read to the person: our own short labels, or a text to which the operator has the right. */
export const textSources = ['HUB_LABELS', 'LOADED_BY_OPERATOR'] as const
export type TextSource = (typeof textSources)[number]

export interface Item {
  readonly number: number
  /** What is asked, in our own words; null where the licence was not found to let us say it. */
  readonly label: Bilingual | null
  readonly lowest: number
  readonly highest: number
  /** Answers go from the lowest to the highest by this. */
  readonly step: number
  /** The lowest answer gives the most points. */
  readonly isReversed: boolean
}

export interface Band {
  readonly code: string
  readonly meaning: Bilingual
  readonly from: number
  readonly to: number
  /** How pressing an alert of it is; null raises none. Our own proposal [P]. */
  readonly severity: Severity | null
  /** Where an item has bands of its own. */
  readonly item: number | null
  /** Where they differ by sex. */
  readonly sex: Sex | null
}

/** An answer that alerts whatever the score is. */
export interface ItemRule {
  readonly item: number
  readonly atLeast: number
  readonly severity: Severity
  readonly source: string
}

export interface Definition {
  readonly scoring: Scoring
  readonly items: readonly Item[]
  /** The one that worries least first. */
  readonly bands: readonly Band[]
  readonly itemRules: readonly ItemRule[]
}

export interface Instrument extends Definition {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly version: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly isOnByDefault: boolean
  readonly textSource: TextSource
  readonly isValidated: boolean
  readonly textNote: string
  readonly ageFrom: number | null
  readonly ageTo: number | null
  readonly licence: string
  readonly source: string
  readonly confidence: string
}

/** Never embedded: electronic versions of MoCA are forbidden and need training, MMSE is paid for each use. */
const notAllowed = ['MOCA', 'MMSE']

export function isNotAllowed(code: string): boolean {
  return notAllowed.includes(code.trim().toUpperCase())
}

export function isInForce({ validFrom, validTo }: Pick<Instrument, 'validFrom' | 'validTo'>, on: LocalDate): boolean {
  return validFrom <= on && (validTo === null || validTo >= on)
}

/** What a province said of an instrument: added to, never changed. */
export interface Switch {
  readonly instrument: string
  readonly version: number
  readonly isOn: boolean
  readonly from: LocalDate
  readonly licenceReference: string | null
}

export interface Standing {
  readonly isOn: boolean
  /** The word of the province that holds; null where it said nothing and what comes with the hub holds. */
  readonly said: Switch | null
  /** Of the newest word, which may hold from a later day only. */
  readonly version: number
}

/** Whether an instrument is on on a day: by the newest word of the province that has begun. */
export function standingOf({ code, isOnByDefault }: Pick<Instrument, 'code' | 'isOnByDefault'>, switches: readonly Switch[], on: LocalDate): Standing {
  const of = switches.filter(({ instrument }) => instrument === code).toSorted((a, b) => b.version - a.version)
  const said = of.find(({ from }) => from <= on) ?? null
  return { isOn: said?.isOn ?? isOnByDefault, said, version: of[0]?.version ?? 0 }
}

export interface NewSwitch {
  readonly isOn: boolean
  readonly from: LocalDate
  readonly licenceReference?: string | null
}

const [shortestReference, longestReference] = [5, 500]

/** Everything that is wrong with a word of a province. Who switches on what is not free says by which right. */
export function switchProblems({ isOn, from, licenceReference }: NewSwitch, { isOnByDefault }: Pick<Instrument, 'isOnByDefault'>, today: LocalDate): UserErrorBase[] {
  const found: UserErrorBase[] = []
  const text = licenceReference?.trim() ?? ''
  if (from < today) found.push({ code: 'DATE_PAST', path: ['from'] })
  if (isOn && !isOnByDefault && text.length < shortestReference) found.push({ code: 'LICENCE_REFERENCE_MISSING', path: ['licenceReference'] })
  else if (text !== '' && !isPlainText(text, longestReference)) found.push({ code: 'INVALID_VALUE', path: ['licenceReference'] })
  return found
}
