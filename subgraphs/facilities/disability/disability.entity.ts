import { defineEntity, p } from '@mikro-orm/core'
import type { DisabilityKind, DisabilityLevel, FunctionalLevel } from './disability.rules.js'

export const ResidentDisabilityEntity = defineEntity({
  name: 'ResidentDisability',
  tableName: 'resident_disability',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    kind: p.text().$type<DisabilityKind>(),
    level: p.text().$type<DisabilityLevel>(),
    certificateNumber: p.text().nullable(),
    council: p.text().nullable(),
    since: p.date(),
    until: p.date().nullable(),
    note: p.text().nullable(),
    endReason: p.text().nullable(),
  },
})

/** Each assessment is a row of its own; the one of the newest day counts. */
export const FunctionalLevelEntity = defineEntity({
  name: 'FunctionalLevel',
  tableName: 'resident_functional_level',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    level: p.text().$type<FunctionalLevel>(),
    assessedOn: p.date(),
    note: p.text().nullable(),
    recordedAt: p.datetime(),
  },
})
