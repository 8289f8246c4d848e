import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', disability: 'within', warnings: 'within', userErrors: 'within' } as const

/** Kind and level say more of a person’s health than the group does: they are health data (Luật 91/2025). */
export const disabilityRights = fieldsOf(residentTable, {
  Resident: { disabilities: 'health', functionalLevel: 'health', functionalLevels: 'health' },
  Disability: {
    id: 'health',
    kind: 'health',
    level: 'health',
    certificateNumber: 'health',
    council: 'health',
    since: 'health',
    until: 'health',
    note: 'health',
    endReason: 'health',
  },
  FunctionalAssessment: { id: 'health', level: 'health', assessedOn: 'health', note: 'health' },
  Mutation: {
    recordDisability: 'recordDisability',
    endDisability: 'endDisability',
    recordFunctionalLevel: 'recordFunctionalLevel',
  },
  RecordDisabilityPayload: payload,
  EndDisabilityPayload: payload,
  RecordFunctionalLevelPayload: { resident: 'rows', assessment: 'within', warnings: 'within', userErrors: 'within' },
})
