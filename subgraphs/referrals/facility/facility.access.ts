import { openFields } from '../../../kit/rights.js'

/** The rights on referrals decide: what they hide is not in this list, sealed senders are not found through it. */
export const facilityRights = openFields({ Facility: { id: 'key', outgoingReferrals: 'rows' } })
