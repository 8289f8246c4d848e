import { openFields } from '../../../kit/rights.js'

/** The register of health facilities is public to every signed-in caller. */
export const healthFacilityRights = openFields({
  Query: { healthFacilities: 'register', healthFacility: 'register' },
  HealthFacility: {
    id: 'register',
    code: 'register',
    code13: 'register',
    name: 'register',
    provinceCode: 'register',
    onHub: 'register',
    level: 'register',
    points: 'register',
    tierBefore2025: 'register',
    provisional: 'register',
    ranks: 'register',
  },
  HealthFacilityRank: {
    level: 'register',
    points: 'register',
    tierBefore2025: 'register',
    provisional: 'register',
    validFrom: 'register',
    validTo: 'register',
  },
})
