import { openFields } from '../../../kit/rights.js'

/** The register is public. */
export const healthFacilityRights = openFields({ HealthFacility: { code: 'key' } })
