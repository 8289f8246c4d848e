import type { Viewer } from '../../../kit/auth.js'
import type { ActionGrants } from '../../../kit/rights.js'
import { type MoveName, moveNames, recordedBy } from './life-cycle.rules.js'

/**
 * To change a referral one must stand on its right side: a hospital as issuer sends, as receiver accepts. A recorder is on
 * the sending side and writes down what a receiver off the hub did.
 */
export type ReferralSide = 'sender' | 'issuer' | 'receiver' | 'recorder'

/** Where a viewer would have to work to stand on each side. */
export interface Sides {
  readonly fromFacilityCode: string | null
  readonly fromHospitalCode: string | null
  readonly toHospitalCode: string
  /** Whether the receiver works on the hub; if not, the sender records its steps. */
  readonly receiverOnHub?: boolean
}

const sending = ['sender', 'issuer'] as const
const receiving = ['receiver', 'recorder'] as const
const recording = ['recorder'] as const

const senders = { nurse: sending, clinician: sending, signer: sending, coordinator: sending, head: sending } as const
const carers = { nurse: sending, clinician: sending, coordinator: sending, head: sending } as const
const desk = { nurse: receiving, clinician: receiving, coordinator: receiving, head: receiving } as const
const clinic = { ...desk, nurse: recording } as const
const treating = { ...clinic, coordinator: recording } as const
const both = [...sending, 'receiver'] as const
const parties = { nurse: both, clinician: both, signer: both, coordinator: both, head: both } as const

/** What is done to a referral without moving it. */
type OtherAction = 'createReferral' | 'settleFollowUp' | 'commentOnReferral' | 'attachToReferral' | 'withdrawAttachment'

/** Who may make a move. Nobody makes one that is not listed; what the hub does by itself is listed for nobody. */
export const moveGrants = {
  createReferral: senders,
  approveReferral: { head: ['sender'] },
  issueReferral: { signer: sending, head: sending },
  sendReferral: senders,
  receiveReferral: desk,
  requestInformation: clinic,
  giveInformation: senders,
  acceptReferral: clinic,
  rejectReferral: clinic,
  redirectReferral: clinic,
  recordArrival: desk,
  startTreatment: treating,
  completeReferral: treating,
  closeReferral: carers,
  recordNoShow: desk,
  cancelReferral: senders,
  recordDeath: { nurse: both, clinician: both, coordinator: both, head: both },
  correctReferral: senders,
  continueReferral: carers,
  expireReferral: {},
  settleFollowUp: carers,
  commentOnReferral: parties,
  attachToReferral: parties,
  withdrawAttachment: parties,
} as const satisfies ActionGrants<MoveName | OtherAction, ReferralSide>

export type ReferralAction = keyof typeof moveGrants

/** On which side somebody acts: whoever works where the person goes is the receiver. */
export type Party = 'SENDER' | 'RECEIVER'

export function partyOf({ hospital }: Pick<Viewer, 'hospital'>, { toHospitalCode }: Sides): Party {
  return hospital === toHospitalCode ? 'RECEIVER' : 'SENDER'
}

/** Whether a viewer stands where a move is made from. */
export function mayMove(viewer: Viewer, action: ReferralAction, facts: Sides): boolean {
  const by: ActionGrants<ReferralAction, ReferralSide>[ReferralAction] = moveGrants[action]
  return (by[viewer.role] ?? []).some(side => isOnSide(viewer, side, facts))
}

/** Whether the viewer would record a move for a receiver off the hub, and so has to say from where it is known. */
export function recordsFor(viewer: Viewer, action: ReferralAction, facts: Sides): boolean {
  if (!isMove(action)) return false
  return recordedBy(action, facts.receiverOnHub ?? true).withSource && isOnSide(viewer, 'recorder', facts)
}

/** Whether a role could sign a transfer, and so correct a signed one. */
export function maySign(viewer: Viewer): boolean {
  return viewer.role in moveGrants.issueReferral
}

function isMove(action: ReferralAction): action is MoveName {
  const names: readonly string[] = moveNames
  return names.includes(action)
}

function isOnSide({ facility, hospital }: Pick<Viewer, 'facility' | 'hospital'>, side: ReferralSide, facts: Sides): boolean {
  switch (side) {
    case 'sender':
      return facility !== undefined && facility === facts.fromFacilityCode
    case 'issuer':
      return hospital !== undefined && hospital === facts.fromHospitalCode
    case 'receiver':
      return hospital !== undefined && hospital === facts.toHospitalCode
    case 'recorder':
      return facts.receiverOnHub === false && sending.some(each => isOnSide({ facility, hospital }, each, facts))
  }
}
