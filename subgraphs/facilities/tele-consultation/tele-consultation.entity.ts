import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { AnswerSource, ConsultationStatus, ConsultationUrgency } from './tele-consultation.rules.js'

export const TeleConsultationEntity = defineEntity({
  name: 'TeleConsultation',
  tableName: 'tele_consultation',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    /** The home that asked. */
    facilityId: p.uuid(),
    version: p.integer(),
    status: p.text().$type<ConsultationStatus>(),
    healthFacilityCode: p.text(),
    question: p.text(),
    urgency: p.text().$type<ConsultationUrgency>(),
    wantedBy: p.date(),
    alertId: p.uuid().nullable(),
    healthCheckId: p.uuid().nullable(),
    requestedOn: p.date(),
    agreedFor: p.date().nullable(),
    heldOn: p.date().nullable(),
    result: p.text().nullable(),
    advice: p.text().nullable(),
    reason: p.text().nullable(),
  },
})

export type TeleConsultationRecord = InferEntity<typeof TeleConsultationEntity>

/** What became of a consultation; rows are only added. */
export const TeleConsultationStepEntity = defineEntity({
  name: 'TeleConsultationStep',
  tableName: 'tele_consultation_step',
  properties: {
    id: p.uuid().primary(),
    teleConsultationId: p.uuid(),
    residentId: p.uuid(),
    version: p.integer(),
    /** Where it stood then. */
    status: p.text().$type<ConsultationStatus>(),
    on: p.date(),
    note: p.text().nullable(),
    source: p.text().$type<AnswerSource>().nullable(),
    at: p.datetime(),
    bySubject: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})
