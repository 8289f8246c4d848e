import type { UserErrorBase } from '../../../kit/user-errors.js'
import { ageOn, earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { ContactRole } from '../contact/contact.rules.js'
import { textProblems } from '../resident/dated-part.rules.js'

// Terms
//   consent    sự đồng ý của chủ thể dữ liệu: for one purpose, given by an act, after having been told that the data is sensitive,
//              provable, and taken back at any time (Luật 91/2025; NĐ 356/2025)
//   case file  hồ sơ: shared only when the person or guardian agrees and the head of the home does (TT 02/2020 Đ9 k2)

/** What needs consent: what the hub does on no other legal basis. One more purpose is one more line, with what it opens. */
export const consentPurposes = {
  CARE_LINK: {
    opens: 'the health part of the file for the coordinator of the province, also while no referral is under way',
    needsHead: true,
    source: 'TT 02/2020 Đ9 k2; Luật 91/2025 Đ26 k2',
  },
} as const satisfies Record<string, { opens: string; needsHead: boolean; source: string }>

export type ConsentPurpose = keyof typeof consentPurposes
export const consentPurposeNames = Object.keys(consentPurposes).filter(isPurpose)

function isPurpose(name: string): name is ConsentPurpose {
  return name in consentPurposes
}

export const consentChannels = ['PAPER', 'IN_PERSON', 'ELECTRONIC'] as const
export type ConsentChannel = (typeof consentChannels)[number]

export const consentGivers = ['PERSON', 'GUARDIAN', 'BOTH'] as const
export type ConsentGiver = (typeof consentGivers)[number]

/** For whom somebody speaks who is not the person. */
export const guardianReasons = ['CHILD', 'INCAPABLE'] as const
export type GuardianReason = (typeof guardianReasons)[number]

export const consentStatuses = ['AWAITING_HEAD', 'IN_FORCE', 'WITHDRAWN'] as const
export type ConsentStatus = (typeof consentStatuses)[number]

export const ageClasses = ['UNDER_7', 'FROM_7', 'FROM_16'] as const
export type AgeClass = (typeof ageClasses)[number]

/** Who must agree at which age. The hub holds no word of a court: who cannot act is said with the consent, and proved by the guardian's paper. */
export const giverOf = {
  UNDER_7: { giver: 'GUARDIAN', source: 'Luật 91/2025 (trẻ em); BLDS 91/2015 Đ21' },
  FROM_7: { giver: 'BOTH', source: 'Luật 91/2025 (trẻ em từ đủ 7 tuổi); Luật Trẻ em 102/2016 Đ1' },
  FROM_16: { giver: 'PERSON', source: 'Luật Trẻ em 102/2016 Đ1: a child is under 16; BLDS 91/2015 Đ21' },
} as const satisfies Record<AgeClass, { giver: ConsentGiver; source: string }>

/** Which of the ages somebody may have on a day, of whom perhaps only the year of birth is known. */
export function ageClassesOn(birthDate: PartialDate, day: LocalDate): AgeClass[] {
  const { atLeast, atMost } = ageOn(birthDate, day)
  const from = { UNDER_7: 0, FROM_7: 7, FROM_16: 16 } as const
  const to = { UNDER_7: 6, FROM_7: 15, FROM_16: Infinity } as const
  return ageClasses.filter(each => atMost >= from[each] && Math.max(atLeast, 0) <= to[each])
}

/** Who must agree: where the age is not sure, both. */
export function requiredGiver(birthDate: PartialDate, day: LocalDate, guardianFor: GuardianReason | null): ConsentGiver {
  if (guardianFor === 'INCAPABLE') return 'GUARDIAN'
  const [age, ...others] = ageClassesOn(birthDate, day)
  return age === undefined || others.length > 0 ? 'BOTH' : giverOf[age].giver
}

export interface NewConsent {
  readonly textVersion: string
  readonly givenOn: LocalDate
  readonly givenBy: ConsentGiver
  readonly guardianFor?: GuardianReason | null
  readonly toldSensitive: boolean
  readonly paperNumber?: string | null
  readonly attachmentSha256?: string | null
}

/** A contact of the person, as far as consents go. */
export interface GuardianFacts {
  readonly role: ContactRole
  readonly mayDecide: boolean
  readonly legalBasis?: string | null
  readonly since: LocalDate
  readonly until?: LocalDate | null
}

export interface ConsentFacts {
  readonly birthDate: PartialDate
  readonly today: LocalDate
  /** Whom the consent names: null for a contact that the person does not have, undefined when it names nobody. */
  readonly guardian: GuardianFacts | null | undefined
  /** The last day on which such a consent was taken back. */
  readonly withdrawnOn: LocalDate | null
}

export type ConsentProblem =
  | 'CONSENT_NOT_INFORMED' | 'CONSENT_PROOF_MISSING' | 'CONSENT_GIVER_WRONG' | 'CONSENT_GUARDIAN_INVALID' | 'CONSENT_GUARDIAN_UNPROVED'
  | 'CONSENT_BEFORE_WITHDRAWAL' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'INVALID_VALUE'

type Problems = UserErrorBase<ConsentProblem>[]

const longestVersion = 100

/** Everything that is wrong with a consent, at once. */
export function consentProblems(asked: NewConsent, facts: ConsentFacts): Problems {
  return [...dayProblems(asked, facts), ...proofProblems(asked), ...giverProblems(asked, facts)]
}

function dayProblems({ givenOn }: NewConsent, { birthDate, today, withdrawnOn }: ConsentFacts): Problems {
  const path = ['givenOn']
  if (givenOn > today) return [{ code: 'DATE_IN_FUTURE', path }]
  if (givenOn < earliest(birthDate)) return [{ code: 'DATE_TOO_EARLY', path }]
  return withdrawnOn !== null && givenOn < withdrawnOn ? [{ code: 'CONSENT_BEFORE_WITHDRAWAL', path }] : []
}

function proofProblems({ textVersion, toldSensitive, paperNumber, attachmentSha256 }: NewConsent): Problems {
  const found: Problems = textProblems({ paperNumber }, longestVersion)
  if (textVersion.trim() === '' || !isPlainText(textVersion, longestVersion)) found.push({ code: 'INVALID_VALUE', path: ['textVersion'] })
  if (!toldSensitive) found.push({ code: 'CONSENT_NOT_INFORMED', path: ['toldSensitive'] })
  if (attachmentSha256 && !/^[0-9a-f]{64}$/.test(attachmentSha256)) found.push({ code: 'INVALID_VALUE', path: ['attachmentSha256'] })
  if (!paperNumber?.trim() && !attachmentSha256) found.push({ code: 'CONSENT_PROOF_MISSING', path: ['paperNumber'] })
  return found
}

function giverProblems({ givenBy, givenOn, guardianFor = null }: NewConsent, { birthDate, guardian }: ConsentFacts): Problems {
  if (givenBy !== requiredGiver(birthDate, givenOn, guardianFor)) return [{ code: 'CONSENT_GIVER_WRONG', path: ['givenBy'] }]
  if (givenBy === 'PERSON') return guardian === undefined && guardianFor === null ? [] : [{ code: 'CONSENT_GUARDIAN_INVALID', path: ['guardian'] }]
  if (guardianFor === null) return [{ code: 'INVALID_VALUE', path: ['guardianFor'] }]
  if (!guardian || !decidesOn(guardian, givenOn)) return [{ code: 'CONSENT_GUARDIAN_INVALID', path: ['guardian'] }]
  return guardianFor === 'INCAPABLE' && !guardian.legalBasis ? [{ code: 'CONSENT_GUARDIAN_UNPROVED', path: ['guardian'] }] : []
}

/** Whoever was guardian on the day and may decide. A consent that was good then stays so when the guardian changes. */
function decidesOn({ role, mayDecide, since, until }: GuardianFacts, day: LocalDate): boolean {
  return role === 'GUARDIAN' && mayDecide && since <= day && (!until || until >= day)
}

export function consentStatus({ approvedAt, withdrawnAt }: { readonly approvedAt: Date | null; readonly withdrawnAt: Date | null }): ConsentStatus {
  if (withdrawnAt !== null) return 'WITHDRAWN'
  return approvedAt === null ? 'AWAITING_HEAD' : 'IN_FORCE'
}
