import { defineEntity, p } from '@mikro-orm/core'
import type { Definition, TextSource } from './screening-instrument.rules.js'

/** One row for each version: what was scored by an older one keeps its meaning. */
export const ScreeningInstrumentEntity = defineEntity({
  name: 'ScreeningInstrument',
  tableName: 'screening_instrument',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    name: p.text(),
    version: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
    isOnByDefault: p.boolean(),
    textSource: p.text().$type<TextSource>(),
    isValidated: p.boolean(),
    textNote: p.text(),
    ageFrom: p.integer().nullable(),
    ageTo: p.integer().nullable(),
    licence: p.text(),
    source: p.text(),
    confidence: p.text(),
    definition: p.json<Definition>(),
  },
})

/** What a province said of an instrument, by whom and by which right: added to, never changed. */
export const ScreeningSwitchEntity = defineEntity({
  name: 'ScreeningSwitch',
  tableName: 'screening_switch',
  properties: {
    id: p.uuid().primary(),
    provinceCode: p.text(),
    instrumentCode: p.text(),
    version: p.integer(),
    isOn: p.boolean(),
    fromOn: p.date(),
    licenceReference: p.text().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    recordedRole: p.text(),
  },
})
