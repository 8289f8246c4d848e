import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, onePerArguments } from '../../../kit/loader.js'
import { startOfDay } from '../../../kit/vn/day-sql.js'
import type { TimelinePage, TimelineRow } from '../../../kit/vn/timeline.js'
import { checksWithPersons, idsOf } from '../check/coverage-check.loaders.js'
import type { CoverageKind } from './timeline.rules.js'

export interface CoverageRow extends TimelineRow<CoverageKind> {
  readonly id: string
}

export interface TimelineFilters {
  /** On the person of a card `a`, `l`. */
  readonly cards: RawBuilder<boolean>
  readonly checks: RawBuilder<boolean>
  readonly now: Date
}

/** Of a person `k` under any of their ids: when, whether only the day is known, what, about which row, and what it is called by. */
function entries({ cards, checks }: TimelineFilters): RawBuilder<unknown> {
  const ofCards = (kind: CoverageKind, day: RawBuilder<unknown>) => sql`select ${startOfDay(day)} as at, true as day, ${kind} as kind, c.id, c.object_code as label
    from insurance.insurance_card c
    left join insurance.resident_link own on own.resident_id = c.resident_id
    cross join lateral (select c.resident_id as key, coalesce(own.survivor_id, c.resident_id) as person) a
    left join insurance.resident_link l on l.resident_id = a.person
    where c.resident_id in (${idsOf(sql`k`)}) and ${day} is not null and ${cards}`
  const ofChecks = sql`select c.asked_at as at, false as day, 'COVERAGE_CHECKED' as kind, c.id, c.outcome as label
    from ${checksWithPersons} where c.resident_id in (${idsOf(sql`k`)}) and ${checks}`
  // A card is good to the end of its last day.
  return sql.join([ofCards('CARD_BEGAN', sql`c.valid_from`), ofCards('CARD_ENDED', sql`(c.valid_to + 1)`), ofChecks], sql` union all `)
}

/** The same page of the timelines of many persons, in one statement. What has not happened yet is no entry. */
export function timelineLoaders(db: Database, filters: TimelineFilters) {
  return {
    coverageTimeline: onePerArguments((page: TimelinePage) =>
      manyByKey<CoverageRow>(
        keys =>
          db.query(sql`select k as "residentId", e.at, e.day as "dayOnly", e.kind, e.key, e.id, e.label from unnest(${keys}::uuid[]) k cross join lateral (
            select e.*, e.kind || ':' || e.id as key from (${entries(filters)}) e
            where e.at <= ${filters.now.toISOString()}::timestamptz
              ${page.before ? sql`and (e.at, e.kind || ':' || e.id) < (${page.before.at}::timestamptz, ${page.before.key}::text)` : sql``}
            order by e.at desc, key desc limit ${page.limit}) e`),
        row => row.residentId,
      ),
    ),
  }
}
