import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const readmissionRights = fieldsOf(residentTable, {
  Mutation: { readmitResident: 'readmitResident' },
  ReadmitResidentPayload: { resident: 'rows', stay: 'within', userErrors: 'within' },
})
