import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, onePerArguments } from '../../../kit/loader.js'
import type { TimelinePage, TimelineRow } from '../../../kit/vn/timeline.js'
import { idsOfPerson } from '../resident/person-ids.js'
import type { CareKind } from './timeline.rules.js'

export interface CareRow extends TimelineRow<CareKind> {
  /** The row that the entry is about. */
  readonly id: string
}

/** What a viewer may be told: of which places, and of health. */
export interface CareRights {
  readonly places: RawBuilder<boolean>
  readonly health: boolean
  readonly now: Date
}

const startOfDay = (day: RawBuilder<unknown>) => sql`(${day}::timestamp at time zone 'Asia/Ho_Chi_Minh')`

/** Of a person `k`, each kind of entry: when, whether only the day is known, what, about which row, and the name of the place. */
function entries({ places, health }: CareRights): RawBuilder<unknown> {
  const stays = (kind: CareKind, day: RawBuilder<unknown>) => sql`select ${startOfDay(day)} as at, true as day, ${kind} as kind, s.id, f.name as label
    from facilities.stay s join facilities.facility f on f.id = s.facility_id where s.resident_id = any(${idsOfPerson(sql`k`)}) and ${day} is not null and ${places}`
  const alerts = (kind: CareKind, at: RawBuilder<unknown>) => sql`select ${at} as at, false as day, ${kind} as kind, a.id, null as label
    from facilities.alert a where a.resident_id = any(${idsOfPerson(sql`k`)}) and ${at} is not null`
  const checks = sql`select ${startOfDay(sql`c.checked_on`)} as at, true as day, 'HEALTH_CHECKED' as kind, c.id, null as label
    from facilities.health_check c where c.resident_id = any(${idsOfPerson(sql`k`)})`
  const screenings = sql`select ${startOfDay(sql`c.screened_on`)} as at, true as day, 'SCREENED' as kind, c.id, null as label
    from facilities.screening c where c.resident_id = any(${idsOfPerson(sql`k`)})`
  const ofCare = [stays('STAY_BEGAN', sql`s.admitted_on`), stays('STAY_ENDED', sql`s.ended_on`)]
  const ofHealth = health ? [checks, screenings, alerts('ALERT_RAISED', sql`a.raised_at`), alerts('ALERT_CLOSED', sql`a.closed_at`)] : []
  return sql.join([...ofCare, ...ofHealth], sql` union all `)
}

/** The same page of the timelines of many persons, in one statement. What has not happened yet is no entry. */
export function timelineLoaders(db: Database, rights: CareRights) {
  return {
    careTimeline: onePerArguments((page: TimelinePage) =>
      manyByKey<CareRow>(
        keys =>
          db.query(sql`select k as "residentId", e.at, e.day as "dayOnly", e.kind, e.key, e.id, e.label from unnest(${keys}::uuid[]) k cross join lateral (
            select e.*, e.kind || ':' || e.id as key from (${entries(rights)}) e
            where e.at <= ${rights.now.toISOString()}::timestamptz
              ${page.before ? sql`and (e.at, e.kind || ':' || e.id) < (${page.before.at}::timestamptz, ${page.before.key}::text)` : sql``}
            order by e.at desc, key desc limit ${page.limit}) e`),
        row => row.residentId,
      ),
    ),
  }
}
