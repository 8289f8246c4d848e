import { openFields } from '../../../kit/rights.js'

/** The referrals sector decides who sees a referral. */
export const referralRights = openFields({ Referral: { id: 'key' } })
