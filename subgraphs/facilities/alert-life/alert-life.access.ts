import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const alertLifeRights = fieldsOf(residentTable, {
  Mutation: { acknowledgeAlert: 'acknowledgeAlert', closeAlert: 'closeAlert' },
  AcknowledgeAlertPayload: { alert: 'rows', userErrors: 'within' },
  CloseAlertPayload: { alert: 'rows', userErrors: 'within' },
})
