import { openFields } from '../../../kit/rights.js'

/** The rights on referrals decide: what they hide is not in these lists. */
export const residentRights = openFields({
  Query: { referralsOf: 'rows' },
  Resident: { id: 'key', referrals: 'rows', openReferrals: 'rows' },
})
