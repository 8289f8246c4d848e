import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { textProblems } from '../resident/dated-part.rules.js'
import type { UnitLevel } from '../unit/unit.rules.js'

// Terms
//   address   nơi cư trú: where a person lived before the facility, as it was written, in the units of that time. Provinces and
//             communes were drawn anew on 2025-07-01 (NQ 202/2025/QH15), and no table leads from old communes to new ones:
//             an old commune stays the text it was written as; the province is known then and now

/** A unit as far as addresses go. */
export interface UnitOfTime {
  readonly level: UnitLevel
  readonly provinceCode: string
  readonly validFrom?: LocalDate | null
  readonly validTo?: LocalDate | null
}

export interface NewAddress {
  readonly street?: string | null
  /** Commune and district of before, as written. */
  readonly communeText?: string | null
  readonly since?: LocalDate | null
  readonly until?: LocalDate | null
}

interface AddressFacts {
  readonly born: LocalDate
  readonly today: LocalDate
  /** Undefined when there is none under the id that was given. */
  readonly province: UnitOfTime | undefined
  /** Null when none was given. */
  readonly commune: UnitOfTime | undefined | null
  /** The address in force, which this one ends. */
  readonly before: { readonly since?: LocalDate | null } | undefined
}

export type AddressProblem = 'UNIT_NOT_THEN' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'INVALID_VALUE'

const longestText = 300

const dateNeeded = {
  vi: 'Đã có địa chỉ đang dùng. Hãy ghi ngày bắt đầu của địa chỉ mới, hoặc ngày cuối nếu là địa chỉ cũ.',
  en: 'There is an address in force. Give the first day of the new one, or the last day of an older one.',
}

/** Everything that is wrong with an address, at once. */
export function addressProblems(asked: NewAddress, facts: AddressFacts): UserErrorBase<AddressProblem>[] {
  const { since, until, communeText } = asked
  const { born, today, province, commune, before } = facts
  const found: UserErrorBase<AddressProblem>[] = textProblems({ street: asked.street, communeText }, longestText)
  if (!province || !stood(province, 'PROVINCE', asked)) found.push({ code: 'UNIT_NOT_THEN', path: ['province'] })
  if (commune !== null) {
    const fits = commune && stood(commune, 'COMMUNE', asked) && commune.provinceCode === province?.provinceCode
    if (!fits) found.push({ code: 'UNIT_NOT_THEN', path: ['commune'] })
    if (communeText) found.push({ code: 'INVALID_VALUE', path: ['communeText'] })
  }
  for (const [field, day] of [['since', since], ['until', until]] as const) {
    if (day && day > today) found.push({ code: 'DATE_IN_FUTURE', path: [field] })
  }
  if (since && since < born) found.push({ code: 'DATE_TOO_EARLY', path: ['since'] })
  if (until && until < (since ?? born)) found.push({ code: 'DATE_TOO_EARLY', path: ['until'] })
  if (before && !until && !since) found.push({ code: 'INVALID_VALUE', path: ['since'], text: dateNeeded })
  if (before?.since && !until && since && since <= before.since) found.push({ code: 'DATE_TOO_EARLY', path: ['since'] })
  return found
}

/** Whether a unit stood on one day at least of the address: people lived on when it was drawn anew. */
function stood({ level, validFrom, validTo }: UnitOfTime, asked: UnitLevel, { since, until }: NewAddress): boolean {
  if (level !== asked) return false
  return !(until && validFrom && until < validFrom) && !(since && validTo && since > validTo)
}

/** The address in one line, as it was written, from the house to the province. */
export function asWritten(parts: readonly (string | null)[]): string {
  return parts.flatMap(part => part?.trim() || []).join(', ')
}
