import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

export const facilityRights = fieldsOf(insuranceTable, { Facility: { id: 'key', code: 'register', coverageRate: 'answer' } })
