import { defineEntity, type InferEntity, p, type RequiredEntityData } from '@mikro-orm/core'
import type { TechnicalLevel } from '../../../kit/vn/technical-level.js'
import type { FormerTier } from './health-facility.rules.js'

export const HealthFacilityEntity = defineEntity({
  name: 'HealthFacility',
  tableName: 'health_facility',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    code13: p.text().name('code13').nullable(),
    name: p.text(),
    nameFolded: p.text(),
    provinceCode: p.text(),
    onHub: p.boolean(),
  },
})

/** What a facility was ranked as in one period; periods of one facility do not overlap. */
export const HealthFacilityRankEntity = defineEntity({
  name: 'HealthFacilityRank',
  tableName: 'health_facility_rank',
  properties: {
    id: p.uuid().primary(),
    /** Of the fact that others keep a copy of. */
    version: p.integer().default(1),
    healthFacilityId: p.uuid(),
    level: p.text().$type<TechnicalLevel>(),
    points: p.decimal('number').nullable(),
    tierBefore2025: p.text().$type<FormerTier>().name('tier_before_2025').nullable(),
    provisional: p.boolean(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
})

export type HealthFacilityData = RequiredEntityData<InferEntity<typeof HealthFacilityEntity>>
export type HealthFacilityRankData = RequiredEntityData<InferEntity<typeof HealthFacilityRankEntity>>
