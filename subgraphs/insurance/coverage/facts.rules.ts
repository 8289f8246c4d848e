import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { FormerTier, TechnicalLevel } from '../../../kit/vn/technical-level.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { CardGrounds } from '../card/card-dates.rules.js'
import type { CardPeriod } from '../card/card.rules.js'

// Terms
//   facts           everything a decision reads; what is not known is null, and null is never taken for "no"
//   place           the health facility that is visited
//   setting         hình thức KCB: seen as an outpatient or taken in
//   circumstance    what else the person or the clinician shows about the visit

export interface CardFacts extends CardPeriod {
  readonly objectCode: string
  /** The digit on the card: evidence only. */
  readonly printedLevel: number
  readonly registeredFacilityCode: string
  /** The day that completes five consecutive years (NAM_NAM_LIEN_TUC). */
  readonly fiveYearOn: LocalDate | null
  /** When the register's entry was last confirmed. */
  readonly asOf: Date
  /** From what the card's dates follow, where the asker has it at hand. */
  readonly grounds?: CardGrounds
}

export interface CoverageFacts {
  readonly on: LocalDate
  /** Every card the register holds of the person, in any state. */
  readonly cards: readonly CardFacts[]
  readonly birthDate?: PartialDate | null
  /** Without it the question is a right-order visit to the registered place. */
  readonly visit?: VisitFacts
  /** Total cost of this one visit so far, VND. */
  readonly bill?: number | null
  readonly coPaid?: CoPaid | null
}

/** Co-payments in scope of the calendar year, VND, as the portal adds them up: it counts only claims already sent. */
export interface CoPaid {
  readonly thisYear: number
  /** The part of it paid before the reference amount changed within the year. */
  readonly beforeChange?: number | null
}

/** A transfer paper; without a day of signing it is still a draft. */
export interface PaperFacts {
  readonly signedOn: LocalDate | null
  /** The last day of the paper. */
  readonly validUntil: LocalDate | null
}

/** What a health facility was ranked as on the day. */
export interface RankFacts {
  readonly level: TechnicalLevel
  readonly points: number | null
  readonly tierBefore2025: FormerTier | null
  readonly provisional: boolean
}

export interface PlaceFacts {
  readonly code: string
  readonly rank: RankFacts | null
  /** On the list of TT 01/2025 Đ3 whose care is paid whole; null when the hub does not know. */
  readonly listedPrimary: boolean | null
}

export const settings = ['OUTPATIENT', 'INPATIENT'] as const
export type Setting = (typeof settings)[number]

export const circumstances = [
  'APPOINTMENT',
  'EMERGENCY',
  'CHANGED_STAY',
  'ORGAN_DONATION',
  'BIRTH',
  'DIFFICULT_AREA',
  'WOUND_RELAPSE',
  'SENT_ON_AFTER_SELF_REFERRAL',
  'SENT_ON_WITH_CAUSE',
  'MEDICINES_HELD_UP',
  'MEDICINES_BY_ANOTHER_PERSON',
  'MEDICINES_ELSEWHERE',
  'MEDICINES_DELIVERED',
  'MEDICINES_BY_APPOINTMENT',
  'CLAIM_WITHDRAWN',
  'OUTSIDE_INSURANCE',
] as const
export type Circumstance = (typeof circumstances)[number]

export interface VisitFacts {
  readonly place: PlaceFacts
  readonly setting: Setting | null
  /** Null: the person comes without one. */
  readonly paper: PaperFacts | null
  readonly circumstances: readonly Circumstance[]
  /** ICD-10 codes. */
  readonly diagnoses: readonly string[]
  /** First and last day of the episode; open while it runs. */
  readonly admittedOn?: LocalDate | null
  readonly dischargedOn?: LocalDate | null
  readonly cardShownOn?: LocalDate | null
  /** The former tier of the place where the card is registered: counts until 2024 only. */
  readonly registeredTier?: FormerTier | null
}
