import { defineEntity, p } from '@mikro-orm/core'
import { entryProperties } from '../clinical-change/clinical-change.entity.js'
import type { AllergyCategory, Criticality } from './allergy.rules.js'

export const AllergyEntity = defineEntity({
  name: 'ResidentAllergy',
  tableName: 'resident_allergy',
  properties: {
    ...entryProperties,
    substance: p.text(),
    category: p.text().$type<AllergyCategory>(),
    criticality: p.text().$type<Criticality>(),
    reaction: p.text().nullable(),
    since: p.text().nullable(),
    note: p.text().nullable(),
  },
})

/** That somebody asked and there were none; it ends when an allergy is recorded. */
export const NoKnownAllergiesEntity = defineEntity({
  name: 'NoKnownAllergies',
  tableName: 'resident_no_known_allergies',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    saidOn: p.date(),
    endedAt: p.datetime().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    recordedRole: p.text(),
  },
})
