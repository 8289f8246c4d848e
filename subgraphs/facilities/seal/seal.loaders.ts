import { sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { underSeal } from '../../../kit/context.js'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { idsOfOwner, idsOfPerson } from '../resident/person-ids.js'
import { sealedFilter } from '../resident/resident.access.js'
import type { UnitIndex } from '../unit/unit.index.js'
import { hiddenParts } from './hidden.js'
import { facilityOf, isRunning, keeps, openingFilter, reviewedFacility, runningOf } from './seal.access.js'
import type { OpeningVerdict, SealReason } from './seal.rules.js'

export interface OpeningRow {
  readonly id: string
  readonly residentId: string
  readonly reason: SealReason
  readonly note: string
  readonly openedAt: Date
  readonly closesAt: Date
  readonly endedAt: Date | null
  readonly isOpen: boolean
  readonly bySubject: string
  readonly byRole: string
  readonly byOrganisation: string | null
  readonly isReviewed: boolean
  readonly reviewDueOn: LocalDate
  readonly verdict: OpeningVerdict | null
  readonly reviewNote: string | null
  readonly reviewedAt: Date | null
}

export interface Looking {
  readonly viewer: Viewer
  readonly units: UnitIndex
  readonly now: Date
}

/** An opening `o` with what was said of it: for who is at the head of an owner by that owner alone, since the others tell where the person was. */
export function selectOpenings({ viewer, now }: Pick<Looking, 'viewer' | 'now'>) {
  const place = facilityOf(reviewedFacility(viewer))
  return sql`select o.id, o.resident_id as "residentId", o.reason, o.note, o.opened_at as "openedAt", o.closes_at as "closesAt", o.ended_at as "endedAt",
      ${isRunning(now)} as "isOpen", o.opened_by as "bySubject", o.by_role as "byRole", o.by_organisation as "byOrganisation", v.*
    from facilities.sealed_opening o cross join lateral (
      select bool_and(w.verdict is not null) as "isReviewed", min(w.due_on)::text as "reviewDueOn", max(w.reviewed_at) as "reviewedAt",
        case when bool_or(w.verdict = 'NOT_JUSTIFIED') then 'NOT_JUSTIFIED' when bool_and(w.verdict is not null) then 'JUSTIFIED' end as "verdict",
        max(w.note) filter (where w.facility_id = ${place}) as "reviewNote"
      from facilities.sealed_review w where w.opening_id = o.id and (w.facility_id = ${place} or not ${keeps(place)})) v`
}

export interface LookRow {
  readonly openingId: string
  readonly at: Date
  readonly fields: string
}

/** The newest this many are shown; an opening lasts a shift at most. */
const mostLooks = 50

export function sealLoaders(db: Database, { viewer, units, now }: Looking) {
  const { places, group, entries } = hiddenParts(viewer, idsOfPerson(sql`r.id`))
  return {
    openingById: oneByKey<OpeningRow>(
      keys => db.query(sql<OpeningRow>`${selectOpenings({ viewer, now })} where o.id = any(${keys}::uuid[]) and ${openingFilter(viewer)}`),
      row => row.id,
    ),
    /** Whether something of a person is sealed, and until when the caller holds it open. */
    sealOfResident: oneByKey<{ asked: string; isSealed: boolean; openUntil: Date | null }>(
      keys =>
        db.query(sql`select r.id as "asked", (${sealedFilter(viewer, units)} or ${places} <> '{}' or ${group} or ${entries}) as "isSealed",
            (select max(o.closes_at) from facilities.sealed_opening o where o.resident_id = any(${idsOfPerson(sql`r.id`)}) and ${runningOf({ viewer, now })}) as "openUntil"
          from facilities.resident r join facilities.facility f on f.id = r.facility_id where r.id = any(${keys}::uuid[])`),
      row => row.asked,
    ),
    /** What was looked at while it ran, by the log. */
    looksOfOpening: manyByKey<LookRow>(
      keys =>
        db.query(sql<LookRow>`select o.id as "openingId", look.at, look.fields from facilities.sealed_opening o cross join lateral (
            select distinct a.at, a.fields from facilities.audit_entry a where a.resident_id = any(${idsOfOwner(sql`o.resident_id`)})
              and a.at between o.opened_at and coalesce(o.ended_at, o.closes_at) and a.action = 'read' and a.actor = o.opened_by and a.client = o.client
              and a.actor_role = o.by_role and ${underSeal} = any(string_to_array(a.fields, ' '))
            order by a.at desc, a.fields limit ${mostLooks}) look
          where o.id = any(${keys}::uuid[]) order by o.id, look.at desc, look.fields`),
      row => row.openingId,
    ),
  }
}
