import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { FacilityKind, SocialAssistanceKind } from './facility.rules.js'

export const FacilityEntity = defineEntity({
  name: 'Facility',
  tableName: 'facility',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    name: p.text(),
    nameFolded: p.text(),
    kind: p.text().$type<FacilityKind>(),
    subKind: p.text().$type<SocialAssistanceKind>().nullable(),
    provinceUnitId: p.uuid(),
    capacity: p.integer(),
    /** Of everything that is recorded of it: licences, authorities, packages. */
    version: p.integer(),
  },
})

export type FacilityRecord = InferEntity<typeof FacilityEntity>
