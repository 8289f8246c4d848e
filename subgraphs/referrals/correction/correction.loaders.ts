import type { Database } from '../../../kit/database.js'
import { manyByKey } from '../../../kit/loader.js'
import type { ReferralCorrection } from './correction.type.js'

/** Of referrals that the viewer sees: the field that leads here is guarded by the rights on the referral. */
export function correctionLoaders(db: Database) {
  return {
    correctionsOfReferral: manyByKey<ReferralCorrection & { referralId: string }>(
      keys =>
        db.read(
          `select "referral_id" as "referralId", "version", "at", "note", "fields", "urgency", "patient_name" as "patientName",
             "patient_birth_date" as "patientBirthDate", "patient_sex" as "patientSex", "reason", "diagnoses", "summary",
             "one_year" as "oneYear", "consent_by" as "consentBy", "consent_on" as "consentOn"
           from "referrals"."referral_correction" where "referral_id" = any($1::uuid[]) order by "referral_id", "version" desc`,
          [keys],
        ),
      row => row.referralId,
    ),
  }
}
