import type { Departure } from '../../../kit/vn/borrowed-facts.js'
import type { ReferralKind, Urgency } from '../../../kit/vn/referral-terms.js'
import type { ReferralStatus } from '../referral/referral.rules.js'

// Terms
//   move       bước: what somebody does to a referral; it leads from some statuses to one
//   side       bên: the sender is the care home or the health facility that issues; the receiver is where the person goes
//   off hub    a hospital that does not work on the hub: its steps are recorded by the sender, with their source

export const moveNames = [
  'approveReferral',
  'issueReferral',
  'sendReferral',
  'receiveReferral',
  'requestInformation',
  'giveInformation',
  'acceptReferral',
  'rejectReferral',
  'redirectReferral',
  'recordArrival',
  'startTreatment',
  'completeReferral',
  'closeReferral',
  'recordNoShow',
  'cancelReferral',
  'recordDeath',
  'correctReferral',
  'continueReferral',
  'expireReferral',
] as const
export type MoveName = (typeof moveNames)[number]

/** What a line of the timeline can be: a move, the beginning, or what the hub notes: a time long over, a person who left. */
export const stepNames = ['createReferral', ...moveNames, 'escalateReferral', 'noteDeparture'] as const
export type StepName = (typeof stepNames)[number]

export type Side = 'SENDER' | 'RECEIVER' | 'SYSTEM'

/** What a move must bring along. */
export type Need = 'PAPER' | 'REASON' | 'NOTE' | 'ANSWER' | 'PLACE'

interface Move {
  readonly by: readonly Side[]
  readonly from: readonly ReferralStatus[]
  /** `SAME`: something is added, and the referral stays where it stands. */
  readonly to: ReferralStatus | 'SAME'
  readonly needs: readonly Need[]
}

const beforeArrival = ['ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED'] as const
const inHospital = ['ARRIVED', 'IN_TREATMENT'] as const

/**
 * The life of a referral (vòng đời phiếu chuyển): an own proposal. The law asks who confirms the receipt (TT 40/2015 Đ16),
 * for the validity (TT 01/2025 Đ12) and lets an emergency come first (Luật BHYT Đ28).
 */
export const moves = {
  approveReferral: { by: ['SENDER'], from: ['DRAFT'], to: 'SAME', needs: [] },
  // In hospital: an emergency that came first gets its paper later.
  issueReferral: { by: ['SENDER'], from: ['DRAFT', ...inHospital], to: 'ISSUED', needs: ['PAPER'] },
  // From DRAFT: a care link, which nobody signs.
  sendReferral: { by: ['SENDER'], from: ['DRAFT', 'ISSUED'], to: 'SENT', needs: [] },
  receiveReferral: { by: ['RECEIVER'], from: ['SENT'], to: 'RECEIVED', needs: [] },
  requestInformation: { by: ['RECEIVER'], from: ['SENT', 'RECEIVED'], to: 'INFO_REQUESTED', needs: ['NOTE'] },
  giveInformation: { by: ['SENDER'], from: ['INFO_REQUESTED'], to: 'RECEIVED', needs: ['NOTE'] },
  acceptReferral: { by: ['RECEIVER'], from: ['SENT', 'RECEIVED'], to: 'ACCEPTED', needs: [] },
  rejectReferral: { by: ['RECEIVER'], from: ['SENT', 'RECEIVED'], to: 'REJECTED', needs: ['REASON', 'NOTE'] },
  redirectReferral: { by: ['RECEIVER'], from: ['SENT', 'RECEIVED', 'ACCEPTED'], to: 'REDIRECTED', needs: ['REASON', 'PLACE'] },
  // A walk-in comes from SENT or RECEIVED, an emergency from wherever its paper is, a late one after a no-show.
  recordArrival: {
    by: ['RECEIVER'],
    from: ['DRAFT', 'ISSUED', 'SENT', 'RECEIVED', 'ACCEPTED', 'NO_SHOW'],
    to: 'ARRIVED',
    needs: [],
  },
  startTreatment: { by: ['RECEIVER'], from: ['ARRIVED'], to: 'IN_TREATMENT', needs: [] },
  completeReferral: { by: ['RECEIVER'], from: ['ARRIVED', 'IN_TREATMENT'], to: 'COMPLETED', needs: ['ANSWER'] },
  closeReferral: { by: ['SENDER'], from: ['COMPLETED'], to: 'CLOSED', needs: [] },
  recordNoShow: { by: ['RECEIVER', 'SYSTEM'], from: ['ACCEPTED'], to: 'NO_SHOW', needs: ['REASON'] },
  cancelReferral: { by: ['SENDER'], from: ['DRAFT', ...beforeArrival], to: 'CANCELLED', needs: ['REASON'] },
  recordDeath: {
    by: ['SENDER', 'RECEIVER'],
    from: ['DRAFT', ...beforeArrival, ...inHospital, 'COMPLETED'],
    to: 'DIED',
    needs: [],
  },
  correctReferral: { by: ['SENDER'], from: ['DRAFT', ...beforeArrival, ...inHospital], to: 'SAME', needs: [] },
  // Of a person who left care under way: only the sender knows whether it goes on.
  continueReferral: { by: ['SENDER'], from: ['DRAFT', ...beforeArrival, ...inHospital, 'COMPLETED'], to: 'SAME', needs: ['NOTE'] },
  expireReferral: { by: ['SYSTEM'], from: [...beforeArrival], to: 'EXPIRED', needs: [] },
} as const satisfies Record<MoveName, Move>

