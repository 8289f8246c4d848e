import { defineEntity, p } from '@mikro-orm/core'
import { recordColumns } from '../facility-record/facility-record.entity.js'

export const FacilityAddressEntity = defineEntity({
  name: 'FacilityAddress',
  tableName: 'facility_address',
  properties: {
    ...recordColumns,
    street: p.text(),
    provinceUnitId: p.uuid(),
    communeUnitId: p.uuid().nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
  },
})
