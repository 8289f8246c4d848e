import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, onePerArguments } from '../../../kit/loader.js'
import { dayOf, startOfDay } from '../../../kit/vn/day-sql.js'
import type { TimelinePage, TimelineRow } from '../../../kit/vn/timeline.js'
import { type EntryTable, tellable, textsOf, type Told } from '../clinical-change/clinical-change.loaders.js'
import type { ClinicalMove } from '../clinical-change/clinical-change.rules.js'
import { idsOfPerson } from '../resident/person-ids.js'
import type { CareKind } from './timeline.rules.js'

type EntryKind = EntryTable['table']

export interface CareRow extends TimelineRow<CareKind> {
  /** The row that the entry is about. */
  readonly about: string
}

/** What a viewer may be told: of which places, and of health. */
export interface CareRights {
  readonly places: RawBuilder<boolean>
  /** Whether health is told of the person whose ids these are; undefined for a role that is told of nobody's. */
  readonly health: ((ids: RawBuilder<unknown>) => RawBuilder<boolean>) | undefined
  readonly told: Told
  readonly now: Date
}

/** What was done by plans, sessions and consultations. Where another day was agreed on, the last time counts, which is not the day agreed on. */
const planned = [
  ofDay({ kind: sql`'CARE_PLAN_STARTED'`, day: sql`x.begun_on`, from: sql`facilities.care_plan x` }),
  ofDay({ kind: sql`'CARE_PLAN_REVIEWED'`, day: sql`x."on"`, from: sql`facilities.care_plan_step x`, where: sql`x.move = 'REVIEWED'` }),
  ofDay({ kind: sql`'CARE_GOAL_SETTLED'`, day: sql`x.settled_on`, from: sql`facilities.care_goal x`, where: sql`x.settled_on is not null` }),
  ofDay({ kind: sql`'CARE_PLAN_ENDED'`, day: sql`x.ended_on`, from: sql`facilities.care_plan x`, where: sql`x.ended_on is not null` }),
  ofDay({ kind: sql`'SESSION_' || x.status`, day: sql`x.planned_on`, from: sql`facilities.rehabilitation_session x`, where: sql`x.status in ('DONE', 'MISSED')` }),
  sql`select ${startOfDay(sql`max(case when x.status = 'AGREED' then ${dayOf(sql`x.at`)} else x."on" end)`)} as at, true as day, 'CONSULTATION_' || x.status as kind, x.tele_consultation_id as id, null as label, null::uuid as ref
    from facilities.tele_consultation_step x where x.resident_id = any(${idsOfPerson(sql`k`)}) group by x.tele_consultation_id, x.status`,
]

function ofDay({ kind, day, from, where = sql`true` }: Record<'kind' | 'day' | 'from', RawBuilder<unknown>> & { where?: RawBuilder<unknown> }): RawBuilder<unknown> {
  return sql`select ${startOfDay(day)} as at, true as day, ${kind} as kind, x.id, null as label, null::uuid as ref
    from ${from} where x.resident_id = any(${idsOfPerson(sql`k`)}) and ${where}`
}

