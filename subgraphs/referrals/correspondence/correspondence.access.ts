import { fieldsOf } from '../../../kit/rights.js'
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
