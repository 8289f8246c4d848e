import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', condition: 'within', warnings: 'within', userErrors: 'within' } as const

/** Which rows are there, the part `protected` decides too: see `kit/vn/protected-status.rules.ts`. */
export const conditionRights = fieldsOf(residentTable, {
  Resident: { conditions: 'health', conditionHistory: 'health' },
  Condition: {
    id: 'health',
    code: 'health',
    text: 'health',
    clinicalStatus: 'health',
    statusSince: 'health',
    since: 'health',
    until: 'health',
    foundIn: 'health',
    healthCheck: 'health',
    note: 'health',
    verificationStatus: 'health',
    recordedAt: 'health',
    recordedRole: 'health',
    history: 'health',
  },
  Mutation: {
    recordCondition: 'recordCondition',
    changeConditionStatus: 'changeConditionStatus',
    correctCondition: 'correctCondition',
  },
  RecordConditionPayload: payload,
  ChangeConditionStatusPayload: payload,
  CorrectConditionPayload: payload,
})
