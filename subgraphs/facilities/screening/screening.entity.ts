import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { Informant, ScreeningAnswer } from './screening.rules.js'

export const ScreeningEntity = defineEntity({
  name: 'Screening',
  tableName: 'screening',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    residentId: p.uuid(),
    facilityId: p.uuid(),
    instrumentId: p.uuid(),
    screenedOn: p.date(),
    informant: p.text().$type<Informant>(),
    language: p.text(),
    textUsed: p.text().nullable(),
    answers: p.json<readonly ScreeningAnswer[]>(),
    score: p.integer(),
    band: p.text(),
    isOutsideAge: p.boolean(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    recordedRole: p.text(),
    recordedOrganisation: p.text().nullable(),
  },
})

export type ScreeningRecord = InferEntity<typeof ScreeningEntity>

/** What a screening said before a correction: the fields that it changed, as text. */
export const ScreeningBeforeEntity = defineEntity({
  name: 'ScreeningBefore',
  tableName: 'screening_before',
  properties: {
    id: p.uuid().primary(),
    screeningId: p.uuid(),
    version: p.integer(),
    fields: p.json<Readonly<Record<string, string | null>>>(),
    reason: p.text(),
    at: p.datetime(),
    by: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})
