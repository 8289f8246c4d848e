import { openFields } from '../../../kit/rights.js'

/** The register of facilities is public to every signed-in caller; who lives there is not. */
export const facilityRights = openFields({
  Query: { facilities: 'register', facility: 'register' },
  Facility: {
    id: 'register',
    code: 'register',
    name: 'register',
    kind: 'register',
    subKind: 'register',
    capacity: 'register',
    registeredIn: 'register',
    province: 'register',
  },
})
