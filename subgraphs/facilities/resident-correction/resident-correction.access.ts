import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

/** A correction of the person is seen with the name, one of a number with the number; what is in it follows. */
export const residentCorrectionRights = fieldsOf(residentTable, {
  Resident: { corrections: 'identity' },
  RecordCorrection: { version: 'within', at: 'within', reason: 'within', note: 'within', byRole: 'within', changes: 'within' },
  RecordFieldChange: { field: 'within', before: 'within', after: 'within' },
  RecordWarning: { code: 'within', message: 'within' },
  Mutation: { correctResident: 'correctResident' },
  CorrectResidentPayload: { resident: 'rows', warnings: 'within', userErrors: 'within' },
})
