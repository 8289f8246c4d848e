import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey } from '../../../kit/loader.js'
import { facilityJson, type FacilityRow } from '../facility/facility.loaders.js'
import type { StayCorrection } from './stay-correction.type.js'

/** The API object, with where the stay was said to be: null for a place of which the viewer may not be told. */
export interface StayCorrectionRow extends StayCorrection {
  stayId: string
  facility: FacilityRow | null
}

const mostCorrections = 50

/** Of stays that the viewer sees: the field that leads here is guarded by the rights on the stay. */
export function stayCorrectionLoaders(db: Database, places: RawBuilder<boolean>) {
  return {
    correctionsOfStay: manyByKey<StayCorrectionRow>(
      keys =>
        db.query(sql<StayCorrectionRow>`select c.* from unnest(${keys}::uuid[]) k cross join lateral
          (select c.stay_id as "stayId", c.version, c.at, c.by_role as "byRole",
             case when ${places} then c.by_organisation end as "byOrganisation", c.note, c.fields,
             c.admitted_on as "admittedOn", c.ended_on as "endedOn", c.end_reason as "endReason", c.mode,
             c.contract_number as "contractNumber", c.contract_until as "contractUntil",
             case when ${places} then ${sql.raw(facilityJson)} end as "facility"
           from facilities.stay_correction c join facilities.facility f on f.id = c.facility_id
           where c.stay_id = k order by c.version desc limit ${mostCorrections}) c`),
      row => row.stayId,
    ),
  }
}
