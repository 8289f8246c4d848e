import { type LocalDate, vietnamCalendar, type WorkCalendar } from '../../kit/vn/working-days.js'
import { thresholds } from '../../subgraphs/facilities/reference-thresholds.js'
import type { Threshold } from '../../subgraphs/facilities/threshold/threshold.rules.js'
import { objectCodeRows } from '../../subgraphs/insurance/reference.js'
import { type RuleBook, ruleBook } from '../../subgraphs/insurance/rules/rule-book.rules.js'
import { timeLimits } from '../../subgraphs/referrals/reference.js'
import type { TimeLimit } from '../../subgraphs/referrals/referral/time-limit.rules.js'

/** The day of seeding and the law's tables: what every part of the demo is made with. */
export interface Setting {
  readonly today: LocalDate
  /** To the minute. */
  readonly now: Date
  readonly seed: number
  readonly calendar: WorkCalendar
  /** Each pressure by itself: the alerts of the demo were raised before the two were looked at together. */
  readonly thresholds: readonly Threshold[]
  readonly limits: readonly TimeLimit[]
  readonly book: RuleBook
}

export function settingOf(today: LocalDate, now: Date, seed: number): Setting {
  return {
    today,
    now: new Date(now.getTime() - (now.getTime() % 60_000)),
    seed,
    calendar: vietnamCalendar(),
    thresholds: thresholds().filter(({ measure }) => measure !== 'isolated_systolic_htn'),
    limits: timeLimits(),
    book: ruleBook(objectCodeRows(), []),
  }
}

const dayMs = 86_400_000

/** Days from one day to a later one. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs
}
