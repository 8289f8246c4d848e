import { defineEntity, p } from '@mikro-orm/core'
import type { Difference } from './health-facility-import.rules.js'

/** What a facility, or one of its ranks, was until an import changed it: never changed, never removed. */
export const HealthFacilityBeforeEntity = defineEntity({
  name: 'HealthFacilityBefore',
  tableName: 'health_facility_before',
  properties: {
    id: p.uuid().primary(),
    /** The import, as its audit row names it: who and when. */
    importId: p.uuid(),
    healthFacilityId: p.uuid(),
    /** First day of the rank; null for the facility itself. */
    validFrom: p.date().nullable(),
    /** Field → the value before. */
    fields: p.json<Readonly<Record<Difference['fields'][number]['field'], string | null>>>(),
    until: p.datetime(),
  },
})
