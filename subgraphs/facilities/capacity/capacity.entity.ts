import { defineEntity, p } from '@mikro-orm/core'
import { recordColumns } from '../facility-record/facility-record.entity.js'

export const CapacityEntity = defineEntity({
  name: 'FacilityCapacity',
  tableName: 'facility_capacity',
  properties: { ...recordColumns, places: p.integer(), decision: p.text().nullable() },
})
