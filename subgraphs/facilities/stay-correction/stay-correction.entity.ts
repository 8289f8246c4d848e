import { defineEntity, p } from '@mikro-orm/core'
import type { Role } from '../../../kit/auth.js'
import type { StayEndReason, StayMode } from '../stay/stay.rules.js'
import type { CorrectableStayField } from './stay-correction.rules.js'

/** What a stay said before a correction: never changed, never removed. */
export const StayCorrectionEntity = defineEntity({
  name: 'StayCorrection',
  tableName: 'stay_correction',
  properties: {
    id: p.uuid().primary(),
    stayId: p.uuid(),
    /** The version of the stay that the correction led to. */
    version: p.integer(),
    at: p.datetime(),
    actor: p.text(),
    byRole: p.text().$type<Role>(),
    byOrganisation: p.text().nullable(),
    note: p.text(),
    fields: p.array().$type<CorrectableStayField[]>(),
    admittedOn: p.date(),
    endedOn: p.date().nullable(),
    endReason: p.text().$type<StayEndReason>().nullable(),
    mode: p.text().$type<StayMode>(),
    facilityId: p.uuid(),
    contractNumber: p.text().nullable(),
    contractUntil: p.date().nullable(),
  },
})
