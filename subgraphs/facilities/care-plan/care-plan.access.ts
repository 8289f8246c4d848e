import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { carePlan: 'rows', userErrors: 'within' } as const

export const carePlanRights = fieldsOf(residentTable, {
  Resident: { carePlan: 'health', carePlans: 'health' },
  CarePlan: {
    id: 'health',
    version: 'health',
    status: 'health',
    title: 'health',
    needs: 'health',
    begunOn: 'health',
    reviewOn: 'health',
    reviewOverdue: 'health',
    endedOn: 'health',
    endReason: 'health',
    endNote: 'health',
    followUpUntil: 'health',
    goals: 'health',
    steps: 'health',
  },
  CareGoal: {
    id: 'health',
    target: 'health',
    measure: 'health',
    dueOn: 'health',
    status: 'health',
    settledOn: 'health',
    settledNote: 'health',
    overdue: 'health',
  },
  CarePlanStep: {
    id: 'health',
    version: 'health',
    move: 'health',
    on: 'health',
    note: 'health',
    reviewOn: 'health',
    goal: 'health',
    goalStatus: 'health',
    at: 'health',
    byRole: 'health',
    byOrganisation: 'health',
  },
  Mutation: {
    startCarePlan: 'startCarePlan',
    addCareGoal: 'addCareGoal',
    settleCareGoal: 'settleCareGoal',
    reviewCarePlan: 'reviewCarePlan',
    endCarePlan: 'endCarePlan',
  },
  StartCarePlanPayload: payload,
  AddCareGoalPayload: payload,
  SettleCareGoalPayload: payload,
  ReviewCarePlanPayload: payload,
  EndCarePlanPayload: payload,
})
