import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

const payload = { resident: 'rows', address: 'within', warnings: 'within', userErrors: 'within' } as const

/** A home address finds a person as a number does. */
export const addressRights = fieldsOf(residentTable, {
  Resident: { address: 'identifiers', addresses: 'identifiers' },
  ResidentAddress: {
    id: 'identifiers',
    asWritten: 'identifiers',
    street: 'identifiers',
    commune: 'identifiers',
    communeText: 'identifiers',
    unitThen: 'identifiers',
    provinceToday: 'identifiers',
    since: 'identifiers',
    until: 'identifiers',
    endReason: 'identifiers',
  },
  Mutation: { recordAddress: 'recordAddress', endAddress: 'endAddress' },
  RecordAddressPayload: payload,
  EndAddressPayload: payload,
})
