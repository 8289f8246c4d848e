import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import { facilityJson, type FacilityRow } from '../facility/facility.loaders.js'
import { idsOfPerson, idsOfPersons } from '../resident/person-ids.js'
import type { StayEndReason, StayMode } from './stay.rules.js'
import type { Stay } from './stay.type.js'

export interface StayRow {
  id: string
  residentId: string
  facility: FacilityRow
  mode: StayMode
  admittedOn: string
  endedOn: string | null
  endReason: StayEndReason | null
}

/** A stay is never shown without its place, so the facility comes along. */
const columns = sql.raw(`s."id", s."mode", s."admitted_on" as "admittedOn",
  s."ended_on" as "endedOn", s."end_reason" as "endReason", ${facilityJson} as "facility"`)
const stays = sql.raw(`"facilities"."stay" s join "facilities"."facility" f on f."id" = s."facility_id"`)

/** The API object, with its facility. */
export interface StayNode extends Stay {
  readonly facility: FacilityRow
}

export function toStay(row: StayRow): StayNode {
  return { ...row, id: toGlobalId('Stay', row.id) }
}

/** A person moves a few times in a life; the newest this many are shown. */
const mostStays = 50

/** Within the places the viewer may be told of. */
export function stayLoaders(db: Database, places: RawBuilder<boolean>, ownFacility: string | undefined) {
  return {
    stayHere: oneByKey<StayRow>(
      keys => db.query(sql<StayRow>`select s."resident_id" as "residentId", ${columns} from ${stays} where s."id" = any(${keys}::uuid[]) and f."code" = ${ownFacility ?? null}`),
      row => row.id,
    ),
    currentStayOfResident: oneByKey<StayRow>(
      keys =>
        db.query(
          sql<StayRow>`select p."person" as "residentId", ${columns} from ${idsOfPersons(keys)} p
            join ${stays} on s."resident_id" = p."key" where s."ended_on" is null and ${places}`,
        ),
      row => row.residentId,
    ),
    staysOfResident: manyByKey<StayRow>(
      keys =>
        db.query(
          sql<StayRow>`select k as "residentId", s.* from unnest(${keys}::uuid[]) k cross join lateral
            (select ${columns} from ${stays} where s."resident_id" = any(${idsOfPerson(sql`k`)}) and ${places}
             order by s."admitted_on" desc, s."id" limit ${mostStays}) s`,
        ),
      row => row.residentId,
    ),
  }
}
