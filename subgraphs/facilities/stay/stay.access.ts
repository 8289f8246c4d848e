import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const stayRights = fieldsOf(residentTable, {
  Stay: { id: 'care', mode: 'care', admittedOn: 'care', endedOn: 'care', endReason: 'care', facility: 'care' },
})
