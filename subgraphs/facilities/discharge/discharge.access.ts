import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const dischargeRights = fieldsOf(residentTable, {
  Mutation: { dischargeResident: 'dischargeResident' },
  DischargeResidentPayload: { resident: 'rows', endedStay: 'within', userErrors: 'within' },
})
