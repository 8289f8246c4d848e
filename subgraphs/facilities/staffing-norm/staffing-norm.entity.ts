import { defineEntity, p } from '@mikro-orm/core'
import type { NormGroup, NormPosition } from './staffing-norm.rules.js'

export const StaffingNormEntity = defineEntity({
  name: 'StaffingNorm',
  tableName: 'staffing_norm',
  properties: {
    id: p.uuid().primary(),
    position: p.text().$type<NormPosition>(),
    personGroup: p.text().$type<NormGroup>(),
    personsPerWorker: p.integer().nullable(),
    least: p.integer().nullable(),
    most: p.integer().nullable(),
    mostPercent: p.integer().nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    legalBasis: p.text(),
    confidence: p.text(),
    note: p.text().nullable(),
  },
})
