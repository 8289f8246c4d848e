import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { StayEndReason, StayMode } from './stay.rules.js'
import type { Stay } from './stay.type.js'

export interface StayRow {
  id: string
  residentId: string
  facilityId: string
  mode: StayMode
  admittedOn: string
  endedOn: string | null
  endReason: StayEndReason | null
}

const columns = `"id", "resident_id" as "residentId", "facility_id" as "facilityId", "mode",
  "admitted_on" as "admittedOn", "ended_on" as "endedOn", "end_reason" as "endReason"`

/** The API object, with the key of its facility. */
export interface StayNode extends Stay {
  readonly facilityId: string
}

export function toStay(row: StayRow): StayNode {
  return { ...row, id: toGlobalId('Stay', row.id) }
}

/** A person moves a few times in a life; the newest this many are shown. */
const mostStays = 50

export function stayLoaders(db: Database) {
  return {
    currentStayOfResident: oneByKey<StayRow>(
      keys =>
        db.read(
          `select ${columns} from "facilities"."stay" where "ended_on" is null and "resident_id" = any($1::uuid[])`,
          [keys],
        ),
      row => row.residentId,
    ),
    staysOfResident: manyByKey<StayRow>(
      keys =>
        db.read(
          `select s.* from unnest($1::uuid[]) k cross join lateral
             (select ${columns} from "facilities"."stay" where "resident_id" = k
              order by "admitted_on" desc, "id" limit ${mostStays}) s`,
          [keys],
        ),
      row => row.residentId,
    ),
  }
}
