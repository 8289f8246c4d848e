import { defineEntity, p } from '@mikro-orm/core'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import type { Urgency } from '../../../kit/vn/referral-terms.js'
import type { PatientSex } from '../referral/referral.rules.js'
import type { CorrectableField } from './correction.rules.js'

/** What a referral said before a correction: never changed, never removed. */
export const ReferralCorrectionEntity = defineEntity({
  name: 'ReferralCorrection',
  tableName: 'referral_correction',
  properties: {
    id: p.uuid().primary(),
    referralId: p.uuid(),
    /** The version of the referral that the correction led to. */
    version: p.integer(),
    at: p.datetime(),
    note: p.text().nullable(),
    fields: p.array().$type<CorrectableField[]>(),
    urgency: p.text().$type<Urgency>(),
    patientName: p.text(),
    patientBirthDate: p.text(),
    patientSex: p.text().$type<PatientSex>(),
    reason: p.text(),
    diagnoses: p.array(),
    summary: p.text().nullable(),
    oneYear: p.boolean(),
    consentBy: p.text().$type<PersonOrGuardian>().nullable(),
    consentOn: p.date().nullable(),
  },
})
