import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const admissionRights = fieldsOf(residentTable, {
  Mutation: { admitResident: 'admitResident' },
  AdmitResidentPayload: { resident: 'rows', stay: 'within', warnings: 'within', userErrors: 'within' },
  UserError: { code: 'within', message: 'within', path: 'within', currentVersion: 'within' },
})
