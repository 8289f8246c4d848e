import { defineEntity, p } from '@mikro-orm/core'
import { recordColumns } from '../facility-record/facility-record.entity.js'

export const ServicePackageEntity = defineEntity({
  name: 'ServicePackage',
  tableName: 'service_package',
  properties: {
    ...recordColumns,
    name: p.text(),
    contents: p.text(),
    priceVnd: p.integer(),
    endReason: p.text().nullable(),
    endedBy: p.text().nullable(),
  },
})
