import { defineEntity, p } from '@mikro-orm/core'

export const ResidentAddressEntity = defineEntity({
  name: 'ResidentAddress',
  tableName: 'resident_address',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    street: p.text().nullable(),
    /** A commune since 2025-07-01; one of before is text. */
    communeUnitId: p.uuid().nullable(),
    communeText: p.text().nullable(),
    provinceUnitId: p.uuid(),
    since: p.date().nullable(),
    until: p.date().nullable(),
    endReason: p.text().nullable(),
  },
})
