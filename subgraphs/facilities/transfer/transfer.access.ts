import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const transferRights = fieldsOf(residentTable, {
  Mutation: { transferResident: 'transferResident' },
  TransferResidentPayload: { resident: 'rows', endedStay: 'within', userErrors: 'within' },
})
