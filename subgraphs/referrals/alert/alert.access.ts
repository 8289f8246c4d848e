import { openFields } from '../../../kit/rights.js'

/** The facilities sector decides who reads what was found; a draft is there for who may open the referral. */
export const alertRights = openFields({
  Alert: { id: 'key', referralDraft: 'rows', referrals: 'rows' },
  ReferralDraft: { resident: 'within', fromAlert: 'within', kind: 'within', urgency: 'within', reason: 'within' },
})
