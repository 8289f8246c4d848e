import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', medicine: 'within', warnings: 'within', userErrors: 'within' } as const

/** Which rows are there, the part `protected` decides too: see `kit/vn/protected-status.rules.ts`. */
export const medicineRights = fieldsOf(residentTable, {
  Resident: { medicines: 'health', medicineHistory: 'health' },
  Medicine: {
    id: 'health',
    name: 'health',
    activeIngredient: 'health',
    strength: 'health',
    dose: 'health',
    timesPerDay: 'health',
    asNeeded: 'health',
    route: 'health',
    since: 'health',
    until: 'health',
    prescribedBy: 'health',
    takenFor: 'health',
    stopReason: 'health',
    note: 'health',
    verificationStatus: 'health',
    recordedAt: 'health',
    recordedRole: 'health',
    history: 'health',
  },
  Mutation: { recordMedicine: 'recordMedicine', stopMedicine: 'stopMedicine', correctMedicine: 'correctMedicine' },
  RecordMedicinePayload: payload,
  StopMedicinePayload: payload,
  CorrectMedicinePayload: payload,
})
