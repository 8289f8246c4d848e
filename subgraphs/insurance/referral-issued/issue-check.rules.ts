import { localDateOf } from '../../../kit/vn/working-days.js'
import { decideCoverage } from '../coverage/coverage.rules.js'
import type { CoverageDecision } from '../coverage/decision.rules.js'
import type { CardFacts, CoverageFacts, RankFacts } from '../coverage/facts.rules.js'
import { type ReferralFacts, visitOf } from '../referral/referral.rules.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import { caughtUp } from './issue-check-text.rules.js'

// Terms
//   check of the issue   the answer by the facts of the day on which a referral was issued, kept once
//   caught up            taken later than it should have been: the cards are those known then

/** Later than this after the issue, and the answer says so. */
export const usualDelayMs = 15 * 60_000

export interface Issue extends ReferralFacts {
  readonly issuedAt: Date
  readonly toFacilityCode: string
}

/** The person and the hospital as this sector knew them when the check was taken. */
export interface Known {
  readonly cards: readonly CardFacts[]
  readonly birthDate: CoverageFacts['birthDate']
  readonly rank: RankFacts | null
}

/** The facts of the day of the issue. */
export function factsOfIssue(issue: Issue, { cards, birthDate, rank }: Known): CoverageFacts {
  const place = { code: issue.toFacilityCode, rank, listedPrimary: null }
  return { on: localDateOf(issue.issuedAt), cards, birthDate, visit: { ...visitOf(issue), place } }
}

/** The answer that is kept. */
export function decideIssue(facts: CoverageFacts, issuedAt: Date, takenAt: Date, book: RuleBook): CoverageDecision {
  const decision = decideCoverage(facts, book)
  const isLate = takenAt.getTime() - issuedAt.getTime() > usualDelayMs
  return isLate ? { ...decision, warnings: [...decision.warnings, caughtUp(issuedAt, takenAt)] } : decision
}
