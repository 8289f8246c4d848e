import { sql, type RawBuilder } from 'kysely'
import type { KnownFacility, RegisterRow } from './health-facility-import.rules.js'

/** What the register holds of the facilities in a file, and of those that hold a 13-digit code of the file: one statement. */
export function selectKnown(rows: readonly Pick<RegisterRow, 'code' | 'code13'>[]): RawBuilder<KnownFacility> {
  const keys = JSON.stringify(rows.map(({ code, code13 }) => ({ code, code13 })))
  return sql<KnownFacility>`with told as materialized (select code, code13 from jsonb_to_recordset(${keys}::jsonb) as t(code text, code13 text))
    select h.id, h.code, h.code13, h.name, h.province_code as "provinceCode", h.on_hub as "onHub", coalesce(k.ranks, '[]'::json) as ranks
    from referrals.health_facility h
    left join (
      select r.health_facility_id, json_agg(json_build_object('id', r.id, 'version', r.version, 'level', r.level,
        'points', r.points::float8, 'tierBefore2025', r.tier_before_2025, 'provisional', r.provisional,
        'validFrom', r.valid_from, 'validTo', r.valid_to)) as ranks
      from referrals.health_facility_rank r group by r.health_facility_id
    ) k on k.health_facility_id = h.id
    where h.code in (select code from told) or h.code13 in (select code13 from told where code13 is not null)`
}
