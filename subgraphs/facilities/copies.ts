import { type Copy, copyOf } from '../../kit/copy.js'
import { alertReferred, coverPeriod, openReferral } from '../../kit/vn/borrowed-facts.js'
import { name } from './orm.js'

/** What this sector borrows, for its lists, row rights and changes; written by the owners’ events only. */
export const copies: readonly Copy[] = [copyOf(name, openReferral), copyOf(name, coverPeriod), copyOf(name, alertReferred)]
