import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { BenefitRule } from '../rules/benefit-rule.rules.js'

// Terms
//   covered           a card pays on that day, and for what was asked the percent is known and more than 0
//   not covered       the register was read, and nothing in it pays on that day, or not for this visit
//   could not check   the hub lacks a fact or a rule; it never means "not insured"

export const notCoveredReasons = [
  'NO_CARD',
  'CARD_NOT_STARTED',
  'CARD_ENDED',
  'CARD_SUSPENDED',
  'CARD_CANCELLED',
  'CARD_REDUCED',
  'CARD_SHOWN_LATE',
  'VISIT_NOT_PAID',
] as const
export type NotCoveredReason = (typeof notCoveredReasons)[number]

export const couldNotCheckReasons = [
  'OBJECT_CODE_UNKNOWN',
  'ROUTE_UNKNOWN',
  'NOT_IN_REGISTER',
  'IDENTIFIER_NEEDED',
  'CARD_NOT_FOUND',
  'NUMBER_WRONG',
  'NAME_DIFFERS',
  'BIRTH_DATE_DIFFERS',
  'NEW_CARD_LIKELY',
  'CHILD_CARD_NOT_SHOWN',
  'SOURCE_REFUSED_LOGIN',
  'SOURCE_SLOW',
  'SOURCE_UNREACHABLE',
  'SOURCE_FAULT',
] as const
export type CouldNotCheckReason = (typeof couldNotCheckReasons)[number]

/** One line of the explanation: a fact, the rule it met, where that stands, and what followed. */
export interface CoverageStep {
  readonly ruleId: string
  /** First day of the rule's row; null for a row without dates. */
  readonly version: LocalDate | null
  readonly fact: Bilingual
  readonly legalBasis: string
  readonly effect: Bilingual
}

interface Explained {
  readonly steps: readonly CoverageStep[]
  readonly warnings: readonly Bilingual[]
  /** Null when no card was found: the answer is then as old as the question. */
  readonly asOf: Date | null
}

interface Covered extends Explained {
  readonly outcome: 'COVERED'
  readonly percent: number
  readonly validUntil: LocalDate | null
}

interface NotCovered extends Explained {
  readonly outcome: 'NOT_COVERED'
  readonly reason: NotCoveredReason
  readonly message: Bilingual
}

interface CouldNotCheck extends Explained {
  readonly outcome: 'COULD_NOT_CHECK'
  readonly reason: CouldNotCheckReason
  readonly message: Bilingual
  readonly nextStep: Bilingual
}

/** What the facts give, before anybody asks what else could be. */
export type CoverageAnswer = Covered | NotCovered | CouldNotCheck

/** One changed fact that would give more. */
export interface CoverageChange {
  readonly change: ChangeKind
  readonly text: Bilingual
  readonly percent: number
}

export const changeKinds = [
  'WITH_SLIP',
  'AT_REGISTERED_PLACE',
  'AT_LISTED_PRIMARY',
  'AS_INPATIENT',
  'CARD_RENEWED',
  'CARD_RELEASED',
  'AFTER_DATE',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export type CoverageDecision = CoverageAnswer & { readonly whatWouldChange: readonly CoverageChange[] }

/** What one part of the decision adds to the explanation. */
export interface Findings {
  readonly steps: readonly CoverageStep[]
  readonly warnings: readonly Bilingual[]
}

export function step({ ruleId, validFrom, legalBasis }: BenefitRule, fact: Bilingual, effect: Bilingual): CoverageStep {
  return { ruleId, version: validFrom, fact, legalBasis, effect }
}

/** Percents have one decimal. */
export const rounded = (percent: number) => Math.round(percent * 10) / 10
