import type { Measure, Severity } from '../../../kit/vn/alert-terms.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   trend   diễn biến xấu: values that move the wrong way from one measurement to the next

interface TrendRuleBase {
  readonly code: string
  readonly measure: Measure
  readonly severity: Severity
  /** How far back it looks, the day itself not counted. */
  readonly days: number
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly source: string
  readonly confidence: 'low'
}

/** Lost so many percent of the highest value of the days before. */
interface FallRule extends TrendRuleBase {
  readonly kind: 'FALL'
  readonly percent: number
}

/** Higher each time over so many measurements, and by so much in all. */
interface RiseRule extends TrendRuleBase {
  readonly kind: 'RISE'
  readonly by: number
  readonly measurements: number
}

export type TrendRule = FallRule | RiseRule

const ours = { validFrom: '2026-01-01', validTo: null, source: 'Đề xuất của An Sinh Hub, chưa có văn bản [P]', confidence: 'low' } as const

/** Our own proposal [P]: no law and no guidance of the ministry was found that says any of it. */
export const trendRules: readonly TrendRule[] = [
  { code: 'weight-loss-month', kind: 'FALL', measure: 'weight', percent: 5, days: 31, severity: 'ALERT', ...ours },
  { code: 'weight-loss-half-year', kind: 'FALL', measure: 'weight', percent: 10, days: 183, severity: 'ALERT', ...ours },
  { code: 'systolic-rising', kind: 'RISE', measure: 'systolic_bp', by: 20, measurements: 3, days: 92, severity: 'WARN', ...ours },
]

/** The furthest that any rule looks back. */
export const daysOfTrends = Math.max(...trendRules.map(({ days }) => days))

export interface TrendPoint {
  readonly measure: Measure
  readonly value: number
  readonly at: Date
  readonly on: LocalDate
}

export interface TrendFinding {
  readonly code: string
  readonly severity: Severity
  readonly measure: Measure
  readonly value: number
  readonly source: string
}

/** What a new value means beside those before it, which come oldest first and are all older. */
export function trendsOf(newest: TrendPoint, before: readonly TrendPoint[], rules: readonly TrendRule[]): TrendFinding[] {
  const applying = rules.filter(
    ({ measure, validFrom, validTo }) => measure === newest.measure && validFrom <= newest.on && (validTo === null || validTo >= newest.on),
  )
  return applying.flatMap(rule => {
    const first = addDays(newest.on, -rule.days)
    const inside = before.filter(({ measure, on }) => measure === rule.measure && on >= first).map(({ value }) => value)
    const { code, severity, measure, source } = rule
    return isMet(rule, newest.value, inside) ? [{ code, severity, measure, value: newest.value, source }] : []
  })
}

function isMet(rule: TrendRule, newest: number, before: readonly number[]): boolean {
  // In tenths, as values are kept, so that a whole percent is met exactly.
  const tenths = (value: number) => Math.round(value * 10)
  if (rule.kind === 'FALL') {
    const highest = tenths(Math.max(...before, newest))
    return (highest - tenths(newest)) * 100 >= highest * rule.percent
  }
  const last = [...before, newest].slice(-rule.measurements)
  const isRising = last.every((value, i) => i === 0 || value > (last[i - 1] ?? value))
  return last.length === rule.measurements && isRising && tenths(newest) - tenths(last[0] ?? newest) >= tenths(rule.by)
}
