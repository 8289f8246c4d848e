import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import type { ReferralKind, Urgency } from '../../../kit/vn/referral-terms.js'
import type { RuleId } from '../rules/benefit-rule.rules.js'

// Terms
//   route   đường đến: how a person comes to a hospital; with the hospital's rank it decides the percent of a visit
//   paper   phiếu chuyển cơ sở KCB: the transfer paper; only a licensed facility can sign one

/** What a referral says of the visit it asks for. */
export interface VisitFacts {
  readonly kind: ReferralKind
  readonly urgency: Urgency
  readonly signedOn: LocalDate | null
  /** The last day of the paper. */
  readonly validUntil: LocalDate | null
  readonly toFacilityCode: string
  readonly diagnoses: readonly string[]
}

export type PaperState = 'NONE' | 'UNSIGNED' | 'ENDED' | 'VALID'

/** A care link carries no paper: its sender may not sign one. */
export function paperStateOn({ kind, signedOn, validUntil }: VisitFacts, day: LocalDate): PaperState {
  if (kind !== 'CLINICAL_TRANSFER') return 'NONE'
  if (signedOn === null || validUntil === null || day < signedOn) return 'UNSIGNED'
  return validUntil < day ? 'ENDED' : 'VALID'
}

/** The paper's last day, where there is a paper. */
export function paperDay({ kind, validUntil }: VisitFacts): LocalDate | null {
  return kind === 'CLINICAL_TRANSFER' ? validUntil : null
}

/** Ten working days or a year (TT 01/2025 Đ12 k1, k2): no holidays make ten working days half a year. */
export function paperRuleId({ signedOn, validUntil }: VisitFacts): RuleId {
  return signedOn && validUntil && addMonths(signedOn, 6) < validUntil ? 'RF-2b' : 'RF-2a'
}

export interface RouteFacts {
  /** The hospital is the registered place of a card that pays. */
  readonly registered: boolean
  readonly paper: PaperState
  readonly urgency: Urgency
}

export type VisitRuleId = 'VC-1.1' | 'VC-1.3' | 'VC-2'

/** The visit codes that a referral can be, in the order of QĐ 3276/QĐ-BYT annex 1: the first that fits is taken. */
const visitCodes: readonly { ruleId: VisitRuleId; fits: (facts: RouteFacts) => boolean }[] = [
  { ruleId: 'VC-1.1', fits: ({ registered }) => registered },
  { ruleId: 'VC-1.3', fits: ({ paper }) => paper === 'VALID' },
  { ruleId: 'VC-2', fits: ({ urgency }) => urgency === 'EMERGENCY' },
]

/** Undefined: the person would come as self-referred, and then the percent depends on the hospital's rank. */
export function routeOf(facts: RouteFacts): VisitRuleId | undefined {
  return visitCodes.find(({ fits }) => fits(facts))?.ruleId
}
