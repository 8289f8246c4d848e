import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const screeningRights = fieldsOf(residentTable, {
  Mutation: { recordScreening: 'recordScreening', correctScreening: 'correctScreening' },
  RecordScreeningPayload: { screening: 'rows', userErrors: 'within' },
  CorrectScreeningPayload: { screening: 'rows', userErrors: 'within' },
  Resident: { screenings: 'health' },
  Screening: {
    id: 'health',
    version: 'health',
    instrument: 'health',
    instrumentVersion: 'health',
    screenedOn: 'health',
    informant: 'health',
    language: 'health',
    textUsed: 'health',
    answers: 'health',
    score: 'health',
    highestScore: 'health',
    band: 'health',
    meaning: 'health',
    severity: 'health',
    isOutsideAge: 'health',
    previousScore: 'health',
    previousOn: 'health',
    recordedRole: 'health',
    alerts: 'health',
    corrections: 'health',
  },
  ScreeningAnswer: { item: 'within', value: 'within' },
  ScreeningCorrection: { version: 'health', at: 'health', byRole: 'health', reason: 'health', before: 'health' },
})
