import { z } from 'zod'
import { readCsv } from '../csv.js'
import { projectFile } from '../files.js'

// Terms
//   local date    a day in Vietnam, written YYYY-MM-DD; two of them compare as text
//   working day   Monday to Friday, without holidays and swapped days off, with swapped working days [our reading:
//                 TT 01/2025 does not define it]
//   period        its first day is not counted (BLDS 91/2015 Đ147); its last day runs to 24:00 (Đ148)

export type LocalDate = string

const localDate = z.iso.date()

export const holidayRow = z.object({
  date: localDate,
  name_vi: z.string().min(1),
  kind: z.enum(['holiday', 'swap-off', 'swap-work']),
})

export type HolidayRow = z.infer<typeof holidayRow>

export interface WorkCalendar {
  /** Day off by law or by swap, and its name. */
  readonly daysOff: ReadonlyMap<LocalDate, string>
  /** Days of rest that are worked in exchange. */
  readonly daysWorked: ReadonlySet<LocalDate>
  /** The years for which the table has rows. */
  readonly years: ReadonlySet<string>
}

const dayMs = 86_400_000
const minuteMs = 60_000
/** Vietnam keeps UTC+7 all year, so its days need no time-zone table. */
const offsetMs = 7 * 60 * minuteMs

export function workCalendar(rows: readonly HolidayRow[]): WorkCalendar {
  const dates = rows.map(row => row.date)
  const twice = dates.find((date, i) => dates.indexOf(date) !== i)
  if (twice) throw new Error(`The holiday table has two rows for ${twice}.`)
  return {
    daysOff: new Map(rows.filter(row => row.kind !== 'swap-work').map(row => [row.date, row.name_vi])),
    daysWorked: new Set(rows.filter(row => row.kind === 'swap-work').map(row => row.date)),
    years: new Set(dates.map(date => date.slice(0, 4))),
  }
}

let ofVietnam: WorkCalendar | undefined

/** The calendar of public offices. The next year is an estimate until its notice is in the table. */
export function vietnamCalendar(): WorkCalendar {
  ofVietnam ??= workCalendar(readCsv(projectFile('kit/vn/reference/holidays.csv'), holidayRow))
  return ofVietnam
}

/** False where the table has no rows for that year: the answer then knows weekends only, and should say so. */
export function coveredBy(calendar: WorkCalendar, day: LocalDate): boolean {
  return calendar.years.has(day.slice(0, 4))
}

export function isWorkingDay(day: LocalDate, calendar = vietnamCalendar()): boolean {
  if (calendar.daysWorked.has(day)) return true
  if (calendar.daysOff.has(day)) return false
  const weekday = new Date(utc(day)).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

/** The last day of a period of working days: the day itself is not counted (BLDS Đ147 k2). */
export function addWorkingDays(day: LocalDate, count: number, calendar = vietnamCalendar()): LocalDate {
  if (!Number.isInteger(count) || count < 1) throw new RangeError('A period has at least one working day.')
  let last = day
  for (let left = count; left > 0; left--) last = workingDayOnOrAfter(addDays(last, 1), calendar)
  return last
}

/** Where a period of calendar days really ends: a day of rest moves its end to the next working day (BLDS Đ148 k5). */
export function workingDayOnOrAfter(day: LocalDate, calendar = vietnamCalendar()): LocalDate {
  let end = day
  while (!isWorkingDay(end, calendar)) end = addDays(end, 1)
  return end
}

/** Whole minutes of working days, all 24 hours of them, between two instants; 0 when `to` is not after `from`. */
export function workingMinutesBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  let total = 0
  for (let start = startOfDayVietnam(localDateOf(from)).getTime(); start < to.getTime(); start += dayMs) {
    if (!isWorkingDay(localDateOf(new Date(start)), calendar)) continue
    total += Math.max(0, Math.min(to.getTime(), start + dayMs) - Math.max(from.getTime(), start))
  }
  return Math.floor(total / minuteMs)
}

export function isLocalDate(text: string): boolean {
  return localDate.safeParse(text).success
}

export function addDays(day: LocalDate, count: number): LocalDate {
  return dateOf(utc(day) + count * dayMs)
}

/** The same day some months on, or the last day of a month that lacks it (BLDS Đ148 k3). Twelve months are a year. */
export function addMonths(day: LocalDate, count: number): LocalDate {
  const date = new Date(utc(day))
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() + count
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dateOf(Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)))
}

export function startOfDayVietnam(day: LocalDate): Date {
  return new Date(utc(day) - offsetMs)
}

/** 24:00 in Vietnam, as the last instant that still belongs to the day. */
export function endOfDayVietnam(day: LocalDate): Date {
  return new Date(utc(day) - offsetMs + dayMs - 1)
}

/** The day in Vietnam at an instant. */
export function localDateOf(instant: Date): LocalDate {
  return dateOf(instant.getTime() + offsetMs)
}

function utc(day: LocalDate): number {
  if (!isLocalDate(day)) throw new RangeError('A local date is a day of the calendar, written YYYY-MM-DD.')
  return Date.parse(`${day}T00:00:00Z`)
}

function dateOf(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10)
}
