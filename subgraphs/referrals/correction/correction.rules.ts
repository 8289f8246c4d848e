import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import type { Urgency } from '../../../kit/vn/referral-terms.js'
import type { PatientSex } from '../referral/referral.rules.js'

// Terms
//   correction   đính chính: what a referral says is replaced, and what it said is kept beside it

/** What a referral says, and a correction may replace. */
export interface Content {
  readonly urgency: Urgency
  readonly patientName: string
  readonly patientBirthDate: string
  readonly patientSex: PatientSex
  readonly reason: string
  readonly diagnoses: readonly string[]
  readonly summary: string | null
  readonly oneYear: boolean
  readonly consentBy: PersonOrGuardian | null
  readonly consentOn: string | null
}

export const correctableFields = [
  'urgency',
  'patientName',
  'patientBirthDate',
  'patientSex',
  'reason',
  'diagnoses',
  'summary',
  'oneYear',
  'consentBy',
  'consentOn',
] as const satisfies readonly (keyof Content)[]
export type CorrectableField = (typeof correctableFields)[number]

/** In which fields two contents differ; the order of diagnoses is a difference, as the first is the main one. */
export function changedFields(before: Content, after: Content): CorrectableField[] {
  return correctableFields.filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

/** A correction never gives more time: of the deadline there and the one of the new urgency the earlier holds. */
export function dueAfterCorrection(dueBy: Date | null, dueOfUrgency: Date | null): Date | null {
  if (!dueBy || !dueOfUrgency) return dueBy
  return dueOfUrgency < dueBy ? dueOfUrgency : dueBy
}
