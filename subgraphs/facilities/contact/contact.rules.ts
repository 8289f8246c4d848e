import type { UserErrorBase } from '../../../kit/user-errors.js'
import { parsePersonalId } from '../../../kit/vn/identifiers.js'
import { cleanName } from '../../../kit/vn/names.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { beginningProblems, textProblems } from '../resident/dated-part.rules.js'

// Terms
//   guardian   người giám hộ: stands in for who cannot act alone, by law or by a decision (BLDS 91/2015 Đ46–48)
//   contact    người liên hệ: whom the facility calls

export const contactRoles = ['GUARDIAN', 'CONTACT'] as const
export type ContactRole = (typeof contactRoles)[number]

export const contactRelations = ['SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GRANDPARENT', 'GRANDCHILD', 'RELATIVE', 'OFFICIAL', 'OTHER'] as const
export type ContactRelation = (typeof contactRelations)[number]

export interface NewContact {
  readonly role: ContactRole
  readonly fullName: string
  readonly phone?: string | null
  readonly personalId?: string | null
  readonly mayDecide: boolean
  readonly legalBasis?: string | null
  readonly subject?: string | null
  readonly since: LocalDate
  readonly until?: LocalDate | null
}

export type ContactProblem = 'NAME_INVALID' | 'PHONE_INVALID' | 'IDENTIFIER_INVALID' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'INVALID_VALUE'

const longestText = 200

/** A phone number as it is stored, or undefined for what is none. */
export function phoneAsStored(text: string): string | undefined {
  const number = text.normalize('NFKC').replace(/[\s.()\p{Pd}]/gu, '')
  return /^\+?\d{8,15}$/.test(number) ? number : undefined
}

/** Everything that is wrong with a guardian or contact, at once. */
export function contactProblems(asked: NewContact, born: LocalDate, today: LocalDate): UserErrorBase<ContactProblem>[] {
  const { fullName, phone, personalId, legalBasis, subject } = asked
  const found: UserErrorBase<ContactProblem>[] = [...beginningProblems(asked, born, today)]
  if (!cleanName(fullName).ok) found.push({ code: 'NAME_INVALID', path: ['fullName'] })
  if (phone && phoneAsStored(phone) === undefined) found.push({ code: 'PHONE_INVALID', path: ['phone'] })
  if (personalId && !parsePersonalId(personalId).ok) found.push({ code: 'IDENTIFIER_INVALID', path: ['personalId'] })
  return [...found, ...textProblems({ legalBasis, subject }, longestText)]
}
