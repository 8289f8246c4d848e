import type { CardSource } from '../card/card.rules.js'
import type { CoverageDecision } from '../coverage/decision.rules.js'
import type { CoverageFacts } from '../coverage/facts.rules.js'

// Terms
//   check          lần tra cứu: a question with its answer, kept as it was given; never changed, never removed
//   check again    tra lại: the same question asked later because it could not be answered; a row of its own

/** Why a check was made. */
export const checkOrigins = ['ASKED', 'CHECKED_AGAIN', 'REFERRAL_ISSUED'] as const
export type CheckOrigin = (typeof checkOrigins)[number]

/** How it stands with asking again; null when there is no need. */
export const checkedAgainStates = ['WAITING', 'DONE', 'GIVEN_UP'] as const
export type CheckedAgain = (typeof checkedAgainStates)[number]

/** What is kept of one check, beside who asked and when. */
export interface KeptCheck {
  readonly origin: CheckOrigin
  readonly followsId: string | null
  readonly referralId: string | null
  /** Null for a person whom no other sector knows. */
  readonly residentId: string | null
  readonly cardIds: readonly string[]
  readonly source: CardSource
  readonly gatewayCode: string | null
  readonly facts: CoverageFacts
  readonly answer: CoverageDecision
  /** The version of the rule set; 0 for the tables that come with the hub. */
  readonly ruleSet: number
}

/** What a person can be found by. */
export const identifierKinds = ['PERSONAL_ID', 'SOCIAL_INSURANCE_NUMBER', 'CARD', 'CHILD_CARD'] as const
