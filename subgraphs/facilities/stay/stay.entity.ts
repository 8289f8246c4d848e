import { defineEntity, p } from '@mikro-orm/core'
import type { StayEndReason, StayMode } from './stay.rules.js'

export const StayEntity = defineEntity({
  name: 'Stay',
  tableName: 'stay',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    facilityId: p.uuid(),
    mode: p.text().$type<StayMode>(),
    admittedOn: p.date(),
    endedOn: p.date().nullable(),
    endReason: p.text().$type<StayEndReason>().nullable(),
  },
})
