import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

/** A statement says what its check says: whoever may read the check may print it. */
export const statementRights = fieldsOf(insuranceTable, {
  Query: { coverageStatement: 'rows' },
  Mutation: { issueCoverageStatement: 'rows' },
  IssueCoverageStatementPayload: { statement: 'rows', userErrors: 'within' },
  CoverageStatement: {
    number: 'checks',
    issuedAt: 'checks',
    language: 'checks',
    fileName: 'checks',
    mediaType: 'checks',
    sha256: 'checks',
    verifyUrl: 'checks',
    content: 'checks',
  },
})
