import { openFields } from '../../../kit/rights.js'

export const unitRights = openFields({
  Query: { administrativeUnit: 'register', administrativeUnits: 'register' },
  AdministrativeUnit: {
    id: 'register',
    code: 'register',
    name: 'register',
    level: 'register',
    validFrom: 'register',
    validTo: 'register',
    legalBasis: 'register',
    successors: 'register',
    predecessors: 'register',
  },
})
