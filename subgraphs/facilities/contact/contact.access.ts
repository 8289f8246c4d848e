import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', contact: 'within', warnings: 'within', userErrors: 'within' } as const

/** Names and phones of other people are told to those who may read numbers, as they find a person by. */
export const contactRights = fieldsOf(residentTable, {
  Resident: { guardians: 'identifiers', contacts: 'identifiers' },
  ResidentContact: {
    id: 'identifiers',
    role: 'identifiers',
    fullName: 'identifiers',
    relation: 'identifiers',
    phone: 'identifiers',
    personalId: 'identifiers',
    mayDecide: 'identifiers',
    legalBasis: 'identifiers',
    subject: 'identifiers',
    since: 'identifiers',
    until: 'identifiers',
    endReason: 'identifiers',
  },
  Mutation: { recordContact: 'recordContact', endContact: 'endContact' },
  RecordContactPayload: payload,
  EndContactPayload: payload,
})
