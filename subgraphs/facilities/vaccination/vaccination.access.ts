import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', vaccination: 'within', warnings: 'within', userErrors: 'within' } as const

export const vaccinationRights = fieldsOf(residentTable, {
  Resident: { vaccinations: 'health', vaccinationHistory: 'health', nextVaccinationDueOn: 'health' },
  Vaccination: {
    id: 'health',
    vaccine: 'health',
    otherVaccine: 'health',
    doseNumber: 'health',
    givenOn: 'health',
    lot: 'health',
    place: 'health',
    nextDueOn: 'health',
    note: 'health',
    verificationStatus: 'health',
    recordedAt: 'health',
    recordedRole: 'health',
    history: 'health',
  },
  Mutation: { recordVaccination: 'recordVaccination', correctVaccination: 'correctVaccination' },
  RecordVaccinationPayload: payload,
  CorrectVaccinationPayload: payload,
})
