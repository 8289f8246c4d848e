import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import { facilityJson, type FacilityRow } from '../facility/facility.loaders.js'
import { idsOfPerson, idsOfPersons, joinRecord } from '../resident/person-ids.js'
import type { StayEndReason, StayMode } from './stay.rules.js'
import type { ModeTerms } from './stay-mode.rules.js'
import type { Stay } from './stay.type.js'

export interface StayRow {
  id: string
  residentId: string
  facility: FacilityRow
  version: number
  mode: StayMode
  admittedOn: string
  endedOn: string | null
  endReason: StayEndReason | null
  modeDecision: string | null
  contractNumber: string | null
  contractUntil: string | null
  birthDate: string
}

export type ModeBeforeRow = ModeTerms & { stayId: string; until: string }

/** A stay is never shown without its place, so the facility comes along. */
export const stayColumns = sql.raw(`s."id", s."resident_id" as "residentId", s."version", s."mode", s."admitted_on" as "admittedOn",
  s."ended_on" as "endedOn", s."end_reason" as "endReason", s."mode_decision" as "modeDecision",
  s."contract_number" as "contractNumber", s."contract_until" as "contractUntil", ${facilityJson} as "facility",
  (select p."birth_date" from "facilities"."resident" p where p."id" = s."resident_id") as "birthDate"`)

const stays = sql`"facilities"."stay" s join "facilities"."facility" f on f."id" = s."facility_id"`

/** The API object, with its facility. */
export interface StayNode extends Stay, Omit<StayRow, keyof Stay> {
  readonly key: string
}

export function toStay(row: StayRow): StayNode {
  return { ...row, key: row.id, id: toGlobalId('Stay', row.id) }
}

/** A person moves a few times in a life; the newest this many are shown. */
const mostStays = 50

export interface StayRights {
  /** The places the viewer may be told of. */
  readonly places: RawBuilder<boolean>
  /** The stays the viewer may be shown by themselves, on `resident r` and the `facility f` of the stay. */
  readonly visible: RawBuilder<boolean>
  readonly ownFacility: string | undefined
}

export function stayLoaders(db: Database, { places, visible, ownFacility }: StayRights) {
  return {
    stayById: oneByKey<StayRow>(
      keys => db.query(sql<StayRow>`select ${stayColumns} from ${stays} ${joinRecord(sql`s.resident_id`)}
        where s."id" = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    stayHere: oneByKey<StayRow>(
      keys => db.query(sql<StayRow>`select ${stayColumns} from ${stays} where s."id" = any(${keys}::uuid[]) and f."code" = ${ownFacility ?? null}`),
      row => row.id,
    ),
    currentStayOfResident: oneByKey<StayRow & { person: string }>(
      keys =>
        db.query(
          sql<StayRow & { person: string }>`select p."person", ${stayColumns} from ${idsOfPersons(keys)} p
            join ${stays} on s."resident_id" = p."key" where s."ended_on" is null and ${places}`,
        ),
      row => row.person,
    ),
    staysOfResident: manyByKey<StayRow & { person: string }>(
      keys =>
        db.query(
          sql<StayRow & { person: string }>`select k as "person", s.* from unnest(${keys}::uuid[]) k cross join lateral
            (select ${stayColumns} from ${stays} where s."resident_id" = any(${idsOfPerson(sql`k`)}) and ${places}
             order by s."admitted_on" desc, s."id" limit ${mostStays}) s`,
        ),
      row => row.person,
    ),
    /** Of stays that the viewer sees: the field that leads here is guarded by the rights on the stay. */
    modesBeforeOfStay: manyByKey<ModeBeforeRow>(
      keys =>
        db.read(
          `select "stay_id" as "stayId", "mode", "until", "decision", "contract_number" as "contractNumber",
             "contract_until" as "contractUntil"
           from "facilities"."stay_mode_before" where "stay_id" = any($1::uuid[]) order by "stay_id", "until"`,
          [keys],
        ),
      row => row.stayId,
    ),
  }
}
