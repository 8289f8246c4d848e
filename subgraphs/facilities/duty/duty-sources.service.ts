import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../../../kit/vn/day-sql.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import { isCheckDue } from '../health-check/check-due.service.js'
import { emergencyEndsOn } from '../stay/emergency-stays.service.js'
import { warnDaysBefore } from '../stay/stay-warning.rules.js'
import type { DutyKind } from './duty.rules.js'

/**
 * The duties of each kind by a day, as one select of `person` (the record that is shown), `id` (of what the kind points at),
 * `due` and `severity`; where that is null it follows from the day. `here` are the people in care in the viewer's home, and `ids`
 * every id under which their rows lie. A new source is a kind in `duty.rules.ts` and an entry here.
 */
type DutySource = (on: LocalDate) => RawBuilder<unknown>

const none = sql`null::text`

export const dutySources = {
  // A missed check is an alert too; the check itself is the duty.
  ALERT_OPEN: () => sql`select ids.person, a.id, ${dayOf(sql`a.raised_at`)} as due, a.severity
    from ids join facilities.alert a on a.resident_id = ids.key where a.status = 'OPEN' and a.kind <> 'CHECK_OVERDUE'`,

  ALERT_LOOK_AGAIN: on => sql`select ids.person, a.id, a.look_again_on as due, a.severity
    from ids join facilities.alert a on a.resident_id = ids.key
    where a.status = 'ACKNOWLEDGED' and a.action = 'WATCH' and a.look_again_on <= ${on}::date`,

  HEALTH_CHECK: on => sql`select r.id as person, r.id, r.check_due_on as due, ${none} as severity
    from here join facilities.resident r on r.id = here.person where ${isCheckDue(on)}`,

  RETURN_OVERDUE: on => sql`select ids.person, a.id, a.expected_return_on as due, ${none} as severity
    from ids join facilities.stay s on s.resident_id = ids.key and s.ended_on is null join facilities.absence a on a.stay_id = s.id
    where a.ended_on is null and a.expected_return_on < ${on}::date`,

  EMERGENCY_STAY_ENDING: on => sql`select ids.person, s.id, ${emergencyEndsOn} as due, ${none} as severity
    from ids join facilities.stay s on s.resident_id = ids.key and s.ended_on is null
    where s.mode = 'EMERGENCY' and ${emergencyEndsOn} <= ${addDays(on, warnDaysBefore)}::date`,

  REHABILITATION_SESSION: on => sql`select ids.person, s.id, s.planned_on as due, ${none} as severity
    from ids join facilities.rehabilitation_session s on s.resident_id = ids.key where s.status = 'PLANNED' and s.planned_on <= ${on}::date`,

  CARE_PLAN_REVIEW: on => sql`select ids.person, p.id, p.review_on as due, ${none} as severity
    from ids join facilities.care_plan p on p.resident_id = ids.key where p.status = 'ACTIVE' and p.review_on <= ${on}::date`,

  TELE_CONSULTATION: on => sql`select ids.person, t.id, coalesce(t.agreed_for, t.wanted_by) as due,
      case t.urgency when 'URGENT' then 'URGENT' end as severity
    from ids join facilities.tele_consultation t on t.resident_id = ids.key
    where t.status in ('REQUESTED', 'AGREED') and coalesce(t.agreed_for, t.wanted_by) <= ${on}::date`,

  // Of each vaccine the newest dose counts: an earlier one is superseded.
  VACCINATION_DUE: on => sql`select newest.person, newest.id, newest.next_due_on as due, ${none} as severity from (
      select distinct on (ids.person, v.vaccine, lower(v.other_vaccine)) ids.person, v.id, v.next_due_on
      from ids join facilities.resident_vaccination v on v.resident_id = ids.key where v.verification_status = 'CONFIRMED'
      order by ids.person, v.vaccine, lower(v.other_vaccine), v.given_on desc, v.recorded_at desc, v.id
    ) newest where newest.next_due_on <= ${on}::date`,
} as const satisfies Record<DutyKind, DutySource>
