import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

/** Read with the entry; a change that tells a protected status is there for those only who may know it. */
export const clinicalChangeRights = fieldsOf(residentTable, {
  ClinicalChange: { version: 'within', move: 'within', on: 'within', at: 'within', reason: 'within', byRole: 'within', changes: 'within' },
})
