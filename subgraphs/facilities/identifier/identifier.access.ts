import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', identifier: 'within', warnings: 'within', userErrors: 'within' } as const

/** Looking somebody up by a number is reading the number: who may not read numbers is told nothing by them. */
export const identifierRights = fieldsOf(residentTable, {
  Query: { residentByIdentifier: 'identifiers' },
  IdentifierMatch: { recognisedAs: 'within', former: 'within', validTo: 'within', resident: 'rows' },
  Mutation: {
    recordIdentifier: 'recordIdentifier',
    correctIdentifier: 'correctIdentifier',
    endIdentifier: 'endIdentifier',
  },
  RecordIdentifierPayload: payload,
  CorrectIdentifierPayload: payload,
  EndIdentifierPayload: payload,
})
