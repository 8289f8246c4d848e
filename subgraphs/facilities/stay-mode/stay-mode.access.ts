import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const stayModeRights = fieldsOf(residentTable, {
  Mutation: { changeStayMode: 'changeStayMode' },
  ChangeStayModePayload: { resident: 'rows', stay: 'within', userErrors: 'within' },
})
