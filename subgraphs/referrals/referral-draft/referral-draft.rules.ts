import type { UserErrorBase } from '../../../kit/user-errors.js'
import { icd10, type IcdRow, isOnRow } from '../../../kit/vn/icd-pattern.js'
import { cleanName } from '../../../kit/vn/names.js'
import { earliest } from '../../../kit/vn/partial-date.js'
import type { ReferralKind, Urgency } from '../../../kit/vn/referral-terms.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

export interface DraftPatient {
  readonly name: string
  readonly birthDate: string
}

export interface DraftConsent {
  readonly on: LocalDate
}

export interface Draft {
  readonly kind: ReferralKind
  readonly urgency?: Urgency | null
  readonly reason?: string | null
  readonly diagnoses: readonly string[]
  readonly summary?: string | null
  readonly patient?: DraftPatient | null
  readonly consent?: DraftConsent | null
}

/** One that says why, and how pressing it is. */
export type Reasoned<Of extends Draft> = Of & { readonly urgency: Urgency; readonly reason: string }

export type DraftProblem = 'VALUE_MISSING' | 'NAME_INVALID' | 'DATE_IN_FUTURE' | 'DIAGNOSIS_INVALID' | 'INVALID_VALUE'

const longestReason = 2_000
const longestSummary = 10_000
/** Main diagnosis and up to 12 others: MA_BENH_KT(100) of QĐ 4750/QĐ-BYT. */
const mostDiagnoses = 13

/** Everything that is wrong with a draft, at once. A draft may lack what only the signing needs. */
export function draftProblems(draft: Draft, today: LocalDate): UserErrorBase<DraftProblem>[] {
  const { urgency, reason, diagnoses, summary, patient, consent } = draft
  const found: UserErrorBase<DraftProblem>[] = []
  const problem = (code: DraftProblem, ...path: string[]) => void found.push({ code, path })
  if (!urgency) problem('VALUE_MISSING', 'urgency')
  if (reason == null) problem('VALUE_MISSING', 'reason')
  else if (reason.trim() === '' || reason.length > longestReason) problem('INVALID_VALUE', 'reason')
  if ((summary ?? '').length > longestSummary) problem('INVALID_VALUE', 'summary')
  if (diagnoses.length > mostDiagnoses) problem('DIAGNOSIS_INVALID', 'diagnoses')
  for (const [index, code] of diagnoses.entries()) if (!icd10.test(code)) problem('DIAGNOSIS_INVALID', 'diagnoses', String(index))
  if (patient && !cleanName(patient.name).ok) problem('NAME_INVALID', 'patient', 'name')
  if (patient && earliest(patient.birthDate) > today) problem('DATE_IN_FUTURE', 'patient', 'birthDate')
  if (consent && consent.on > today) problem('DATE_IN_FUTURE', 'consent', 'on')
  return found
}

/** Whether a paper is good for a year: a diagnosis is on annex III (TT 01/2025 Đ12 k2), or a clinician says so where a code is missing. */
export function isForOneYear(diagnoses: readonly string[], annex3: readonly IcdRow[], saidByHand: boolean): boolean {
  return saidByHand || diagnoses.some(code => annex3.some(row => isOnRow(code, row)))
}

export interface OpenNeed {
  readonly toHealthFacilityId: string
  readonly diagnoses: readonly string[]
  readonly fromAlertId?: string | null
}

/** Whether two referrals of one person are for the same need: the same hospital, the same main disease (three characters), or the same health alert. */
export function isSameNeed(a: OpenNeed, b: OpenNeed): boolean {
  const main = ({ diagnoses }: OpenNeed) => diagnoses[0]?.slice(0, 3)
  const isSame = <Value>(one: Value | null | undefined, other: Value | null | undefined) => one != null && one === other
  return a.toHealthFacilityId === b.toHealthFacilityId || isSame(main(a), main(b)) || isSame(a.fromAlertId, b.fromAlertId)
}
