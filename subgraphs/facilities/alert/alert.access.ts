import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const alertRights = fieldsOf(residentTable, {
  Alert: {
    id: 'health',
    kind: 'health',
    severity: 'health',
    measure: 'health',
    value: 'health',
    thresholdSource: 'health',
    raisedAt: 'health',
  },
})
