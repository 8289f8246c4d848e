import { defineEntity, p } from '@mikro-orm/core'

export const TechniqueListEntity = defineEntity({
  name: 'TechniqueList',
  tableName: 'technique_list',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    /** Null of a list for the whole country. */
    provinceCode: p.text().nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    legalBasis: p.text(),
    source: p.text(),
    confidence: p.text(),
    recordedAt: p.datetime().nullable(),
    recordedBy: p.text().nullable(),
  },
})

export const TechniqueEntity = defineEntity({
  name: 'Technique',
  tableName: 'technique',
  properties: {
    id: p.uuid().primary(),
    listId: p.uuid(),
    code: p.text(),
    name: p.text(),
  },
})

/** By which list the facilities of a province are measured from a day on: added to, never changed. */
export const TechniqueListChoiceEntity = defineEntity({
  name: 'TechniqueListChoice',
  tableName: 'technique_list_choice',
  properties: {
    id: p.uuid().primary(),
    provinceCode: p.text(),
    version: p.integer(),
    listId: p.uuid(),
    fromOn: p.date(),
    reason: p.text(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
  },
})

export const FacilityTechniqueEntity = defineEntity({
  name: 'FacilityTechnique',
  tableName: 'facility_technique',
  properties: {
    id: p.uuid().primary(),
    facilityId: p.uuid(),
    techniqueId: p.uuid(),
    fromOn: p.date(),
    toOn: p.date().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: p.text().nullable(),
    withdrawReason: p.text().nullable(),
  },
})
