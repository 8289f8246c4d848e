import { openFields } from '../../../kit/rights.js'

/** Who has a contract is published. */
export const healthFacilityRights = openFields({
  HealthFacility: { code: 'key', insuranceContract: 'register' },
  InsuranceContract: {
    contractNumber: 'register',
    outpatient: 'register',
    inpatient: 'register',
    insurerProvinceCode: 'register',
    validFrom: 'register',
    validTo: 'register',
  },
})
