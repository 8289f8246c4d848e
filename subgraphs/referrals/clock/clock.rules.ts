import type { Urgency } from '../../../kit/vn/referral-terms.js'
import { addWorkingDays, endOfDayVietnam, type LocalDate, localDateOf, type WorkCalendar } from '../../../kit/vn/working-days.js'
import { moves } from '../life-cycle/life-cycle.rules.js'
import { type ReferralStatus, statusRules } from '../referral/referral.rules.js'
import { dueByOf, limitedBy, type TimeLimit } from '../referral/time-limit.rules.js'

// Terms
//   clock      đồng hồ: what the hub does by itself when a time is over and nobody moved
//   escalate   báo lên: a step is late by its whole time limit once more; marked once for each status

export const clockMoves = ['expireReferral', 'recordNoShow', 'escalateReferral'] as const
export type ClockMove = (typeof clockMoves)[number]

/** Working days after the day on which the person was expected; then they count as not come: our own proposal [P]. */
export const workingDaysOfGrace = 2

/** A referral as far as its clocks go. */
export interface ClockFacts {
  readonly status: ReferralStatus
  readonly urgency: Urgency
  readonly validUntil: Date | null
  readonly dueBy: Date | null
  /** The day for which the receiver expects the person. */
  readonly plannedOn: LocalDate | null
  /** When the sender asks a hospital off the hub again: until then nobody knows that the person did not come. */
  readonly callBackOn: LocalDate | null
  /** Off the hub nobody there says that the person came: silence is then no sign, and the sender is reminded instead. */
  readonly receiverOnHub: boolean
  /** When it was escalated in this status. */
  readonly escalatedAt: Date | null
  /** The person left care, and the sender has not said how it goes on: silence is then no sign either. */
  readonly leftOpen: boolean
}

export interface ClockReading {
  readonly now: Date
  readonly limits: readonly TimeLimit[]
  readonly calendar: WorkCalendar
}

/** What the hub has to do about a referral now, the end of the paper before everything else; undefined for nothing. */
export function clockMove(facts: ClockFacts, reading: ClockReading): ClockMove | undefined {
  if (statusRules[facts.status].ended) return undefined
  if (hasExpired(facts, reading)) return 'expireReferral'
  if (nobodyCame(facts, reading)) return 'recordNoShow'
  return isLateTwice(facts, reading) ? 'escalateReferral' : undefined
}

/** The paper has ended before the person arrived; a pause for information does not hold it up (TT 01/2025 Đ12 k1). */
function hasExpired({ status, validUntil }: ClockFacts, { now }: ClockReading): boolean {
  const from: readonly ReferralStatus[] = moves.expireReferral.from
  return from.includes(status) && validUntil !== null && validUntil < now
}

function nobodyCame({ status, dueBy, plannedOn, callBackOn, receiverOnHub, leftOpen }: ClockFacts, { now, calendar }: ClockReading): boolean {
  const from: readonly ReferralStatus[] = moves.recordNoShow.from
  const expected = plannedOn ?? (dueBy && localDateOf(dueBy))
  if (!receiverOnHub || leftOpen || !from.includes(status) || !expected) return false
  const asked = callBackOn && callBackOn > expected ? callBackOn : expected
  return endOfDayVietnam(addWorkingDays(asked, workingDaysOfGrace, calendar)) < now
}

/** While information is awaited `dueBy` is the sender’s time, so that only the sender can be late. */
function isLateTwice({ status, urgency, dueBy, escalatedAt, leftOpen }: ClockFacts, { now, limits, calendar }: ClockReading): boolean {
  if (escalatedAt || !dueBy || dueBy >= now) return false
  const again = dueByOf({ status: limitedBy(status, leftOpen), urgency, since: dueBy, limits, calendar })
  return again !== null && again < now
}
