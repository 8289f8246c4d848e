import { fieldsOf } from '../../../kit/rights.js'
import { referralTable } from '../referral/referral.access.js'

export const correctionRights = fieldsOf(referralTable, {
  ReferralCorrection: {
    version: 'within',
    at: 'within',
    note: 'within',
    fields: 'within',
    urgency: 'within',
    patientName: 'within',
    patientBirthDate: 'within',
    patientSex: 'within',
    reason: 'within',
    diagnoses: 'within',
    summary: 'within',
    oneYear: 'within',
    consentBy: 'within',
    consentOn: 'within',
  },
})
