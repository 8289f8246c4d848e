import { languageInUse } from './language'

const zone = 'Asia/Ho_Chi_Minh'
const dayParts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' })
const numbers = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') }
const timeParts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })

/** `2026-11-02` as 02/11/2026; `1950-03` as 03/1950 and `1950` as 1950, for births of which no more is known. */
export function formatDay(day: string | null | undefined): string {
  return day ? day.split('-').reverse().join('/') : '–'
}

/** A moment as its day in Viet Nam. */
export function formatDayOf(moment: string): string {
  return dayParts.format(new Date(moment))
}

/** A moment as 02/11/2026 09:00, in Viet Nam. */
export function formatMoment(moment: string | null | undefined): string {
  return moment ? `${formatDayOf(moment)} ${timeParts.format(new Date(moment))}` : '–'
}

/** Whole days from one day to another; negative when the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** 1.234.567 in Vietnamese, 1,234,567 in English. */
export function formatNumber(number: number): string {
  return numbers[languageInUse()].format(number)
}

/** `dd/MM/yyyy` as `yyyy-MM-dd`; undefined when it is no day of the calendar. */
export function parseDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return year !== '' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
