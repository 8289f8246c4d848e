import { sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import type { Database } from '../../../kit/database.js'
import { manyByKey } from '../../../kit/loader.js'
import { mayEver } from '../../../kit/rights.js'
import { referralFilter, referralTable } from '../referral/referral.access.js'
import { type ReferralReading, type ReferralRow, selectReferrals } from '../referral/referral.loaders.js'
import type { Finding } from '../referral-draft/from-alert.rules.js'

/** A finding with the alert it goes along with. */
export interface DraftRow extends Finding {
  alertId: string
  residentId: string
  /** Whether the home may sign a transfer today. */
  licensed: boolean
}

/** The one that was asked for and the newest; a person is not referred more often for one finding. */
const mostReferrals = 20

/** The findings behind alerts of persons whom the viewer's home may send, the chosen one first; and what came of alerts. */
export function alertLoaders(db: Database, viewer: Viewer, { rights, today }: ReferralReading) {
  const home = mayEver(referralTable, 'createReferral', viewer.role) ? (viewer.facility ?? null) : null
  return {
    draftOfAlert: manyByKey<DraftRow>(
      keys =>
        db.query(sql`select chosen.alert_id as "alertId", a.resident_id as "residentId", a.kind, a.severity, a.measure,
            a.value::float8 as "value", a.subject, a.checked_on as "checkedOn",
            coalesce(home.health_facility_code is not null and (home.valid_from is null or home.valid_from <= ${today}::date)
              and (home.valid_to is null or home.valid_to >= ${today}::date), false) as "licensed"
          from referrals.health_alert chosen
          join referrals.health_alert a on a.resident_id = chosen.resident_id and a.checked_on = chosen.checked_on
            and (a.alert_id = chosen.alert_id or a.kind <> 'CHECK_OVERDUE')
          join referrals.resident_link l on l.resident_id = chosen.resident_id
          left join referrals.sender_licence home on home.facility_code = ${home}::text
          where chosen.alert_id = any(${keys}::uuid[]) and l.left_as is null
            and (l.facility_code = ${home}::text
              or l.sealed_scope = encode(sha256(convert_to(l.resident_id || ':' || ${home}::text, 'UTF8')), 'hex'))
          order by a.alert_id <> chosen.alert_id, a.alert_id`),
      row => row.alertId,
    ),
    referralsOfAlert: manyByKey<ReferralRow & { fromAlertId: string }>(
      keys =>
        db.query(sql`select found.* from unnest(${keys}::uuid[]) k cross join lateral
          (${selectReferrals({ rights, today })}
            where ${rights.visible} and ${referralFilter(viewer, 'alert')} and r.from_alert_id = k order by r.created_at desc, r.id limit ${mostReferrals}) found`),
      row => row.fromAlertId,
    ),
  }
}
