import { defineEntity, type InferEntity, p, type RequiredEntityData } from '@mikro-orm/core'

/** What this sector borrows about a resident; written by the owner's events only, never by hand. */
export const ResidentLinkEntity = defineEntity({
  name: 'ResidentLink',
  tableName: 'resident_link',
  properties: {
    residentId: p.uuid().primary(),
    facilityId: p.uuid(),
    facilityCode: p.text(),
    provinceCode: p.text(),
    sealed: p.boolean(),
    categories: p.array(),
    survivorId: p.uuid().nullable(),
    sourceVersion: p.integer(),
    asOf: p.datetime(),
  },
})

export type ResidentLinkData = RequiredEntityData<InferEntity<typeof ResidentLinkEntity>>
