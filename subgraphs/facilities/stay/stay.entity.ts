import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { StayEndReason, StayMode } from './stay.rules.js'

export const StayEntity = defineEntity({
  name: 'Stay',
  tableName: 'stay',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    facilityId: p.uuid(),
    /** The mode of today, or the last one. */
    mode: p.text().$type<StayMode>(),
    admittedOn: p.date(),
    endedOn: p.date().nullable(),
    endReason: p.text().$type<StayEndReason>().nullable(),
    /** Number of the decision by which the mode was changed. */
    modeDecision: p.text().nullable(),
    contractNumber: p.text().nullable(),
    contractUntil: p.date().nullable(),
    version: p.integer().version().default(1),
  },
})

/** A mode that a stay had before: it held from the end of the one before it, or from the admission. */
export const StayModeBeforeEntity = defineEntity({
  name: 'StayModeBefore',
  tableName: 'stay_mode_before',
  properties: {
    id: p.uuid().primary(),
    stayId: p.uuid(),
    mode: p.text().$type<StayMode>(),
    /** First day of the next mode. */
    until: p.date(),
    decision: p.text().nullable(),
    contractNumber: p.text().nullable(),
    contractUntil: p.date().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
  },
})

export type StayRecord = InferEntity<typeof StayEntity>
