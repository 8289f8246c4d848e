import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { accessLogLoader } from '../../../kit/access-log.js'
import type { Database } from '../../../kit/database.js'
import { lastTold, noticeLoader } from '../../../kit/own-pages.js'
import { startOfDay } from '../../../kit/vn/day-sql.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { type CareNoticeKind, checkSoonDays } from './notice.rules.js'
import { foundAlready, hidesSeals, toldOpenings } from './own-feed.access.js'

export interface FeedRights {
  readonly viewer: Viewer
  /** Of which places a viewer may be told, as a condition on `facility f`. */
  readonly places: RawBuilder<boolean>
  readonly home: string | undefined
  readonly now: Date
  readonly today: string
}

const ids = idsOfPerson(sql`k`)

interface Columns {
  readonly at: RawBuilder<unknown>
  readonly type: string
  readonly due?: RawBuilder<unknown>
  readonly done?: RawBuilder<unknown>
}

const row = (what: CareNoticeKind, id: RawBuilder<unknown>, { at, type, due, done }: Columns) => sql`select ${at} as at, ${what} as what, null as label,
  ${type} as type, ${id} as id, ${due ?? sql`null::date`} as due, ${done ?? sql`true`} as done`

/** A missed check is told as a check that is due, and not as an alert beside it. */
const alerts = sql`from facilities.alert a where a.resident_id = any(${ids}) and a.kind <> 'CHECK_OVERDUE'`

const raised = sql`${row('ALERT_RAISED', sql`a.id`, {
  at: sql`a.raised_at`, type: 'Alert', due: sql`case when a.status = 'ACKNOWLEDGED' then a.look_again_on end`, done: sql`a.status = 'CLOSED'`,
})} ${alerts}`
const settled = sql`${row('ALERT_SETTLED', sql`a.id`, { at: sql`a.closed_at`, type: 'Alert' })} ${alerts} and a.closed_at is not null`

const checked = sql`${row('CHECK_DONE', sql`c.id`, { at: startOfDay(sql`c.checked_on`), type: 'HealthCheck' })}
  from facilities.health_check c where c.resident_id = any(${ids})`

/** Of somebody in care: the day the newest check says, or of who was never checked the day the stay began. */
const due = (today: RawBuilder<unknown>) => sql`select ${startOfDay(lastTold({ knownOn: sql`d.known`, dueOn: sql`d.due`, soonDays: checkSoonDays }, today))} as at,
  'CHECK_DUE' as what, null as label, d.type, d.id, d.due, false as done
  from facilities.resident r cross join lateral (
    (select c.checked_on as known, c.next_due_on as due, 'HealthCheck' as type, c.id from facilities.health_check c
      where c.resident_id = any(${ids}) order by c.checked_on desc, c.id limit 1)
    union all
    (select s.admitted_on, s.admitted_on, 'Stay', s.id from facilities.stay s where s.resident_id = any(${ids}) and s.ended_on is null
      and not exists (select 1 from facilities.health_check c where c.resident_id = any(${ids})))
  ) d where r.id = k and r.left_on is null`

/** What became of consents and requests. Of a purpose or a request no more is told here than that there is one. */
const withdrawn = sql`${row('CONSENT_WITHDRAWN', sql`c.id`, { at: sql`c.withdrawn_at`, type: 'Consent' })}
  from facilities.consent c where c.resident_id = any(${ids}) and c.withdrawn_at is not null`
const requests = (what: CareNoticeKind, columns: Omit<Columns, 'type'>) => sql`${row(what, sql`q.id`, { ...columns, type: 'PersonRequest' })}
  from facilities.person_request q where q.resident_id = any(${ids}) and ${columns.at} is not null`

const stays = (places: RawBuilder<boolean>) => sql`facilities.stay s join facilities.facility f on f.id = s.facility_id and ${places}`
const ofStays = (places: RawBuilder<boolean>, what: CareNoticeKind, day: RawBuilder<unknown>) => sql`
  ${row(what, sql`s.id`, { at: startOfDay(day), type: 'Stay' })} from ${stays(places)} where s.resident_id = any(${ids}) and ${day} is not null`
const leaves = (places: RawBuilder<boolean>, what: CareNoticeKind, columns: Columns, where: RawBuilder<boolean>) => sql`
  ${row(what, sql`b.id`, columns)} from ${stays(places)} join facilities.absence b on b.stay_id = s.id where s.resident_id = any(${ids}) and ${where}`

/** Who opened the record, as a role and an organisation: the person is told who it was, and not what for. */
const opened = (which: RawBuilder<boolean>) => sql`select o.opened_at as at, 'RECORD_OPENED' as what, concat_ws(' ', o.by_role, o.by_organisation) as label, 'SealedOpening' as type,
  o.id, null::date as due, true as done from facilities.sealed_opening o where o.resident_id = any(${ids}) and ${which}`

export function ownFeedLoaders(db: Database, { viewer, places, home, now, today }: FeedRights) {
  const kinds = [
    raised,
    settled,
    checked,
    due(sql`${today}::date`),
    ofStays(places, 'STAY_BEGAN', sql`s.admitted_on`),
    ofStays(places, 'STAY_ENDED', sql`s.ended_on`),
    leaves(places, 'LEAVE_BEGAN', { at: startOfDay(sql`b.left_on`), type: 'Absence', due: sql`b.expected_return_on`, done: sql`b.ended_on is not null` }, sql`true`),
    withdrawn,
    requests('REQUEST_RECEIVED', { at: sql`q.recorded_at`, due: sql`q.answer_by`, done: sql`q.answered_at is not null` }),
    requests('REQUEST_ACKNOWLEDGED', { at: sql`q.acknowledged_at` }),
    requests('REQUEST_ANSWERED', { at: sql`q.answered_at` }),
    leaves(places, 'LEAVE_ENDED', { at: startOfDay(sql`b.ended_on`), type: 'Absence' }, sql`b.outcome = 'RETURNED'`),
    opened(toldOpenings(viewer)),
  ]
  return {
    careNotices: noticeLoader(db, { seen: foundAlready, kinds, now }),
    careAccessLog: accessLogLoader(db, { seen: foundAlready, ids, home, hidesSeals: hidesSeals(viewer) }),
  }
}
