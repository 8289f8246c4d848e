import { defineEntity, p } from '@mikro-orm/core'
import { entryProperties } from '../clinical-change/clinical-change.entity.js'
import type { MedicineRoute, MedicineStopReason } from './medicine.rules.js'

export const MedicineEntity = defineEntity({
  name: 'ResidentMedicine',
  tableName: 'resident_medicine',
  properties: {
    ...entryProperties,
    name: p.text(),
    activeIngredient: p.text().nullable(),
    strength: p.text().nullable(),
    dose: p.text(),
    timesPerDay: p.integer().nullable(),
    asNeeded: p.boolean(),
    route: p.text().$type<MedicineRoute>(),
    since: p.text(),
    /** Last day, planned or as it was stopped. */
    until: p.date().nullable(),
    prescribedBy: p.text().nullable(),
    takenFor: p.text().nullable(),
    stopReason: p.text().$type<MedicineStopReason>().nullable(),
    note: p.text().nullable(),
  },
})
