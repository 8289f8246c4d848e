import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { joinRecord } from '../resident/person-ids.js'
import { type Listable, mostGroups, type StayCounted, type StayGrouping } from './stay-counts.rules.js'

export interface StayCountRow extends StayCounted, Listable {
  readonly key: string | null
}

export interface CountedPeriod {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly by: StayGrouping
  /** Under the province of each day, or under the one of today. */
  readonly asItWas: boolean
}

/** What a stay is cut into before it is counted: pieces from a day on up to, not including, another one, each with its group. */
interface Pieces {
  readonly key: RawBuilder<string | null>
  readonly join: RawBuilder<unknown>
}

const whole = sql`cross join (select '-infinity'::date as since, 'infinity'::date as until) piece`

function piecesOf({ by, asItWas, from, to }: CountedPeriod): Pieces {
  switch (by) {
    case 'FACILITY':
      return { key: sql`f.id::text`, join: whole }
    case 'END_REASON':
      return { key: sql`case when s.ended_on between ${from}::date and ${to}::date then s.end_reason end`, join: whole }
    case 'PROVINCE':
      return { key: sql`piece.unit::text`, join: asItWas ? sql`join unit_of_day piece on piece.origin = f.province_unit_id` : unitOfToday }
    case 'MODE':
      return { key: sql`piece.mode`, join: modePieces }
  }
}

/** A province unit as it was on each day: itself until it became another one. */
const unitsOfDays = sql`unit_of_day (origin, unit, since, until) as (
    select u.id, u.id, '-infinity'::date, coalesce((select min(n.effective_on) from facilities.administrative_unit_successor n
      where n.unit_id = u.id), 'infinity') from facilities.administrative_unit u where u.level = 'PROVINCE'
    union all
    select t.origin, n.successor_id, n.effective_on, coalesce((select min(m.effective_on)
      from facilities.administrative_unit_successor m where m.unit_id = n.successor_id), 'infinity')
    from unit_of_day t join facilities.administrative_unit_successor n on n.unit_id = t.unit)`

const unitOfToday = sql`join (select origin, unit, '-infinity'::date as since, 'infinity'::date as until from unit_of_day
  where until = 'infinity') piece on piece.origin = f.province_unit_id`

/** The modes of a stay; the first one reaches back to whatever the admission is corrected to. */
const modePieces = sql`cross join lateral (
    select b.mode, coalesce(lag(b.until) over (order by b.until), '-infinity') as since, b.until
    from facilities.stay_mode_before b where b.stay_id = s.id
    union all
    select s.mode, coalesce((select max(b.until) from facilities.stay_mode_before b where b.stay_id = s.id), '-infinity'), 'infinity'
  ) piece`

/** The stays that a condition on `resident r` and the `facility f` of the stay picks, counted in groups: one statement. `listed`: those a viewer could list. */
export function selectStayCounts(period: CountedPeriod, who: RawBuilder<boolean>, listed: RawBuilder<boolean>): RawBuilder<StayCountRow> {
  const { key, join } = piecesOf(period)
  const from = sql`${period.from}::date`
  const to = sql`${period.to}::date`
  return sql`with recursive ${unitsOfDays}, cut as (
      select ${key} as key, s.id, r.id as resident_id, ${listed} as listed, s.admitted_on, s.ended_on, piece.since, piece.until,
        greatest(s.admitted_on, piece.since, ${from}) as first, least(coalesce(s.ended_on, 'infinity'), piece.until, ${to} + 1) as next
      from facilities.stay s ${joinRecord(sql`s.resident_id`)} join facilities.facility f on f.id = s.facility_id ${join}
      where s.admitted_on <= ${to} and (s.ended_on is null or s.ended_on >= ${from}) and ${who}),
    counted as (
      select cut.*, (cut.admitted_on >= ${from} and cut.admitted_on >= cut.since and cut.admitted_on < cut.until) as begins,
        (cut.ended_on is not null and cut.ended_on <= ${to} and cut.ended_on >= cut.since and cut.ended_on < cut.until) as ends,
        greatest(cut.next - cut.first, 0) as days,
        ((cut.ended_on is null or cut.ended_on > ${to}) and ${to} >= cut.since and ${to} < cut.until) as stays,
        (select coalesce(sum(greatest(least(coalesce(a.ended_on, 'infinity'), cut.next) - greatest(a.left_on, cut.first), 0)), 0)
          from facilities.absence a where a.stay_id = cut.id) as away
      from cut)
    select key, count(distinct resident_id)::int as people, (count(*) filter (where begins))::int as admissions,
      (count(*) filter (where ends))::int as ends, sum(days)::int as "personDays", sum(away)::int as "awayDays",
      (count(*) filter (where stays))::int as "presentAtEnd", bool_and(listed) as "listable"
    from counted where begins or ends or stays or days > 0 group by key order by key nulls last limit ${sql.raw(String(mostGroups))}`
}