/** A referral as far as its next move goes. */
export interface MoveFacts {
  readonly status: ReferralStatus
  readonly kind: ReferralKind
  readonly urgency: Urgency
  readonly isSigned: boolean
  /** Whether it has what the paper must say: diagnosis and summary (XML13 of QĐ 3176/QĐ-BYT). */
  readonly isComplete: boolean
  readonly validUntil: Date | null
  /** Of a care link: that the person or guardian agrees, and that the facility head approved (TT 02/2020 Đ9 k2). */
  readonly hasConsent: boolean
  readonly isApproved: boolean
  /** That the person left care, while the sender has not said how it goes on. */
  readonly leftOpen: Departure | null
  /** Whether whoever makes the move may sign a transfer. */
  readonly bySigner: boolean
  readonly now: Date
}

export const moveProblems = [
  'WRONG_STATUS',
  'PAPER_ENDED',
  'NOT_SIGNED',
  'ALREADY_SIGNED',
  'PAPER_INCOMPLETE',
  'CARE_LINK_HAS_NO_PAPER',
  'CONSENT_MISSING',
  'APPROVAL_MISSING',
  'NOTHING_TO_APPROVE',
  'EMERGENCY_ONLY',
  'NOT_ENDED_YET',
  'NEEDS_SIGNER',
  'NOTHING_TO_CONTINUE',
  'PERSON_DIED',
] as const
export type MoveProblem = (typeof moveProblems)[number]

type Check = (facts: MoveFacts) => MoveProblem | undefined

const hasEnded = ({ validUntil, now }: MoveFacts) => validUntil !== null && validUntil < now
const isTransfer = ({ kind }: MoveFacts) => kind === 'CLINICAL_TRANSFER'

/** A paper that has ended brings nobody to a hospital any more; a running episode outlives it (TT 01/2025 Đ12 k1). */
const paperIsGood: Check = facts => (hasEnded(facts) ? 'PAPER_ENDED' : undefined)

