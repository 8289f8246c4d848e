import type { Viewer } from '../../../kit/auth.js'
import type { Departure } from '../../../kit/vn/borrowed-facts.js'
import { isLeftOpen } from '../referral/referral.rules.js'
import { maySign } from './life-cycle.access.js'
import type { MoveFacts } from './life-cycle.rules.js'

type Kept = Pick<MoveFacts, 'status' | 'kind' | 'urgency'>

/** A referral as the table keeps it: as a row, or as a managed record. */
interface Paper extends Kept {
  readonly diagnoses: readonly string[]
  readonly summary?: string | null
  readonly signedOn?: string | null
  readonly validUntil?: Date | null
  readonly consentOn?: string | null
  readonly approvedAt?: Date | null
  readonly leftAs?: Departure | null
  readonly goesOn: boolean
}

/** What the table of moves asks of a referral, and of whoever would make one. */
export function moveFactsOf(paper: Paper, viewer: Viewer, now: Date): MoveFacts {
  const { status, kind, urgency, diagnoses, summary, signedOn, validUntil, consentOn, approvedAt, goesOn } = paper
  const leftAs = paper.leftAs ?? null
  return {
    status,
    kind,
    urgency,
    isSigned: Boolean(signedOn),
    isComplete: diagnoses.length > 0 && Boolean(summary),
    validUntil: validUntil ?? null,
    hasConsent: Boolean(consentOn),
    isApproved: Boolean(approvedAt),
    leftOpen: isLeftOpen({ status, leftAs, goesOn }) ? leftAs : null,
    bySigner: maySign(viewer),
    now,
  }
}
