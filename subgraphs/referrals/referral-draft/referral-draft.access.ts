import { fieldsOf } from '../../../kit/rights.js'
import { referralTable } from '../referral/referral.access.js'

export const referralDraftRights = fieldsOf(referralTable, {
  Mutation: { createReferral: 'createReferral' },
  CreateReferralPayload: { referral: 'rows', openReferral: 'rows', firstContact: 'register', userErrors: 'within' },
})
