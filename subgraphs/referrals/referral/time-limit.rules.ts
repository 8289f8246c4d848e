import {
  addWorkingDays,
  endOfDayVietnam,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  type WorkCalendar,
  workingMinutesBetween,
} from '../../../kit/vn/working-days.js'
import type { Urgency } from '../../../kit/vn/referral-terms.js'
import { nextMoveOf, type ReferralStatus } from './referral.rules.js'

// Terms
//   working minute   a minute of a working day, all 24 hours of it (as `workingMinutesBetween` counts)
//   clock minute     any minute: an emergency does not wait for Monday

export const limitUnits = ['CLOCK_MINUTES', 'WORKING_MINUTES', 'WORKING_HOURS', 'WORKING_DAYS'] as const
export type LimitUnit = (typeof limitUnits)[number]

/** How long the one who must move may take, from a day on until a later row replaces it. */
export interface TimeLimit {
  readonly urgency: Urgency
  readonly status: ReferralStatus
  readonly amount: number
  readonly unit: LimitUnit
  readonly validFrom: LocalDate
}

export interface Waiting {
  readonly status: ReferralStatus
  readonly urgency: Urgency
  /** When the status began. */
  readonly since: Date
  readonly limits: readonly TimeLimit[]
  readonly calendar: WorkCalendar
}

/** Whose time runs: of a person who left care the sender’s, who is asked how it goes on, as for information. */
export function limitedBy(status: ReferralStatus, leftOpen: boolean): ReferralStatus {
  return leftOpen && nextMoveOf(status) === 'RECEIVER' ? 'INFO_REQUESTED' : status
}

/** By when the next move is due; null where nobody must move. */
export function dueByOf({ status, urgency, since, limits, calendar }: Waiting): Date | null {
  if (nextMoveOf(status) === 'NOBODY') return null
  const { amount, unit } = limitOn(localDateOf(since), status, urgency, limits)
  return endOf[unit](since, amount, calendar)
}

/** What is left of a time, in minutes of the clock that the urgency runs on; negative once it is past. */
export function minutesLeft(urgency: Urgency, due: Date, now: Date, calendar: WorkCalendar): number {
  const ahead = due >= now
  const [from, to] = ahead ? [now, due] : [due, now]
  const clock = Math.floor((to.getTime() - from.getTime()) / minuteMs)
  const minutes = urgency === 'EMERGENCY' ? clock : workingMinutesBetween(calendar, from, to)
  return ahead ? minutes : -minutes
}

/** When a time that stood still is over; one that was over already stays over by as much. */
export function dueAfterPause(urgency: Urgency, left: number, now: Date, calendar: WorkCalendar): Date {
  if (left < 0 || urgency === 'EMERGENCY') return new Date(now.getTime() + left * minuteMs)
  return addWorkingMinutes(now, left, calendar)
}

function limitOn(day: LocalDate, status: ReferralStatus, urgency: Urgency, limits: readonly TimeLimit[]): TimeLimit {
  const inForce = limits
    .filter(limit => limit.status === status && limit.urgency === urgency && limit.validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  if (!inForce) throw new Error(`No time limit for ${urgency} ${status} on ${day}`)
  return inForce
}

const minuteMs = 60_000

const endOf = {
  CLOCK_MINUTES: (since, amount) => new Date(since.getTime() + amount * minuteMs),
  WORKING_MINUTES: addWorkingMinutes,
  WORKING_HOURS: (since, amount, calendar) => addWorkingMinutes(since, amount * 60, calendar),
  WORKING_DAYS: (since, amount, calendar) => endOfDayVietnam(addWorkingDays(localDateOf(since), amount, calendar)),
} as const satisfies Record<LimitUnit, (since: Date, amount: number, calendar: WorkCalendar) => Date>

/** The instant by which so many working minutes have passed; time on days of rest does not count. */
function addWorkingMinutes(since: Date, minutes: number, calendar: WorkCalendar): Date {
  let from = since.getTime()
  let left = minutes * minuteMs
  for (;;) {
    const day = localDateOf(new Date(from))
    const nextDay = endOfDayVietnam(day).getTime() + 1
    if (isWorkingDay(day, calendar)) {
      if (from + left <= nextDay) return new Date(from + left)
      left -= nextDay - from
    }
    from = nextDay
  }
}
