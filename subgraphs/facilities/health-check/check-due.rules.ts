import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   due   đến hạn khám: 6 months after the last check (TT 33/2017 Đ8); never checked, from the day the stay began

/** How far ahead a list of who is due looks; every one of them also holds those who are overdue. */
export const dueWithin = ['OVERDUE', 'DAYS_7', 'DAYS_30', 'DAYS_60', 'DAYS_90'] as const
export type DueWithin = (typeof dueWithin)[number]

const days = { OVERDUE: -1, DAYS_7: 7, DAYS_30: 30, DAYS_60: 60, DAYS_90: 90 } as const satisfies Record<DueWithin, number>

/** The last due day that is on the list. */
export function lastDueDay(within: DueWithin, today: LocalDate): LocalDate {
  return addDays(today, days[within])
}

const dayMs = 86_400_000

/** Nought until the day after. */
export function daysOverdue(dueOn: LocalDate, today: LocalDate): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(dueOn)) / dayMs))
}
