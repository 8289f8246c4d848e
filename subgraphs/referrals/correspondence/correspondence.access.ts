import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { type Party, partyOf, type Sides } from '../life-cycle/life-cycle.access.js'
import { referralTable } from '../referral/referral.access.js'

export const correspondenceRights = fieldsOf(referralTable, {
  Query: { attachmentContent: 'rows' },
  Mutation: { commentOnReferral: 'commentOnReferral', attachToReferral: 'attachToReferral', withdrawAttachment: 'withdrawAttachment' },
  CommentOnReferralPayload: { comment: 'rows', userErrors: 'within' },
  AttachToReferralPayload: { attachment: 'rows', userErrors: 'within' },
  WithdrawAttachmentPayload: { attachment: 'rows', userErrors: 'within' },
  ReferralComment: { id: 'clinical', text: 'clinical', at: 'clinical', side: 'clinical', toFacility: 'clinical' },
  ReferralAttachment: {
    id: 'clinical',
    version: 'clinical',
    fileName: 'clinical',
    mediaType: 'clinical',
    size: 'clinical',
    sha256: 'clinical',
    note: 'clinical',
    at: 'clinical',
    side: 'clinical',
    withdrawnAt: 'clinical',
    withdrawReason: 'clinical',
    toFacility: 'clinical',
  },
  AttachmentContent: { attachment: 'clinical', content: 'clinical' },
})

interface Author {
  readonly byRole: string
  readonly byOrganisation: string
  readonly bySide: Party
}

/** Who writes, as far as the other side is told: never a person’s name. */
export function writtenBy(viewer: Viewer, sides: Sides): Author {
  return { byRole: viewer.role, byOrganisation: organisationOf(viewer), bySide: partyOf(viewer, sides) }
}

/** A file is withdrawn by the organisation that attached it. */
export function mayWithdraw(viewer: Viewer, { byOrganisation }: Pick<Author, 'byOrganisation'>): boolean {
  return organisationOf(viewer) === byOrganisation
}

function organisationOf({ facility, hospital }: Pick<Viewer, 'facility' | 'hospital'>): string {
  return facility ?? hospital ?? ''
}
