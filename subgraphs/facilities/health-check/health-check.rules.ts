import type { UserErrorBase } from '../../../kit/user-errors.js'
import { icd10 } from '../../../kit/vn/icd-pattern.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   check   lần khám sức khoẻ định kỳ: everybody in care is examined every 6 months and yearly, and a book of it is kept
//           (TT 33/2017 Đ8)
//   class   phân loại sức khoẻ I–V

export const monthsBetweenChecks = 6

/** What the form of a check asks a doctor of each field about (TT 32/2023; QĐ 2062/QĐ-BYT). */
export const specialities = ['INTERNAL', 'SURGICAL', 'SKIN', 'WOMEN', 'EYE', 'ENT', 'DENTAL', 'MENTAL'] as const
export type Speciality = (typeof specialities)[number]

export interface SpecialityFinding {
  readonly speciality: Speciality
  readonly text: string
}

/** What a check says beside its numbers. */
export interface CheckSays {
  readonly checkedOn: LocalDate
  readonly class?: number | null
  readonly findings?: readonly SpecialityFinding[] | null
  readonly diseases?: readonly string[] | null
  readonly conclusion?: string | null
  readonly advice?: string | null
  readonly nextDueOn?: LocalDate | null
  readonly dueReason?: string | null
  readonly examinedBy: string
}

/** Whom it is about. */
export interface CheckedPerson {
  readonly birthDate: PartialDate
  /** Last day in care; null while it lasts. */
  readonly leftOn?: LocalDate | null
}

export type CheckProblem =
  | 'DATE_IN_FUTURE'
  | 'DATE_TOO_EARLY'
  | 'DATE_AFTER_LEAVING'
  | 'CLASS_INVALID'
  | 'DUE_DAY_INVALID'
  | 'REASON_MISSING'
  | 'ICD_INVALID'
  | 'SPECIALITY_TWICE'
  | 'TEXT_MISSING'
  | 'INVALID_VALUE'

/** When the next one is due unless the doctor says sooner: months of 31 days end on the last day of a shorter one (BLDS Đ148 k3). */
export function nextDueOf(checkedOn: LocalDate): LocalDate {
  return addMonths(checkedOn, monthsBetweenChecks)
}

const longestText = 2_000
const longestName = 200
const mostDiseases = 12

/** Everything that is wrong with a check beside its numbers, at once. */
export function checkProblems(check: CheckSays, person: CheckedPerson, today: LocalDate): UserErrorBase<CheckProblem>[] {
  const found: UserErrorBase<CheckProblem>[] = []
  const problem = (code: CheckProblem, ...path: string[]) => void found.push({ code, path })
  const { checkedOn, class: healthClass, findings, diseases, nextDueOn, dueReason, examinedBy } = check
  if (checkedOn > today) problem('DATE_IN_FUTURE', 'checkedOn')
  if (checkedOn < earliest(person.birthDate)) problem('DATE_TOO_EARLY', 'checkedOn')
  if (person.leftOn != null && checkedOn > person.leftOn) problem('DATE_AFTER_LEAVING', 'checkedOn')
  if (healthClass != null && (healthClass < 1 || healthClass > 5)) problem('CLASS_INVALID', 'class')
  if (nextDueOn != null && nextDueOn <= checkedOn) problem('DUE_DAY_INVALID', 'nextDueOn')
  // Later than the rule says is for a doctor to answer for.
  if (nextDueOn != null && nextDueOn > nextDueOf(checkedOn) && !dueReason?.trim()) problem('REASON_MISSING', 'dueReason')
  const seen = new Set<Speciality>()
  for (const [i, { speciality, text }] of (findings ?? []).entries()) {
    if (seen.has(speciality)) problem('SPECIALITY_TWICE', 'findings', String(i), 'speciality')
    seen.add(speciality)
    if (!isText(text)) problem('TEXT_MISSING', 'findings', String(i), 'text')
  }
  if ((diseases?.length ?? 0) > mostDiseases) problem('INVALID_VALUE', 'diseases')
  for (const [i, code] of (diseases ?? []).entries()) {
    if (!icd10.test(code) || diseases?.indexOf(code) !== i) problem('ICD_INVALID', 'diseases', String(i))
  }
  for (const field of ['conclusion', 'advice', 'dueReason'] as const) {
    const text = check[field]
    if (text != null && !isPlainText(text, longestText)) problem('INVALID_VALUE', field)
  }
  if (!examinedBy.trim() || !isPlainText(examinedBy, longestName)) problem('TEXT_MISSING', 'examinedBy')
  return found
}

function isText(text: string): boolean {
  return text.trim() !== '' && isPlainText(text, longestText)
}

/** The fields that a correction changed, each with what stood there, as text. */
export function changedFields(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, string | null> {
  const changed = Object.keys(after).filter(field => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
  return Object.fromEntries(changed.map(field => [field, textOf(before[field])]))
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
