import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { BreachKind, BreachStep } from './breach.rules.js'

export const BreachEntity = defineEntity({
  name: 'Breach',
  tableName: 'breach',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    closedAt: p.datetime().nullable(),
    /** Whose head reported it; null when who runs the hub did. */
    organisation: p.text().nullable(),
    what: p.text(),
    kinds: p.array().$type<BreachKind[]>(),
    noticedAt: p.datetime(),
    beganAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    suspectedActor: p.text().nullable(),
    suspectedClient: p.text().nullable(),
    suspectedOrganisation: p.text().nullable(),
    notifyBy: p.datetime(),
    authorityNotifiedAt: p.datetime().nullable(),
  },
})

export type BreachRecord = InferEntity<typeof BreachEntity>

/** What was done about a breach; rows are only added. The first is the report. */
export const BreachStepEntity = defineEntity({
  name: 'BreachStep',
  tableName: 'breach_step',
  properties: {
    id: p.uuid().primary(),
    breachId: p.uuid(),
    version: p.integer(),
    step: p.text().$type<BreachStep | 'NOTICED'>(),
    doneAt: p.datetime(),
    note: p.text().nullable(),
    at: p.datetime(),
    bySubject: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})
