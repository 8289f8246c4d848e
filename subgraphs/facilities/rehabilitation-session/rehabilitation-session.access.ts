import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const rehabilitationSessionRights = fieldsOf(residentTable, {
  CarePlan: { sessions: 'health' },
  RehabilitationSession: {
    id: 'health',
    version: 'health',
    kind: 'health',
    plannedOn: 'health',
    status: 'health',
    minutes: 'health',
    note: 'health',
    performedBy: 'health',
    cancelReason: 'health',
    recordedRole: 'health',
    corrections: 'health',
  },
  SessionCorrection: {
    version: 'health',
    at: 'health',
    byRole: 'health',
    reason: 'health',
    status: 'health',
    minutes: 'health',
    note: 'health',
    performedBy: 'health',
  },
  SessionWarning: { code: 'within', message: 'within' },
  Mutation: { planSessions: 'planSessions', recordSession: 'recordSession', cancelSessions: 'cancelSessions' },
  PlanSessionsPayload: { sessions: 'rows', warnings: 'within', userErrors: 'within' },
  RecordSessionPayload: { session: 'rows', warnings: 'within', userErrors: 'within' },
  CancelSessionsPayload: { carePlan: 'rows', cancelled: 'within', userErrors: 'within' },
})
