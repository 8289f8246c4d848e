import { defineEntity, p } from '@mikro-orm/core'
import { entryProperties } from '../clinical-change/clinical-change.entity.js'
import type { Vaccine } from './vaccination.rules.js'

export const VaccinationEntity = defineEntity({
  name: 'ResidentVaccination',
  tableName: 'resident_vaccination',
  properties: {
    ...entryProperties,
    vaccine: p.text().$type<Vaccine>(),
    otherVaccine: p.text().nullable(),
    doseNumber: p.integer().nullable(),
    givenOn: p.text(),
    lot: p.text().nullable(),
    place: p.text().nullable(),
    nextDueOn: p.date().nullable(),
    note: p.text().nullable(),
  },
})
