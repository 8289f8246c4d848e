import type { UserErrorBase } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

// Every part of a record has its days: it begins, it ends once, and what has ended stays.

export interface Ending {
  readonly on: LocalDate
  readonly since?: LocalDate | null
  readonly until?: LocalDate | null
}

export type EndingProblem = 'ALREADY_ENDED' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'INVALID_VALUE'

const longestReason = 500

/** What ends a dated part of the record: once, on a day that has come, not before it began, and with a reason. */
export function endingProblems({ on, since, until }: Ending, reason: { field: string; text: string }, today: LocalDate): UserErrorBase<EndingProblem>[] {
  const found: UserErrorBase<EndingProblem>[] = []
  if (until) found.push({ code: 'ALREADY_ENDED', path: [] })
  if (on > today) found.push({ code: 'DATE_IN_FUTURE', path: ['on'] })
  if (since && on < since) found.push({ code: 'DATE_TOO_EARLY', path: ['on'] })
  if (reason.text.trim() === '' || !isPlainText(reason.text, longestReason)) found.push({ code: 'INVALID_VALUE', path: [reason.field] })
  return found
}

export interface Beginning {
  readonly since: LocalDate
  /** Given for what is over already. */
  readonly until?: LocalDate | null
}

/** What begins a dated part: not before the birth, not before its day has come, and not after it ended. */
export function beginningProblems(
  { since, until }: Beginning,
  born: LocalDate,
  today: LocalDate,
): UserErrorBase<'DATE_IN_FUTURE' | 'DATE_TOO_EARLY'>[] {
  const found: UserErrorBase<'DATE_IN_FUTURE' | 'DATE_TOO_EARLY'>[] = []
  if (since > today) found.push({ code: 'DATE_IN_FUTURE', path: ['since'] })
  if (since < born) found.push({ code: 'DATE_TOO_EARLY', path: ['since'] })
  if (until && until > today) found.push({ code: 'DATE_IN_FUTURE', path: ['until'] })
  if (until && until < since) found.push({ code: 'DATE_TOO_EARLY', path: ['until'] })
  return found
}

/** Texts that are too long, or hold what no clerk types. */
export function textProblems(
  texts: Readonly<Record<string, string | null | undefined>>,
  longest: number,
): UserErrorBase<'INVALID_VALUE'>[] {
  const wrong = Object.entries(texts).filter(([, text]) => text != null && !isPlainText(text, longest))
  return wrong.map(([field]) => ({ code: 'INVALID_VALUE', path: [field] }))
}

/** A text as it is stored: without space around it, and null when there is nothing in it. */
export function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null
}
