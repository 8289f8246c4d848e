import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const vitalSignRights = fieldsOf(residentTable, {
  Mutation: { recordVitalSigns: 'recordVitalSigns' },
  RecordVitalSignsPayload: { vitalSigns: 'rows', warnings: 'within', userErrors: 'within' },
  Resident: { vitalSigns: 'health' },
  VitalSign: {
    id: 'health',
    measure: 'health',
    value: 'health',
    unit: 'health',
    at: 'health',
    band: 'health',
    note: 'health',
    recordedRole: 'health',
  },
})
