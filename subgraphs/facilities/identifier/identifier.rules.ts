import type { UserErrorBase } from '../../../kit/user-errors.js'
import { normaliseIdentifier, parsePersonalId, parseSocialInsuranceNumber } from '../../../kit/vn/identifiers.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { Checked } from '../../../kit/vn/types.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { IdentifierEndReason, IdentifierType } from '../resident/resident.rules.js'

// Terms
//   identifier       giấy tờ định danh: a number by which a person is known, with the paper that shows it
//   temporary code   mã tạm: given by the hub to a person without papers; linked to the real number once there is one
// No type for the birth certificate: its number is one of its registry office only, and since 2016 it shows the 12 digits
// (Luật Hộ tịch 60/2014 Đ14). None for the insurance card: the insurance owns the cards, its last ten digits are kept here.

/** The paper that shows a number. */
export interface Paper {
  readonly issuer?: string | null
  readonly issuedOn?: LocalDate | null
  /** As printed. */
  readonly expiresOn?: LocalDate | null
  /** First day the number held; the day of issue when not given. */
  readonly validFrom?: LocalDate | null
}

/** Each kind of number as it is stored, or undefined when it does not have its form. A temporary code is the hub’s to give. */
const checkedNumber = {
  PERSONAL_ID: text => numberOf(parsePersonalId(text)),
  SOCIAL_INSURANCE: text => numberOf(parseSocialInsuranceNumber(text)),
  OLD_IDENTITY_CARD: text => /^\d{9}$/.exec(normaliseIdentifier(text))?.[0],
  PASSPORT: text => /^[A-Z]\d{7}$/.exec(normaliseIdentifier(text))?.[0],
  TEMPORARY: () => undefined,
} as const satisfies Record<IdentifierType, (text: string) => string | undefined>

function numberOf(checked: Checked<{ readonly number: string }, string>): string | undefined {
  return checked.ok ? checked.value.number : undefined
}

export function identifierAsStored({ type, value }: { readonly type: IdentifierType; readonly value: string }): string | undefined {
  return checkedNumber[type](value)
}

/** A paper with every place said. */
export function paperOf({ issuer, issuedOn, expiresOn, validFrom }: Paper) {
  return { issuer: issuer?.trim() || null, issuedOn: issuedOn ?? null, expiresOn: expiresOn ?? null, validFrom: validFrom ?? issuedOn ?? null }
}

const longestIssuer = 200

export type PaperProblem = 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'INVALID_VALUE'

/** Nobody has a paper before they are born, and no paper ends before it begins. */
export function paperProblems(paper: Paper, born: LocalDate, today: LocalDate): UserErrorBase<PaperProblem>[] {
  const { issuer, issuedOn, expiresOn, validFrom } = paper
  const found: UserErrorBase<PaperProblem>[] = []
  if (issuer && !isPlainText(issuer, longestIssuer)) found.push({ code: 'INVALID_VALUE', path: ['issuer'] })
  for (const [field, day] of [['issuedOn', issuedOn], ['validFrom', validFrom]] as const) {
    if (day && day > today) found.push({ code: 'DATE_IN_FUTURE', path: [field] })
    if (day && day < born) found.push({ code: 'DATE_TOO_EARLY', path: [field] })
  }
  const first = issuedOn ?? validFrom
  if (expiresOn && first && expiresOn < first) found.push({ code: 'DATE_TOO_EARLY', path: ['expiresOn'] })
  return found
}

export interface NumberInForce {
  readonly id: string
  readonly type: IdentifierType
  readonly validFrom?: LocalDate | null
}

export interface NewNumber extends Paper {
  readonly type: IdentifierType
  /** Key of the number in force whose place it takes; undefined when it takes none. */
  readonly replaces: string | undefined
}

export interface EndOfNumber {
  readonly id: string
  readonly on: LocalDate
  readonly reason: Extract<IdentifierEndReason, 'REISSUED' | 'LINKED'>
}

export type ReplacementProblem = 'NOT_FOUND' | 'IDENTIFIER_IN_FORCE' | 'DATE_TOO_EARLY'

/** Papers that say who somebody is: with one, nobody needs a temporary code any more. */
const papersOfIdentity: readonly IdentifierType[] = ['PERSONAL_ID', 'OLD_IDENTITY_CARD', 'PASSPORT']

/**
 * Which numbers in force a new one ends. One issued anew ends the one before it on the day before (NĐ 70/2024 Đ11–12); a
 * temporary code is linked on the day somebody brought the paper, whenever that was issued.
 */
export function endedBy(
  asked: NewNumber,
  inForce: readonly NumberInForce[],
  today: LocalDate,
): { readonly ends: EndOfNumber[]; readonly problems: UserErrorBase<ReplacementProblem>[] } {
  const { type, replaces } = asked
  const named = inForce.find(({ id }) => id === replaces)
  if (replaces !== undefined && named?.type !== type && named?.type !== 'TEMPORARY') {
    return { ends: [], problems: [{ code: 'NOT_FOUND', path: ['replaces'] }] }
  }
  const same = inForce.find(each => each.type === type)
  if (same && same.id !== replaces) return { ends: [], problems: [{ code: 'IDENTIFIER_IN_FORCE', path: ['type'] }] }
  const lastDay = addDays(asked.validFrom ?? asked.issuedOn ?? today, -1)
  if (same?.validFrom && lastDay < same.validFrom) return { ends: [], problems: [{ code: 'DATE_TOO_EARLY', path: ['validFrom'] }] }
  const linked = inForce.filter(
    each => each.type === 'TEMPORARY' && (each.id === replaces || papersOfIdentity.includes(type)),
  )
  return {
    ends: [
      ...(same ? [{ id: same.id, on: lastDay, reason: 'REISSUED' as const }] : []),
      ...linked.map(({ id }) => ({ id, on: today, reason: 'LINKED' as const })),
    ],
    problems: [],
  }
}

/** What ends a number without another in its place; the other reasons come with the new number. */
export const plainEndReasons = ['CANCELLED', 'EXPIRED', 'ENTERED_IN_ERROR'] as const satisfies readonly IdentifierEndReason[]
export type PlainEndReason = (typeof plainEndReasons)[number]
