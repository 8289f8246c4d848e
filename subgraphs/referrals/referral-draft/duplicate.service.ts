import { sql } from 'kysely'
import type { Transaction } from '../../../kit/transaction.js'
import { ReferralEntity, type ReferralRecord } from '../referral/referral.entity.js'
import { openStatuses } from '../referral/referral.rules.js'
import { findIdsOfPerson } from '../resident/person-ids.js'
import { isSameNeed, type OpenNeed } from './referral-draft.rules.js'

interface Need extends OpenNeed {
  readonly residentId: string
  /** Those that belong together with it, and are no second one. */
  readonly own: readonly (string | null | undefined)[]
}

/** The open referrals of the same person, under each of their ids, for the same need. Two who ask at once meet at the lock: the second finds the first one’s. */
export async function openForSameNeed(tx: Transaction, need: Need): Promise<ReferralRecord[]> {
  const { residentId, own } = need
  const ids = await findIdsOfPerson(tx, residentId)
  await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`referral-need.${ids[0]}`}))`)
  const open = await tx.em.find(ReferralEntity, { residentId: { $in: ids }, status: { $in: [...openStatuses] } })
  return open.filter(each => !own.includes(each.id) && isSameNeed(each, need))
}
