import type { RuleId } from '../rules/benefit-rule.rules.js'
import type { Situation } from './situation.rules.js'

/** A row of the law that says what a visit pays: what it asks is code, what it gives is the rule's row of the day. */
export interface VisitRow {
  readonly ruleId: RuleId
  /** The table calls it self-referred: small bill and six-month cap ask for it. */
  readonly selfReferred?: true
  /** The rule by which the whole cost in scope is paid, whatever the card gives. */
  readonly wholeCost?: RuleId
  /** Decides alone: nothing is claimed, whatever else would fit. */
  readonly alone?: true
  readonly fits: (situation: Situation) => boolean
}
