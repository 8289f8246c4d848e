import type { Role, Viewer } from '../../../kit/auth.js'
import type { ActionGrants } from '../../../kit/rights.js'
import { type MoveName, recordedBy } from './life-cycle.rules.js'

/** To change a referral one must stand on its right side: a hospital as issuer sends, as receiver accepts. */
export type ReferralSide = 'sender' | 'issuer' | 'receiver'

/** Where a viewer would have to work to stand on each side. */
export interface Sides {
  readonly fromFacilityCode: string | null
  readonly fromHospitalCode: string | null
  readonly toHospitalCode: string
  /** Whether the receiver works on the hub; if not, the sender records its steps. */
  readonly receiverOnHub?: boolean
}

const sending = ['sender', 'issuer'] as const
const receiving = ['receiver'] as const

const senders = { nurse: sending, clinician: sending, signer: sending, coordinator: sending, head: sending } as const
const desk = { nurse: receiving, clinician: receiving, coordinator: receiving, head: receiving } as const
const clinic = { clinician: receiving, coordinator: receiving, head: receiving } as const
const treating = { clinician: receiving, head: receiving } as const
const both = [...sending, ...receiving] as const

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
  closeReferral: { nurse: sending, clinician: sending, coordinator: sending, head: sending },
  recordNoShow: desk,
  cancelReferral: senders,
  recordDeath: { nurse: both, clinician: both, coordinator: both, head: both },
  expireReferral: {},
} as const satisfies ActionGrants<MoveName | 'createReferral', ReferralSide>

export type ReferralAction = keyof typeof moveGrants

/** Who, on the sender's side, may write down what a hospital off the hub did. */
const recorders: readonly Role[] = ['nurse', 'clinician', 'coordinator', 'head']

/** Whether a viewer stands where a move is made from. */
export function mayMove(viewer: Viewer, action: ReferralAction, facts: Sides): boolean {
  const by: ActionGrants<ReferralAction, ReferralSide>[ReferralAction] = moveGrants[action]
  const own = (by[viewer.role] ?? []).some(side => isOnSide(viewer, side, facts))
  return own || recordsFor(viewer, action, facts)
}

/** Whether the viewer would record a move for a receiver off the hub, and so has to say from where it is known. */
export function recordsFor(viewer: Viewer, action: ReferralAction, facts: Sides): boolean {
  if (action === 'createReferral' || !recorders.includes(viewer.role)) return false
  const { withSource } = recordedBy(action, facts.receiverOnHub ?? true)
  return withSource && (isOnSide(viewer, 'sender', facts) || isOnSide(viewer, 'issuer', facts))
}

function isOnSide({ facility, hospital }: Viewer, side: ReferralSide, facts: Sides): boolean {
  switch (side) {
    case 'sender':
      return facility !== undefined && facility === facts.fromFacilityCode
    case 'issuer':
      return hospital !== undefined && hospital === facts.fromHospitalCode
    case 'receiver':
      return hospital !== undefined && hospital === facts.toHospitalCode
  }
}
