import { textScalar } from './text-scalar.js'
import type { Bilingual, Checked } from './types.js'
import { addDays, addMonths, isLocalDate } from './working-days.js'
import type { LocalDate } from './working-days.js'

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: many residents know only the year in which they were born. */
export type PartialDate = string

export type PartialDateProblem = 'WRONG_FORM' | 'YEAR_OUT_OF_RANGE' | 'NO_SUCH_MONTH' | 'NO_SUCH_DAY'

export const partialDateProblems: Record<PartialDateProblem, Bilingual> = {
  WRONG_FORM: { vi: 'phải viết là YYYY, YYYY-MM hoặc YYYY-MM-DD', en: 'must be written YYYY, YYYY-MM or YYYY-MM-DD' },
  YEAR_OUT_OF_RANGE: { vi: 'năm phải từ 1800 đến 2199', en: 'the year must be from 1800 to 2199' },
  NO_SUCH_MONTH: { vi: 'tháng phải từ 01 đến 12', en: 'the month must be from 01 to 12' },
  NO_SUCH_DAY: { vi: 'tháng đó không có ngày này', en: 'that month has no such day' },
}

export function parsePartialDate(text: string): Checked<PartialDate, PartialDateProblem> {
  const refused = (problem: PartialDateProblem) => ({ ok: false as const, problem })
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return refused('WRONG_FORM')
  if (text < '1800' || text >= '2200') return refused('YEAR_OUT_OF_RANGE')
  if (!isLocalDate(`${text.slice(0, 7).padEnd(7, '-01')}-01`)) return refused('NO_SUCH_MONTH')
  if (!isLocalDate(earliest(text))) return refused('NO_SUCH_DAY')
  return { ok: true, value: text }
}

/** The first day that it can mean. */
export function earliest(partial: PartialDate): LocalDate {
  return partial + '-01-01'.slice(partial.length - 4)
}

/** The last day that it can mean. */
export function latest(partial: PartialDate): LocalDate {
  if (partial.length === 10) return partial
  return addDays(addMonths(earliest(partial), partial.length === 4 ? 12 : 1), -1)
}

/**
 * Every way to write a date that may be the same day: the year alone agrees with each of its months and days. At most 379,
 * so that an index finds them by equality.
 */
export function compatibleDates(partial: PartialDate): PartialDate[] {
  const vaguer = [4, 7].filter(length => length < partial.length).map(length => partial.slice(0, length))
  const days: PartialDate[] = []
  for (let day = earliest(partial); day <= latest(partial); day = addDays(day, 1)) days.push(day)
  const months = partial.length === 4 ? [...new Set(days.map(day => day.slice(0, 7)))] : []
  return [...new Set([...vaguer, partial, ...months, ...days])]
}

/**
 * The age in full years on a day, as far as the birth date tells. Nobody is younger than 0: who is asked about was
 * born by that day. Born on 29 February, a person is a year older on 1 March of a common year.
 */
export function ageOn(birth: PartialDate, day: LocalDate): { atLeast: number; atMost: number } {
  return { atLeast: fullYears(latest(birth), day), atMost: fullYears(earliest(birth), day) }
}

function fullYears(birth: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return Math.max(0, day.slice(5) < birth.slice(5) ? years - 1 : years)
}

export const PartialDateScalar = textScalar({
  name: 'PartialDate',
  description:
    'A date that may be known only to the year or the month: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` ' +
    '(ngày tháng có thể chỉ biết năm hoặc tháng).',
  parse: parsePartialDate,
  problems: partialDateProblems,
})
