import { defineEntity, p } from '@mikro-orm/core'
import type { Measure } from '../../../kit/vn/alert-terms.js'

export const VitalSignEntity = defineEntity({
  name: 'VitalSign',
  tableName: 'vital_sign',
  properties: {
    id: p.uuid().primary(),
    /** Those that were read together. */
    readingId: p.uuid(),
    residentId: p.uuid(),
    facilityId: p.uuid(),
    measure: p.text().$type<Measure>(),
    value: p.decimal('number'),
    at: p.datetime(),
    note: p.text().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    recordedRole: p.text(),
    recordedOrganisation: p.text().nullable(),
  },
})
