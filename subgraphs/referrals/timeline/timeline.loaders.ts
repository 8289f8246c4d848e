import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, onePerArguments } from '../../../kit/loader.js'
import type { TimelinePage, TimelineRow } from '../../../kit/vn/timeline.js'
import type { StepName } from '../life-cycle/life-cycle.rules.js'
import type { ReferralRights } from '../referral/referral.access.js'
import type { ReferralTimelineKind } from './timeline.rules.js'

export interface StepRow extends TimelineRow<ReferralTimelineKind> {
  readonly referralId: string
  readonly move: StepName
}

/** The same page of the timelines of many persons, in one statement. */
export function timelineLoaders(db: Database, rights: ReferralRights) {
  return {
    referralTimeline: onePerArguments((page: TimelinePage) =>
      manyByKey<StepRow>(
        keys =>
          db.query(sql`select k as "residentId", e.* from unnest(${keys}::uuid[]) k cross join lateral (
            select s.at, false as "dayOnly", 'REFERRAL_STEP' as kind, s.id::text as key, s.move, r.id as "referralId", r.paper_number as label
            from referrals.referral r join referrals.referral_step s on s.referral_id = r.id
            where r.resident_id = k and ${rights.visible} and (s.move = 'createReferral' or ${rights.clinical})
              ${page.before ? sql`and (s.at, s.id::text) < (${page.before.at}::timestamptz, ${page.before.key}::text)` : sql``}
            order by s.at desc, s.id::text desc limit ${page.limit}) e`),
        row => row.residentId,
      ),
    ),
  }
}