/** Of a person `k`, each kind of entry: when, whether only the day is known, what, about which row, and the name of the place. */
function entries({ places, health, told }: CareRights): RawBuilder<unknown> {
  const stays = (kind: CareKind, day: RawBuilder<unknown>) => sql`select ${startOfDay(day)} as at, true as day, ${kind} as kind, s.id, f.name as label, null::uuid as ref
    from facilities.stay s join facilities.facility f on f.id = s.facility_id where s.resident_id = any(${idsOfPerson(sql`k`)}) and ${day} is not null and ${places}`
  const alerts = (kind: CareKind, at: RawBuilder<unknown>) => sql`select ${at} as at, false as day, ${kind} as kind, a.id, null as label, null::uuid as ref
    from facilities.alert a where a.resident_id = any(${idsOfPerson(sql`k`)}) and ${at} is not null`
  const checks = sql`select ${startOfDay(sql`c.checked_on`)} as at, true as day, 'HEALTH_CHECKED' as kind, c.id, null as label, null::uuid as ref
    from facilities.health_check c where c.resident_id = any(${idsOfPerson(sql`k`)})`
  const screenings = sql`select ${startOfDay(sql`c.screened_on`)} as at, true as day, 'SCREENED' as kind, c.id, null as label, null::uuid as ref
    from facilities.screening c where c.resident_id = any(${idsOfPerson(sql`k`)})`
  const ofCare = [stays('STAY_BEGAN', sql`s.admitted_on`), stays('STAY_ENDED', sql`s.ended_on`)]
  if (!health) return together(ofCare)
  const ofHealth = [checks, screenings, alerts('ALERT_RAISED', sql`a.raised_at`), alerts('ALERT_CLOSED', sql`a.closed_at`), ...planned, ...clinicalEntries(told)]
  return together([...ofCare, sql`select h.* from (${together(ofHealth)}) h where ${health(idsOfPerson(sql`k`))}`])
}

const together = (parts: RawBuilder<unknown>[]) => sql.join(parts, sql` union all `)

/** What was written down of the person’s health; what was entered in error never happened. */
function clinicalEntries(told: Told): RawBuilder<unknown>[] {
  const whose = sql`e.resident_id = any(${idsOfPerson(sql`k`)})`
  const recorded = (kind: CareKind, table: EntryKind, at: RawBuilder<unknown>, day: boolean) => sql`select ${at} as at, ${day}::boolean as day, ${kind} as kind, e.id,
    null as label, null::uuid as ref from facilities.${sql.ref(`resident_${table}`)} e
    where ${whose} and e.verification_status <> 'ENTERED_IN_ERROR' and ${tellable(told, textsOf[table], sql`e.resident_id`)}`
  const moved = (kind: CareKind, move: ClinicalMove, table: EntryKind) => sql`select ${startOfDay(sql`c.on_day`)} as at, true as day, ${kind} as kind, c.id, null as label,
    e.id as ref from facilities.${sql.ref(`resident_${table}`)} e join facilities.clinical_change c on c.entry_id = e.id
    where ${whose} and c.move = ${move} and e.verification_status <> 'ENTERED_IN_ERROR' and ${tellable(told, textsOf[table], sql`e.resident_id`)}`
  const firstDay = (partial: RawBuilder<unknown>) => startOfDay(sql`(${partial} || right('-01-01', 10 - length(${partial})))`)
  return [
    recorded('CONDITION_RECORDED', 'condition', sql`e.recorded_at`, false),
    moved('CONDITION_STATUS_CHANGED', 'STATUS_CHANGED', 'condition'),
    recorded('ALLERGY_RECORDED', 'allergy', sql`e.recorded_at`, false),
    moved('ALLERGY_REFUTED', 'REFUTED', 'allergy'),
    recorded('MEDICINE_STARTED', 'medicine', firstDay(sql`e.since`), true),
    moved('MEDICINE_STOPPED', 'STOPPED', 'medicine'),
    recorded('VACCINATED', 'vaccination', firstDay(sql`e.given_on`), true),
  ]
}

/** The same page of the timelines of many persons, in one statement. What has not happened yet is no entry. */
export function timelineLoaders(db: Database, rights: CareRights) {
  return {
    careTimeline: onePerArguments((page: TimelinePage) =>
      manyByKey<CareRow>(
        keys =>
          db.query(sql`select k as "residentId", e.at, e.day as "dayOnly", e.kind, e.key, e.about, e.label from unnest(${keys}::uuid[]) k cross join lateral (
            select e.*, coalesce(e.ref, e.id) as about, e.kind || ':' || e.id as key from (${entries(rights)}) e
            where e.at <= ${rights.now.toISOString()}::timestamptz
              ${page.before ? sql`and (e.at, e.kind || ':' || e.id) < (${page.before.at}::timestamptz, ${page.before.key}::text)` : sql``}
            order by e.at desc, key desc limit ${page.limit}) e`),
        row => row.residentId,
      ),
    ),
  }
}
