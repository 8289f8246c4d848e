import type { ReferralKind, Urgency } from '../../../kit/vn/referral-terms.js'
import { localDateOf, type LocalDate } from '../../../kit/vn/working-days.js'
import type { VisitFacts } from '../coverage/facts.rules.js'

/** What the insurance needs to know of a referral beside the hospital. */
export interface ReferralFacts {
  readonly kind: ReferralKind
  readonly urgency: Urgency
  readonly signedOn: LocalDate | null
  /** The last instant of the paper. */
  readonly validUntil: Date | null
  readonly diagnoses: readonly string[]
}

/** The visit for which a referral was made. */
export function visitOf({ kind, urgency, signedOn, validUntil, diagnoses }: ReferralFacts): Omit<VisitFacts, 'place'> {
  return {
    // A care link carries no paper: its sender may not sign one.
    paper: kind === 'CLINICAL_TRANSFER' ? { signedOn, validUntil: validUntil && localDateOf(validUntil) } : null,
    circumstances: urgency === 'EMERGENCY' ? ['EMERGENCY'] : [],
    // A referral does not say whether the person will be taken in.
    setting: null,
    diagnoses,
  }
}
