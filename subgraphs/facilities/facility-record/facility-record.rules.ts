import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import { earlierEnd, includes, overlap, type Period } from './period.rules.js'

// Terms
//   record    a row that says what a facility was, had or offered in a period: never edited, but ended, or corrected
//   correct   đính chính: a row that was wrong is kept with the reason, and another one stands in its place

/** A facility has a few rows of most kinds in its life; of a history the newest this many are shown. */
export const mostShown = 50

/** The days of a record as they are stored. */
export interface Dated {
  /** Null: before the hub’s records. */
  readonly validFrom?: LocalDate | null
  /** The last day by the paper itself; null when it names none. */
  readonly validTo?: LocalDate | null
  /** The last day after all, when it ended before that. */
  readonly endedOn?: LocalDate | null
  /** Set when the row was wrong: it never held. */
  readonly correctedAt?: unknown
}

export function periodOf({ validFrom = null, validTo = null, endedOn = null }: Dated): Period {
  return { from: validFrom, to: earlierEnd(validTo, endedOn) }
}

export function holds(row: Dated): boolean {
  return row.correctedAt === null || row.correctedAt === undefined
}

export function heldOn(row: Dated, day: LocalDate): boolean {
  return holds(row) && includes(periodOf(row), day)
}

/** The rows that hold, or held, on a day. */
export function onDay<Row extends Dated>(rows: readonly Row[], day: LocalDate): Row[] {
  return rows.filter(row => heldOn(row, day))
}

export type RecordProblem = 'INVALID_VALUE' | 'PERIOD_INVALID' | 'PERIOD_OVERLAPS' | 'REASON_MISSING'

export interface NewRecord {
  readonly validFrom: LocalDate
  readonly validTo?: LocalDate | null
  readonly corrects?: string | null
  readonly reason?: string | null
}

const longestReason = 500

/** What is wrong with the days of a new record beside others of its kind, and with the reason of a correction. */
export function recordProblems(record: NewRecord, others: readonly Dated[]): UserErrorBase<RecordProblem>[] {
  const { validFrom, validTo = null, corrects, reason } = record
  const found: UserErrorBase<RecordProblem>[] = []
  if (validTo !== null && validTo < validFrom) found.push({ code: 'PERIOD_INVALID', path: ['validTo'] })
  const mine = { from: validFrom, to: validTo }
  if (others.some(other => holds(other) && overlap(periodOf(other), mine))) found.push({ code: 'PERIOD_OVERLAPS', path: ['validFrom'] })
  if (corrects && !isReason(reason)) found.push({ code: 'REASON_MISSING', path: ['reason'] })
  return found
}

export function isReason(reason: string | null | undefined): boolean {
  const text = reason?.trim() ?? ''
  return text.length >= 5 && text.length <= longestReason && /^\P{Cc}*$/u.test(text)
}

/** Texts of one line, each with the longest it may be; an empty one is refused too. */
export function lineProblems(lines: Readonly<Record<string, readonly [text: string | null | undefined, longest: number]>>): UserErrorBase<RecordProblem>[] {
  const wrong = Object.entries(lines).filter(([, [text, longest]]) => {
    return text != null && (text.trim() === '' || text.length > longest || !/^[\P{Cc}\n]*$/u.test(text))
  })
  return wrong.map(([field]) => ({ code: 'INVALID_VALUE', path: [field] }))
}

/** A row without a last day that began before: the new one takes its place, so it ends the day before. */
export function endsBefore<Row extends Dated>(rows: readonly Row[], from: LocalDate): { row: Row; on: LocalDate } | undefined {
  const row = rows.find(each => holds(each) && periodOf(each).to === null && (each.validFrom ?? '') < from)
  return row && { row, on: addDays(from, -1) }
}

/** Whether a record may end on a day: one of its own, or of a past that nobody dated. */
export function mayEndOn(row: Dated, on: LocalDate): boolean {
  return holds(row) && (row.endedOn ?? null) === null && includes(periodOf(row), on)
}

/** What is wrong with ending a record on a day, with a reason in words. */
export function endOfRecordProblems(row: Dated, { on, reason }: { on: LocalDate; reason: string }): UserErrorBase<RecordProblem>[] {
  const found: UserErrorBase<RecordProblem>[] = []
  if (!mayEndOn(row, on)) found.push({ code: 'PERIOD_INVALID', path: ['on'] })
  if (!isReason(reason)) found.push({ code: 'REASON_MISSING', path: ['reason'] })
  return found
}
