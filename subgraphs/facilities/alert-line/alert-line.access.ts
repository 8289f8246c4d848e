import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const alertLineRights = fieldsOf(residentTable, {
  Subscription: { alertRaised: 'rows' },
  AlertRaised: { kind: 'within', cursor: 'within', at: 'within', alert: 'rows' },
})
