import { openFields } from '../../../kit/rights.js'

/** The law is public. */
export const objectCodeRights = openFields({
  Query: { objectCodes: 'register' },
  InsuranceObjectCode: {
    code: 'register',
    meaningVi: 'register',
    meaningEn: 'register',
    level: 'register',
    percent: 'register',
    validFrom: 'register',
    validTo: 'register',
    legalBasis: 'register',
    confidence: 'register',
    note: 'register',
  },
})
