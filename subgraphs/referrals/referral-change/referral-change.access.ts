import { fieldsOf } from '../../../kit/rights.js'
import { referralTable } from '../referral/referral.access.js'

export const referralChangeRights = fieldsOf(referralTable, {
  Subscription: { referralChanged: 'rows' },
  ReferralChange: { kind: 'within', cursor: 'within', at: 'within', status: 'within', referral: 'rows' },
})
