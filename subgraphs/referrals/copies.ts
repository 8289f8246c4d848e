import { type Copy, copyOf } from '../../kit/copy.js'
import { accessRevoked, coverPeriod, healthAlert, residentLink, senderLicence } from '../../kit/vn/borrowed-facts.js'
import { name } from './orm.js'

/** What this sector borrows, for its lists, row rights and changes; written by the owners’ events only. */
export const copies: readonly Copy[] = [
  copyOf(name, accessRevoked),
  copyOf(name, residentLink),
  copyOf(name, senderLicence),
  copyOf(name, coverPeriod),
  copyOf(name, healthAlert),
]
