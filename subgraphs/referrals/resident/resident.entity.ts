import { defineEntity, type InferEntity, p, type RequiredEntityData } from '@mikro-orm/core'

/** What this sector borrows of a resident: where the person lives, fed by the owner's events and never written here. */
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
