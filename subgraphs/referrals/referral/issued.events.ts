import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { NewEvent } from '../../../kit/event.js'
import { alertReferred, type AlertReferredFact, issuedReferral, type IssuedReferralFact } from '../../../kit/vn/borrowed-facts.js'
import type { ReferralKind, Urgency } from '../../../kit/vn/referral-terms.js'
import type { Write } from '../../../kit/write.js'
import type { MoveName } from '../life-cycle/life-cycle.rules.js'

// Terms
//   issued   phát hành: a transfer is when it is signed; a care link, which nobody signs, when it is sent. One that was sent on
//            is issued to the next hospital when it is sent there

interface Issued {
  readonly id: string
  readonly version: number
  readonly residentId: string
  readonly kind: ReferralKind
  readonly urgency: Urgency
  readonly signedOn?: string | null
  readonly validUntil?: Date | null
  readonly diagnoses: readonly string[]
}

/** Whether a move of somebody issues the referral; sending on does too, to the next hospital. */
export function isIssue(move: MoveName, kind: ReferralKind): boolean {
  return move === 'issueReferral' || (move === 'sendReferral' && kind === 'CARE_LINK')
}

/** With what a referral was issued; told once, beside the step. */
export function referralIssued(referral: Issued, toFacilityCode: string, issuedAt: Date): NewEvent {
  const { id, version, residentId, kind, urgency, signedOn = null, validUntil, diagnoses } = referral
  const payload: IssuedReferralFact = {
    referralId: id,
    residentId,
    toFacilityCode,
    kind,
    urgency,
    signedOn,
    validUntil: validUntil?.toISOString() ?? null,
    diagnoses: [...diagnoses],
    issuedAt: issuedAt.toISOString(),
  }
  return { type: issuedReferral.type, aggregate: 'Referral', aggregateId: id, version, payload }
}

interface IssuedFromAlert {
  readonly id: string
  readonly version: number
  readonly residentId: string
  readonly fromAlertId: string
}

/** That something came of a health alert: its home may put it away then. */
function referredFrom({ id, version, residentId, fromAlertId }: IssuedFromAlert, at: Date): NewEvent {
  const payload: AlertReferredFact = { referralId: id, alertId: fromAlertId, residentId, referredAt: at.toISOString() }
  return { type: alertReferred.type, aggregate: 'Referral', aggregateId: id, version, payload }
}

/** Tells everything of an issue, as a part of the change that issues. */
export function tellIssue(change: Write, referral: Issued & { readonly fromAlertId?: string | null }, toFacilityCode: string, at: Date): void {
  change.publish(referralIssued(referral, toFacilityCode, at))
  const { fromAlertId } = referral
  if (fromAlertId) change.publish(referredFrom({ ...referral, fromAlertId }, at))
}

type UntoldRow = Issued & { toFacilityCode: string; issuedAt: Date }

/** By its step where there is one; a referral that came without is dated by its paper, or by its beginning. */
const issuedAt = `coalesce(
    (select min(s."at") from "referrals"."referral_step" s where s."referral_id" = x."id" and (s."move" = 'issueReferral'
      or (s."move" = 'sendReferral' and (x."kind" = 'CARE_LINK' or s."from_status" is null)))),
    case when x."signed_on" is not null or (x."kind" = 'CARE_LINK' and x."status" not in ('DRAFT', 'CANCELLED')
        and not exists (select 1 from "referrals"."referral_step" s where s."referral_id" = x."id"))
      then greatest(x."created_at", x."signed_on"::timestamp at time zone 'Asia/Ho_Chi_Minh') end)`

export const issuedAnnouncer: Announcer = {
  async untold(db, limit) {
    const rows = await db.read<UntoldRow>(
      `select x."id", x."version", x."resident_id" as "residentId", x."kind", x."urgency", x."signed_on" as "signedOn",
         x."valid_until" as "validUntil", x."diagnoses", h."code" as "toFacilityCode", i."at" as "issuedAt"
       from "referrals"."referral" x join "referrals"."health_facility" h on h."id" = x."to_health_facility_id"
         cross join lateral (select ${issuedAt} as "at") i
       where i."at" is not null and ${untoldIn('referrals', issuedReferral.type)} order by x."id" limit $1`,
      [limit],
    )
    return rows.map(row => referralIssued(row, row.toFacilityCode, row.issuedAt))
  },
}

export const alertReferredAnnouncer: Announcer = {
  async untold(db, limit) {
    const rows = await db.read<IssuedFromAlert & { issuedAt: Date }>(
      `select x."id", x."version", x."resident_id" as "residentId", x."from_alert_id" as "fromAlertId", i."at" as "issuedAt"
       from "referrals"."referral" x cross join lateral (select ${issuedAt} as "at") i
       where x."from_alert_id" is not null and i."at" is not null and ${untoldIn('referrals', alertReferred.type)}
       order by x."id" limit $1`,
      [limit],
    )
    return rows.map(row => referredFrom(row, row.issuedAt))
  },
}
