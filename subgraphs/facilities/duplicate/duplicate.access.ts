import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

/**
 * Only records that the caller may see are weighed at all, so nobody learns of another by a score, a count or a gap. Numbers
 * are compared for those only who may read them: else a number could be tried on a person whose numbers are hidden.
 */
export const duplicateRights = fieldsOf(residentTable, {
  Query: { possibleDuplicates: 'rows' },
  Resident: { possibleDuplicates: 'rows' },
  PossibleDuplicate: { resident: 'rows', score: 'within', band: 'within', reasons: 'within' },
  DuplicateReason: { code: 'within', points: 'within', text: 'within' },
})
