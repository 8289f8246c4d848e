import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { foldName } from '../../../kit/vn/names.js'
import type { Write } from '../../../kit/write.js'
import { healthFacilityRanked } from '../health-facility/health-facility.events.js'
import { countsOf, differencesOf, type SettledFacility, type SettledRank } from './health-facility-import.rules.js'

type Identified = SettledFacility & { readonly id: string }

/** Writes what a file changes, with as many statements for 20,000 rows as for one. */
export async function writeRegister(change: Write, settled: readonly SettledFacility[], now: Date): Promise<void> {
  const importId = randomUUID()
  const facilities = settled.map(facility => ({ ...facility, id: facility.before?.id ?? randomUUID() }))
  await keepBefore(change, facilities, importId, now)
  await writeFacilities(change, facilities)
  await writeRanks(change, facilities)
  const counts = Object.entries(countsOf(settled)).map(([name, count]) => `${name}:${count}`)
  change.record({ action: 'healthFacilities.imported', subject: `HealthFacilityImport:${importId}`, residentId: null, fields: counts })
}

/** Nothing is overwritten that is not kept: each changed row as it was, under the import that changed it. */
async function keepBefore({ tx }: Write, facilities: readonly Identified[], importId: string, now: Date): Promise<void> {
  const rows = facilities.flatMap(facility =>
    differencesOf(facility)
      .filter(({ kind }) => !kind.endsWith('_ADDED'))
      .map(({ validFrom, fields }) => ({
        id: randomUUID(),
        health_facility_id: facility.id,
        valid_from: validFrom,
        fields: Object.fromEntries(fields.map(({ field, before }) => [field, before])),
      })),
  )
  if (rows.length === 0) return
  await tx.query(sql`insert into referrals.health_facility_before (id, import_id, health_facility_id, valid_from, fields, until)
    select b.id, ${importId}::uuid, b.health_facility_id, b.valid_from, b.fields, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(id uuid, health_facility_id uuid, valid_from date, fields jsonb)`)
}

async function writeFacilities({ tx }: Write, facilities: readonly Identified[]): Promise<void> {
  const changed = facilities.filter(({ change }) => change !== 'UNCHANGED')
  if (changed.length === 0) return
  // A code that goes from one facility to another is held by neither in between.
  const givenAway = changed.filter(({ before, after }) => before?.code13 != null && before.code13 !== after.code13)
  if (givenAway.length > 0) {
    const ids = JSON.stringify(givenAway.map(({ id }) => id))
    await tx.query(sql`update referrals.health_facility set code13 = null
      where id in (select jsonb_array_elements_text(${ids}::jsonb)::uuid)`)
  }
  const rows = changed.map(({ id, code, after }) => ({
    id,
    code,
    code13: after.code13,
    name: after.name,
    name_folded: foldName(after.name),
    province_code: after.provinceCode,
    on_hub: after.onHub,
  }))
  await tx.query(sql`insert into referrals.health_facility as mine (id, code, code13, name, name_folded, province_code, on_hub)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as f(id uuid, code text, code13 text, name text, name_folded text, province_code text, on_hub boolean)
    on conflict (id) do update set code13 = excluded.code13, name = excluded.name, name_folded = excluded.name_folded,
      province_code = excluded.province_code, on_hub = excluded.on_hub`)
}

/** Each changed period is written and told under its next version, so that copies take the newest of it. */
async function writeRanks({ tx, publish }: Write, facilities: readonly Identified[]): Promise<void> {
  const changed = facilities.flatMap(({ id, code, ranks }) =>
    ranks.filter(({ change }) => change !== 'UNCHANGED').map(rank => ({ facility: { id, code }, rank, version: versionAfter(rank) })),
  )
  if (changed.length === 0) return
  const rows = changed.map(({ facility, rank: { before, after }, version }) => ({
    id: before?.id ?? randomUUID(),
    version,
    health_facility_id: facility.id,
    level: after.level,
    points: after.points,
    tier_before_2025: after.tierBefore2025,
    provisional: after.provisional,
    valid_from: after.validFrom,
    valid_to: after.validTo,
  }))
  await tx.query(sql`insert into referrals.health_facility_rank as mine
      (id, version, health_facility_id, level, points, tier_before_2025, provisional, valid_from, valid_to)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, version integer, health_facility_id uuid,
      level text, points numeric, tier_before_2025 text, provisional boolean, valid_from date, valid_to date)
    on conflict (id) do update set version = excluded.version, level = excluded.level, points = excluded.points,
      tier_before_2025 = excluded.tier_before_2025, provisional = excluded.provisional, valid_to = excluded.valid_to`)
  for (const { facility, rank, version } of changed) {
    const { level, points, tierBefore2025, provisional, validFrom, validTo } = rank.after
    publish(
      healthFacilityRanked(facility.id, version, {
        healthFacilityCode: facility.code,
        level,
        points,
        tierBefore2025,
        provisional,
        validFrom,
        validTo,
      }),
    )
  }
}

function versionAfter({ before }: SettledRank): number {
  return (before?.version ?? 0) + 1
}
