import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import type { RequestKindName, RequestStatus, RequestStepMove } from './person-request.rules.js'

export const PersonRequestEntity = defineEntity({
  name: 'PersonRequest',
  tableName: 'person_request',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    version: p.integer(),
    kind: p.text().$type<RequestKindName>(),
    status: p.text().$type<RequestStatus>(),
    askedBy: p.text().$type<PersonOrGuardian>(),
    receivedOn: p.date(),
    what: p.text().nullable(),
    wanted: p.text().nullable(),
    thirdParty: p.boolean(),
    acknowledgeBy: p.date(),
    answerBy: p.date(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    recordedRole: p.text(),
    recordedOrganisation: p.text().nullable(),
    acknowledgedAt: p.datetime().nullable(),
    answeredAt: p.datetime().nullable(),
    answer: p.text().nullable(),
    legalSource: p.text().nullable(),
  },
})

export type PersonRequestRecord = InferEntity<typeof PersonRequestEntity>

/** What became of a request; rows are only added. */
export const PersonRequestStepEntity = defineEntity({
  name: 'PersonRequestStep',
  tableName: 'person_request_step',
  properties: {
    id: p.uuid().primary(),
    personRequestId: p.uuid(),
    residentId: p.uuid(),
    version: p.integer(),
    move: p.text().$type<RequestStepMove>(),
    note: p.text().nullable(),
    at: p.datetime(),
    bySubject: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})
