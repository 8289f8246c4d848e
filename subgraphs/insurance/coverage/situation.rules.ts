import { ageOn } from '../../../kit/vn/partial-date.js'
import type { FormerTier, TechnicalLevel } from '../../../kit/vn/technical-level.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { isListed, type Listing, listingOf } from '../rules/disease-list.rules.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import type { Right } from './card-right.rules.js'
import type { Circumstance, CoverageFacts, Setting, VisitFacts } from './facts.rules.js'
import { type PaperState, paperStateOfVisit } from './paper.rules.js'

// Terms
//   situation       the facts of a visit as the rows of the law ask for them
//   right order     đúng tuyến: registered, with a paper, an appointment, a changed stay, an emergency, right after birth
//                   or donation; everybody else is self-referred (tự đến)

export interface Situation {
  readonly setting: Setting | null
  readonly level: TechnicalLevel | null
  readonly tier: FormerTier | null
  /** Whether the rank is known at all; a facility without a former tier is not an unknown one. */
  readonly ranked: boolean
  readonly points: number | null
  readonly provisional: boolean
  readonly listedPrimary: boolean
  readonly registered: boolean
  readonly paper: PaperState
  readonly selfReferred: boolean
  /** Poor, ethnic minority or islander, from an area K1, K2 or K3. */
  readonly ofDifficultArea: boolean
  /** Registered at a commune or district facility of the province in which the place lies. */
  readonly sameNetwork: boolean
  readonly annex1: Listing
  readonly annex2: Listing
  readonly has: (circumstance: Circumstance) => boolean
}

/** Luật BHYT Đ22 k4b, k5: the groups whom an area K1, K2, K3 helps. */
const areaCodes = ['DT', 'HN', 'XD']
const rightOrders = ['APPOINTMENT', 'CHANGED_STAY', 'EMERGENCY', 'ORGAN_DONATION', 'BIRTH'] as const

export function situationOf(visit: VisitFacts, rights: readonly Right[], facts: CoverageFacts, book: RuleBook): Situation {
  const { place, setting, circumstances, diagnoses } = visit
  const has = (circumstance: Circumstance) => circumstances.includes(circumstance)
  const registered = rights.some(({ card }) => card.registeredFacilityCode === place.code)
  const paper = paperStateOfVisit(visit, facts.on)
  const age = facts.birthDate ? ageOn(facts.birthDate, facts.on) : null
  const byPaper = paper === 'VALID' && !keepsRatio(visit, facts.on, book)
  return {
    setting,
    level: place.rank?.level ?? null,
    tier: place.rank?.tierBefore2025 ?? null,
    ranked: place.rank !== null,
    points: place.rank?.points ?? null,
    provisional: place.rank?.provisional ?? false,
    // Every commune station is on the list (TT 01/2025 Đ3).
    listedPrimary: place.listedPrimary ?? place.rank?.tierBefore2025 === 'COMMUNE',
    registered,
    paper,
    selfReferred: !registered && !byPaper && !rightOrders.some(has),
    ofDifficultArea: has('DIFFICULT_AREA') && rights.some(({ card }) => areaCodes.includes(card.objectCode)),
    sameNetwork: isSameNetwork(visit, rights),
    annex1: listingOf(diagnoses, age, book.diseases.annex1),
    annex2: listingOf(diagnoses, age, book.diseases.annex2),
    has,
  }
}

/** Sent on by a hospital to which the person had come self-referred: until 2024 the reduced ratio stayed, but for a cause. */
export function keepsRatio({ circumstances }: VisitFacts, on: LocalDate, book: RuleBook): boolean {
  const sentOn = circumstances.includes('SENT_ON_AFTER_SELF_REFERRAL') && !circumstances.includes('SENT_ON_WITH_CAUSE')
  return sentOn && book.rule('OON-9', on) !== undefined
}

const networkTiers: readonly (FormerTier | null | undefined)[] = ['COMMUNE', 'DISTRICT']

function isSameNetwork({ place, registeredTier }: VisitFacts, rights: readonly Right[]): boolean {
  const sameProvince = rights.some(({ card }) => card.registeredFacilityCode.slice(0, 2) === place.code.slice(0, 2))
  return sameProvince && networkTiers.includes(registeredTier) && networkTiers.includes(place.rank?.tierBefore2025)
}

export const onAnnex1 = ({ annex1 }: Situation) => isListed(annex1)
export const onAnnex2 = ({ annex2 }: Situation) => isListed(annex2)
