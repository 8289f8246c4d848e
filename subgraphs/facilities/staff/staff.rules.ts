import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { UserErrorBase } from '../../../kit/user-errors.js'
import { cleanName } from '../../../kit/vn/names.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   position      vị trí việc làm: what somebody is employed for (TT 33/2017/TT-BLĐTBXH Đ5, and the plans of the provinces)
//   certificate   chứng chỉ, giấy phép hành nghề (Luật KCB 15/2023; before it chứng chỉ hành nghề)

export const staffPositions = [
  'DIRECTOR',
  'DEPUTY_DIRECTOR',
  'SOCIAL_WORKER',
  'PSYCHOLOGIST',
  'CARE_WORKER',
  'DOCTOR',
  'PHYSICIAN_ASSISTANT',
  'NURSE',
  'REHABILITATION_TECHNICIAN',
  'NUTRITION_WORKER',
  'TEACHER',
  'INDIRECT',
] as const
export type StaffPosition = (typeof staffPositions)[number]

/** How somebody is bound to a facility (Luật Viên chức 58/2010; Bộ luật Lao động 45/2019); the plans name contract doctors. */
export const staffContracts = ['PUBLIC_EMPLOYEE', 'LABOUR_CONTRACT', 'SERVICE_CONTRACT', 'SECONDED', 'VOLUNTEER'] as const
export type StaffContract = (typeof staffContracts)[number]

export const staffEndReasons = ['CONTRACT_ENDED', 'RESIGNED', 'RETIRED', 'MOVED', 'OTHER_POSITION', 'DIED', 'OTHER'] as const
export type StaffEndReason = (typeof staffEndReasons)[number]

export const certificateKinds = ['PRACTICE_LICENCE', 'PRACTICE_CERTIFICATE', 'SOCIAL_WORK', 'OTHER'] as const
export type CertificateKind = (typeof certificateKinds)[number]

export type StaffProblem = 'NAME_INVALID' | 'INVALID_VALUE' | 'DATE_IN_FUTURE' | 'ENDS_BEFORE_START' | 'ALREADY_ENDED'
type Problems = UserErrorBase<StaffProblem>[]

/** One line of text, so that a list can show it. */
export function isLine(text: string, longest: number): boolean {
  const trimmed = text.trim()
  return trimmed.length > 0 && isPlainText(trimmed, longest) && !/\p{Cc}/u.test(trimmed)
}

/** Why something was corrected or withdrawn, long enough to say something. */
export function isReason(text: string | null | undefined): text is string {
  const trimmed = text?.trim() ?? ''
  return trimmed.length >= 5 && trimmed.length <= 500 && !/[^\P{Cc}\n]/u.test(trimmed)
}

export interface Employment {
  readonly fullName: string
  readonly from: LocalDate
  /** Last day, as in a contract; it may lie in the future. */
  readonly to?: LocalDate | null
}

/** Everything that is wrong with an employment, at once. */
export function employmentProblems({ fullName, from, to }: Employment, today: LocalDate): Problems {
  const found: Problems = []
  if (!cleanName(fullName).ok) found.push({ code: 'NAME_INVALID', path: ['fullName'] })
  if (from > today) found.push({ code: 'DATE_IN_FUTURE', path: ['from'] })
  if (to && to < from) found.push({ code: 'ENDS_BEFORE_START', path: ['to'] })
  return found
}

interface Ending extends Pick<Employment, 'from' | 'to'> {
  readonly endReason: StaffEndReason | null
}

/** Somebody leaves on a day that has come, maybe before the contract ends; who has left already does not leave again. */
export function endProblems(employment: Ending, on: LocalDate, today: LocalDate): Problems {
  if (employment.endReason !== null || (employment.to && employment.to < today)) return [{ code: 'ALREADY_ENDED', path: ['staffMember'] }]
  if (on > today) return [{ code: 'DATE_IN_FUTURE', path: ['on'] }]
  return on < employment.from ? [{ code: 'ENDS_BEFORE_START', path: ['on'] }] : []
}

export interface NewCertificate {
  readonly number: string
  readonly scope: string
  readonly issuedOn: LocalDate
  readonly expiresOn?: LocalDate | null
}

export function certificateProblems({ number, scope, issuedOn, expiresOn }: NewCertificate, today: LocalDate): Problems {
  const found: Problems = []
  if (!isLine(number, 50)) found.push({ code: 'INVALID_VALUE', path: ['number'] })
  if (!isLine(scope, 500)) found.push({ code: 'INVALID_VALUE', path: ['scope'] })
  if (issuedOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['issuedOn'] })
  if (expiresOn && expiresOn < issuedOn) found.push({ code: 'ENDS_BEFORE_START', path: ['expiresOn'] })
  return found
}

export interface NewTraining {
  readonly course: string
  readonly provider: string
  readonly beganOn: LocalDate
  readonly endedOn?: LocalDate | null
  readonly hours?: number | null
}

export function trainingProblems({ course, provider, beganOn, endedOn, hours }: NewTraining, today: LocalDate): Problems {
  const found: Problems = []
  if (!isLine(course, 300)) found.push({ code: 'INVALID_VALUE', path: ['course'] })
  if (!isLine(provider, 300)) found.push({ code: 'INVALID_VALUE', path: ['provider'] })
  if (beganOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['beganOn'] })
  if (endedOn && endedOn < beganOn) found.push({ code: 'ENDS_BEFORE_START', path: ['endedOn'] })
  if (hours != null && (hours < 1 || hours > 5_000)) found.push({ code: 'INVALID_VALUE', path: ['hours'] })
  return found
}

/** What takes the place of something recorded by mistake says why; nothing else does. */
export function replacementProblems(replaces: string | null | undefined, reason: string | null | undefined): Problems {
  const isRight = replaces == null ? reason == null : isReason(reason)
  return isRight ? [] : [{ code: 'INVALID_VALUE', path: ['reason'] }]
}

/** A certificate is good on its last day. */
export function isExpired(expiresOn: LocalDate | null, today: LocalDate): boolean {
  return expiresOn !== null && expiresOn < today
}
