import type { Database } from '../../../kit/database.js'
import { oneByKey } from '../../../kit/loader.js'
import { toGlobalId } from '../../../kit/id.js'
import type { FacilityKind, SocialAssistanceKind } from './facility.rules.js'
import type { Facility } from './facility.type.js'

export interface FacilityRow {
  id: string
  code: string
  name: string
  nameFolded: string
  kind: FacilityKind
  subKind: SocialAssistanceKind | null
  capacity: number
  version: number
  provinceUnitId: string
}

export const facilityColumns = `f."id", f."code", f."name", f."name_folded" as "nameFolded", f."kind",
  f."sub_kind" as "subKind", f."capacity", f."version",
  f."province_unit_id" as "provinceUnitId"`

/** The same row as one JSON value, for a statement that brings along where something happened. */
export const facilityJson = `json_build_object('id', f."id", 'code', f."code", 'name', f."name",
  'nameFolded', f."name_folded", 'kind', f."kind", 'subKind', f."sub_kind", 'capacity', f."capacity",
  'version', f."version", 'provinceUnitId', f."province_unit_id")`

export interface FacilityNode extends Facility {
  readonly key: string
  readonly kind: FacilityKind
  readonly provinceUnitId: string
}

export function toFacility(row: FacilityRow): FacilityNode {
  return { ...row, key: row.id, id: toGlobalId('Facility', row.id) }
}

export function facilityLoaders(db: Database) {
  return {
    facilityById: oneByKey<FacilityRow>(
      keys => db.read(`select ${facilityColumns} from "facilities"."facility" f where f."id" = any($1::uuid[])`, [keys]),
      row => row.id,
    ),
    occupancyOfFacility: oneByKey<{ id: string; occupancy: number }>(
      keys =>
        db.read(
          `select s."facility_id" as "id", count(*)::int as "occupancy" from "facilities"."stay" s
           where s."ended_on" is null and s."facility_id" = any($1::uuid[]) group by s."facility_id"`,
          [keys],
        ),
      row => row.id,
    ),
  }
}
