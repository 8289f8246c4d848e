import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { CancelReason, SessionKind, SessionStatus } from './rehabilitation-session.rules.js'

export const RehabilitationSessionEntity = defineEntity({
  name: 'RehabilitationSession',
  tableName: 'rehabilitation_session',
  properties: {
    id: p.uuid().primary(),
    carePlanId: p.uuid(),
    residentId: p.uuid(),
    /** Where the person lived when it was planned. */
    facilityId: p.uuid(),
    version: p.integer(),
    kind: p.text().$type<SessionKind>(),
    plannedOn: p.date(),
    status: p.text().$type<SessionStatus>(),
    minutes: p.integer().nullable(),
    note: p.text().nullable(),
    performedBy: p.text().nullable(),
    cancelReason: p.text().$type<CancelReason>().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    recordedRole: p.text(),
    recordedOrganisation: p.text().nullable(),
  },
})

export type RehabilitationSessionRecord = InferEntity<typeof RehabilitationSessionEntity>

/** What was said to have come of a session. */
export interface SessionSaid {
  readonly status: SessionStatus
  readonly minutes: number | null
  readonly note: string | null
  readonly performedBy: string | null
}

/** What stood before a correction. */
export const RehabilitationSessionBeforeEntity = defineEntity({
  name: 'RehabilitationSessionBefore',
  tableName: 'rehabilitation_session_before',
  properties: {
    id: p.uuid().primary(),
    sessionId: p.uuid(),
    /** The version that the correction made. */
    version: p.integer(),
    fields: p.json<SessionSaid>(),
    reason: p.text(),
    at: p.datetime(),
    bySubject: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})
