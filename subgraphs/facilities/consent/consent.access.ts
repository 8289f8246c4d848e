import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const consentRights = fieldsOf(residentTable, {
  Resident: { consents: 'consents' },
  Consent: {
    id: 'consents',
    purpose: 'consents',
    status: 'consents',
    textVersion: 'consents',
    channel: 'consents',
    givenOn: 'consents',
    givenBy: 'consents',
    guardian: 'identifiers',
    guardianFor: 'consents',
    paperNumber: 'consents',
    attachmentSha256: 'consents',
    recordedAt: 'consents',
    recordedRole: 'consents',
    approvedAt: 'consents',
    withdrawnAt: 'consents',
    withdrawnFor: 'consents',
    withdrawnRole: 'consents',
    withdrawReason: 'consents',
  },
  Mutation: { recordConsent: 'recordConsent', approveConsent: 'approveConsent', withdrawConsent: 'withdrawConsent' },
  ConsentPayload: { resident: 'rows', consent: 'within', userErrors: 'within' },
})
