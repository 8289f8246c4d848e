import { defineEntity, p } from '@mikro-orm/core'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import type { Sex } from '../resident/resident.rules.js'

export const ThresholdEntity = defineEntity({
  name: 'Threshold',
  tableName: 'threshold',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    measure: p.text().$type<Measure>(),
    ageFrom: p.integer(),
    ageTo: p.integer().nullable(),
    sex: p.text().$type<Sex>().nullable(),
    lowUrgent: p.decimal('number').nullable(),
    lowAlert: p.decimal('number').nullable(),
    lowWarn: p.decimal('number').nullable(),
    highWarn: p.decimal('number').nullable(),
    highAlert: p.decimal('number').nullable(),
    highUrgent: p.decimal('number').nullable(),
    unit: p.text(),
    source: p.text(),
    confidence: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    /** Null: of the whole country. */
    provinceUnitId: p.uuid().nullable(),
    recordedAt: p.datetime().nullable(),
    recordedBy: p.text().nullable(),
    recordedRole: p.text().nullable(),
    endReason: p.text().nullable(),
    endedBy: p.text().nullable(),
  },
})
