import type { UserErrorBase } from '../../../kit/user-errors.js'
import { earliest, latest, type PartialDate } from '../../../kit/vn/partial-date.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { textOrNull } from '../resident/dated-part.rules.js'

// Terms
//   clinical entry    mục hồ sơ sức khoẻ: a condition, an allergy, a medicine or a vaccination of a resident
//   clinical change   thay đổi: what happened to an entry since it was written down; what stood before is kept, and nothing is removed

export const clinicalEntries = ['CONDITION', 'ALLERGY', 'MEDICINE', 'VACCINATION'] as const
export type ClinicalEntryKind = (typeof clinicalEntries)[number]

/** FHIR verificationStatus, as far as homes need it. */
export const verificationStatuses = ['CONFIRMED', 'REFUTED', 'ENTERED_IN_ERROR'] as const
export type VerificationStatus = (typeof verificationStatuses)[number]

export const clinicalMoves = ['CORRECTED', 'ENTERED_IN_ERROR', 'STATUS_CHANGED', 'REFUTED', 'STOPPED'] as const
export type ClinicalMove = (typeof clinicalMoves)[number]

export interface ValueChange {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

type Value = string | number | boolean | null

/** Facts as an entity has them: what was never said may be undefined. */
export type AsMapped<Facts> = { readonly [Name in keyof Facts]: Facts[Name] | (null extends Facts[Name] ? undefined : never) }

const asText = (value: Value) => (value === null ? null : String(value))

/** What differs between two states of an entry, by the names of the API. */
export function differences(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): ValueChange[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const was = before[field] ?? null
    return was === value ? [] : [{ field, before: asText(was), after: asText(value) }]
  })
}

/** What a correction leaves of a value: what is not said stays, null takes it away. */
export function corrected<Kept>(asked: Kept | null | undefined, before: Kept | null): Kept | null {
  return asked === undefined ? before : asked
}

export function correctedText(asked: string | null | undefined, before: string | null): string | null {
  return asked === undefined ? before : textOrNull(asked)
}

/** A text that an entry cannot do without. */
export function missingText(field: string, text: string, longest: number): UserErrorBase<'TEXT_MISSING'>[] {
  return text.trim() !== '' && isPlainText(text, longest) ? [] : [{ code: 'TEXT_MISSING', path: [field] }]
}

export interface Lifetime {
  readonly born: PartialDate
  readonly today: LocalDate
}

/** A day, a month or a year in which something was: within the life, as far as it is known, and not to come. */
export function pastProblems(field: string, date: PartialDate | null, { born, today }: Lifetime): UserErrorBase<'DATE_IN_FUTURE' | 'DATE_TOO_EARLY'>[] {
  if (date === null) return []
  if (earliest(date) > today) return [{ code: 'DATE_IN_FUTURE', path: [field] }]
  return latest(date) < earliest(born) ? [{ code: 'DATE_TOO_EARLY', path: [field] }] : []
}

/** An end that cannot lie at or after its beginning. */
export function orderProblems(since: PartialDate | null, until: PartialDate | null, field = 'until'): UserErrorBase<'DATE_RANGE_INVALID'>[] {
  return since !== null && until !== null && latest(until) < earliest(since) ? [{ code: 'DATE_RANGE_INVALID', path: [field] }] : []
}
