import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { NewEvent } from '../../../kit/event.js'
import type { OpenReferralFact } from '../../../kit/vn/borrowed-facts.js'
import { type ReferralStatus, statusRules } from './referral.rules.js'

export interface ReferralToTell {
  readonly id: string
  readonly version: number
  readonly residentId: string
  readonly status: ReferralStatus
  readonly validUntil: Date | null
}

export const referralMovedType = 'referral.moved'

/** Where a referral stands now. The status is for this sector's own subscribers; the others take whether it has ended. */
export function referralMoved({ id, version, residentId, status, validUntil }: ReferralToTell): NewEvent {
  const payload: OpenReferralFact & { status: ReferralStatus } = {
    referralId: id,
    residentId,
    validUntil: validUntil?.toISOString() ?? null,
    ended: statusRules[status].ended,
    status,
  }
  return { type: referralMovedType, aggregate: 'Referral', aggregateId: id, version, payload }
}

export const referralAnnouncer: Announcer = {
  async untold(db, limit) {
    const rows = await db.read<ReferralToTell>(
      `select x."id", x."version", x."resident_id" as "residentId", x."status", x."valid_until" as "validUntil"
       from "referrals"."referral" x where ${untoldIn('referrals')} order by x."id" limit $1`,
      [limit],
    )
    return rows.map(referralMoved)
  },
}
