import { type Copy, copyOf } from '../../kit/copy.js'
import { accessRevoked, facilityRank, openReferral, residentLink } from '../../kit/vn/borrowed-facts.js'
import { name } from './orm.js'
import { issuedReferralCopy } from './referral-issued/issued-referral.events.js'

/** What this sector borrows, for its lists, row rights and changes; written by the owners’ events only. */
export const copies: readonly Copy[] = [
  copyOf(name, accessRevoked),
  copyOf(name, residentLink),
  copyOf(name, facilityRank),
  copyOf(name, openReferral),
  issuedReferralCopy(name),
]