/** What a move asks beside the status. */
const checks: Partial<Record<MoveName, Check>> = {
  approveReferral: facts => (isTransfer(facts) || facts.isApproved ? 'NOTHING_TO_APPROVE' : undefined),
  issueReferral: facts => {
    if (!isTransfer(facts)) return 'CARE_LINK_HAS_NO_PAPER'
    if (facts.isSigned) return 'ALREADY_SIGNED'
    return facts.isComplete ? undefined : 'PAPER_INCOMPLETE'
  },
  sendReferral: facts => {
    if (facts.leftOpen === 'DIED') return 'PERSON_DIED'
    if (isTransfer(facts)) return facts.isSigned ? paperIsGood(facts) : 'NOT_SIGNED'
    if (!facts.hasConsent) return 'CONSENT_MISSING'
    return facts.isApproved ? undefined : 'APPROVAL_MISSING'
  },
  acceptReferral: paperIsGood,
  redirectReferral: paperIsGood,
  recordArrival: facts => {
    const unsent = facts.status === 'DRAFT' || facts.status === 'ISSUED'
    if (unsent && facts.urgency !== 'EMERGENCY') return 'EMERGENCY_ONLY'
    return facts.urgency === 'EMERGENCY' ? undefined : paperIsGood(facts)
  },
  // What was signed is corrected by whoever could sign it.
  correctReferral: facts => (isTransfer(facts) && facts.isSigned && !facts.bySigner ? 'NEEDS_SIGNER' : undefined),
  continueReferral: ({ leftOpen }) => (leftOpen === null ? 'NOTHING_TO_CONTINUE' : leftOpen === 'DIED' ? 'PERSON_DIED' : undefined),
  expireReferral: facts => (hasEnded(facts) ? undefined : 'NOT_ENDED_YET'),
}

/** Why a move cannot be made now, whoever makes it; undefined when it can. */
export function moveProblem(name: MoveName, facts: MoveFacts): MoveProblem | undefined {
  const { from }: Move = moves[name]
  if (!from.includes(facts.status)) return 'WRONG_STATUS'
  return checks[name]?.(facts)
}

/** Where a move leads from a status. A paper that comes after the person leaves the referral where it is. */
export function statusAfter(name: MoveName, status: ReferralStatus): ReferralStatus {
  const { to } = moves[name]
  if (to === 'SAME' || (name === 'issueReferral' && status !== 'DRAFT')) return status
  return to
}

/**
 * Who may record a move: its own side, or the sender for a receiver that is off the hub – and then with the source from
 * which the sender knows (phone, paper, …).
 */
export function recordedBy(name: MoveName, receiverOnHub: boolean): { readonly sides: readonly Side[]; readonly withSource: boolean } {
  const { by }: Move = moves[name]
  const off = !receiverOnHub && by.includes('RECEIVER')
  return { sides: off ? [...by, 'SENDER'] : by, withSource: off && !by.includes('SENDER') }
}

export const recordSources = ['PHONE', 'PAPER', 'XML', 'CARD_CHECK'] as const
export type RecordSource = (typeof recordSources)[number]

/** Why a receiver does not take a person (domain: own list over what hospitals say). */
export const rejectionReasons = [
  'NO_BED',
  'NO_SPECIALTY',
  'NO_EQUIPMENT',
  'OUTSIDE_LICENCE',
  'NO_INSURANCE_CONTRACT',
  'DUPLICATE',
  'INCOMPLETE',
  'OTHER',
] as const

export const noShowReasons = ['COMING_LATER', 'WENT_ELSEWHERE', 'REFUSED', 'UNREACHABLE'] as const

export const cancellationReasons = ['NO_LONGER_NEEDED', 'PERSON_DECLINED', 'WRONG_ENTRY', 'OTHER_FACILITY', 'OTHER'] as const

/** How a treatment ended: the codes of KET_QUA_DTRI 1–7 in words (QĐ 3176/QĐ-BYT). */
export const treatmentResults = ['CURED', 'BETTER', 'UNCHANGED', 'WORSE', 'DIED', 'TAKEN_HOME_GRAVE', 'UNDETERMINED'] as const
export type TreatmentResult = (typeof treatmentResults)[number]

/** Which coded reasons a move takes. */
export const reasonsOf = {
  rejectReferral: rejectionReasons,
  redirectReferral: rejectionReasons,
  recordNoShow: noShowReasons,
  cancelReferral: cancellationReasons,
} as const satisfies Partial<Record<MoveName, readonly string[]>>
