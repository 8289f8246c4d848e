import { fieldsOf } from '../../../kit/rights.js'
import { insuranceTable } from '../resident/resident.access.js'

/** The sector that owns the referral gives its facts only where the viewer may see it; this one asks for the role. */
export const referralRights = fieldsOf(insuranceTable, {
  Referral: { id: 'key', coverageFacts: 'within', coverageNow: 'visit', coverageThen: 'visit', coverageChange: 'visit' },
  CoverageFacts: {
    residentId: 'within',
    toFacilityCode: 'within',
    kind: 'within',
    urgency: 'within',
    signedOn: 'within',
    validUntil: 'within',
    diagnoses: 'within',
  },
  CoverageThen: { answer: 'within', takenAt: 'within', on: 'within' },
  CoverageDifference: { isChanged: 'within', parts: 'within', causes: 'within', text: 'within' },
  CoverageCause: { kind: 'within', text: 'within' },
})
