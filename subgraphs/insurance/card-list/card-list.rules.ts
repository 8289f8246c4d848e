import { addDays, type LocalDate, localDateOf } from '../../../kit/vn/working-days.js'

/** How far ahead a list of ending cards looks. */
export const expiringWithin = ['DAYS_30', 'DAYS_60', 'DAYS_90'] as const
export type ExpiringWithin = (typeof expiringWithin)[number]

const days: Readonly<Record<ExpiringWithin, number>> = { DAYS_30: 30, DAYS_60: 60, DAYS_90: 90 }

/** The latest last day of a card that is on the list. */
export function lastDayOf(within: ExpiringWithin, today: LocalDate): LocalDate {
  return addDays(today, days[within])
}

const dayMs = 86_400_000

/** Days after today on which the card is still good; its last day belongs to it (Luật BHYT Đ16 k4). */
export function daysLeft(validTo: LocalDate, today: LocalDate): number {
  return (Date.parse(validTo) - Date.parse(today)) / dayMs
}

/** Whether a paper is good on a day on which the card is no longer. */
export function endsBeforePaper(validTo: LocalDate, paperUntil: Date | null): boolean {
  return paperUntil !== null && validTo < localDateOf(paperUntil)
}
