import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import { idsOfPersons } from '../resident/person-ids.js'
import type { StayRights } from '../stay/stay.loaders.js'
import type { AbsenceFacts, AbsenceOutcome } from './absence.rules.js'
import type { Absence } from './absence.type.js'

export interface AbsenceRow extends AbsenceFacts {
  id: string
  stayId: string
  residentId: string
  note: string | null
  referralId: string | null
  outcome: AbsenceOutcome | null
  recordedAt: Date
  healthShared: boolean
}

/** Of an `absence a` of a `stay s`; `shared` is whether the health part of the person is open to the viewer. */
export const absenceColumns = (shared: RawBuilder<boolean>) => sql`a."id", a."stay_id" as "stayId", s."resident_id" as "residentId", a."reason",
  a."left_on" as "leftOn", a."expected_return_on" as "expectedReturnOn", a."ended_on" as "endedOn", a."outcome", a."note",
  a."referral_id" as "referralId", a."recorded_at" as "recordedAt", ${shared} as "healthShared"`

/** The API object, with the rows it points at. */
export interface AbsenceNode extends Absence, Omit<AbsenceRow, keyof Absence> {
  readonly reason: AbsenceFacts['reason']
}

export function toAbsence(row: AbsenceRow): AbsenceNode {
  return { ...row, id: toGlobalId('Absence', row.id) }
}

/** Somebody who comes and goes every week is away a few hundred times in a stay; the newest this many are shown. */
const mostAbsences = 50

export interface AbsenceRights extends StayRights {
  readonly shared: RawBuilder<boolean>
}

export function absenceLoaders(db: Database, { places, ownFacility, shared }: AbsenceRights) {
  const columns = absenceColumns(shared)
  const select = sql`select ${columns} from facilities.absence a join facilities.stay s on s.id = a.stay_id`
  const place = sql`join facilities.facility f on f.id = s.facility_id`
  return {
    absenceHere: oneByKey<AbsenceRow>(
      keys => db.query(sql<AbsenceRow>`${select} ${place} where a.id = any(${keys}::uuid[]) and f.code = ${ownFacility ?? null}`),
      row => row.id,
    ),
    openAbsenceOfResident: oneByKey<AbsenceRow & { person: string }>(
      keys => db.query(sql<AbsenceRow & { person: string }>`select p.person, ${columns} from facilities.absence a join facilities.stay s on s.id = a.stay_id ${place}
        join ${idsOfPersons(keys)} p on p.key = s.resident_id where a.ended_on is null and s.ended_on is null and ${places}`),
      row => row.person,
    ),
    /** Of stays that the viewer sees, as the next one: the fields that lead here are guarded by the rights on the stay. */
    openAbsenceOfStay: oneByKey<AbsenceRow>(
      keys => db.query(sql<AbsenceRow>`${select} where a.ended_on is null and a.stay_id = any(${keys}::uuid[])`),
      row => row.stayId,
    ),
    absencesOfStay: manyByKey<AbsenceRow>(
      keys => db.query(sql<AbsenceRow>`select a.* from unnest(${keys}::uuid[]) k cross join lateral
        (${select} where a.stay_id = k order by a.left_on desc, a.recorded_at desc limit ${mostAbsences}) a`),
      row => row.stayId,
    ),
  }
}
