import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { TechnicalLevel } from '../../../kit/vn/technical-level.js'
import type { FormerTier } from './health-facility.rules.js'
import type { HealthFacility } from './health-facility.type.js'

export interface HealthFacilityRow {
  id: string
  code: string
  code13: string | null
  name: string
  nameFolded: string
  provinceCode: string
  onHub: boolean
  level: TechnicalLevel | null
  points: number | null
  tierBefore2025: FormerTier | null
  provisional: boolean | null
}

export interface RankRow {
  healthFacilityId: string
  level: TechnicalLevel
  points: number | null
  tierBefore2025: FormerTier | null
  provisional: boolean
  validFrom: string
  validTo: string | null
}

const rankColumns = `k."level", k."points"::float8 as "points", k."tier_before_2025" as "tierBefore2025",
  k."provisional"`

export const healthFacilityColumns = `h."id", h."code", h."code13", h."name", h."name_folded" as "nameFolded",
  h."province_code" as "provinceCode", h."on_hub" as "onHub", ${rankColumns}`

/** The same row as one JSON value, for a statement that brings along where a referral goes. */
export const healthFacilityJson = `json_build_object('id', h."id", 'code', h."code", 'code13', h."code13", 'name', h."name",
  'nameFolded', h."name_folded", 'provinceCode', h."province_code", 'onHub', h."on_hub", 'level', k."level",
  'points', k."points"::float8, 'tierBefore2025', k."tier_before_2025", 'provisional', k."provisional")`

/** Every health facility `h` with its rank `k` on a day, if it has one; the newest, should two periods overlap. */
export function healthFacilitiesOn(day: string): RawBuilder<unknown> {
  return sql`referrals.health_facility h left join lateral (
    select * from referrals.health_facility_rank r
    where r.health_facility_id = h.id
      and r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to >= ${day}::date)
    order by r.valid_from desc limit 1) k on true`
}

/** The API object, with the key under which its ranks are found. */
export interface HealthFacilityNode extends HealthFacility {
  readonly key: string
}

export function toHealthFacility(row: HealthFacilityRow): HealthFacilityNode {
  return { ...row, key: row.id, id: toGlobalId('HealthFacility', row.id) }
}

export function healthFacilityLoaders(db: Database, today: string) {
  const select = sql`select ${sql.raw(healthFacilityColumns)} from ${healthFacilitiesOn(today)}`
  return {
    healthFacilityById: oneByKey<HealthFacilityRow>(
      keys => db.query(sql<HealthFacilityRow>`${select} where h.id = any(${keys}::uuid[])`),
      row => row.id,
    ),
    healthFacilityByCode: oneByKey<HealthFacilityRow>(
      codes => db.query(sql<HealthFacilityRow>`${select} where h.code = any(${codes}::text[])`),
      row => row.code,
    ),
    ranksOfHealthFacility: manyByKey<RankRow>(
      keys =>
        db.read(
          `select k."health_facility_id" as "healthFacilityId", ${rankColumns}, k."valid_from" as "validFrom",
             k."valid_to" as "validTo"
           from "referrals"."health_facility_rank" k where k."health_facility_id" = any($1::uuid[])
           order by k."valid_from" desc`,
          [keys],
        ),
      row => row.healthFacilityId,
    ),
  }
}
