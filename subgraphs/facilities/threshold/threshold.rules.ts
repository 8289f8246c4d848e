import { type Measure, type Severity, severities, type ThresholdKind } from '../../../kit/vn/alert-terms.js'
import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { Sex } from '../resident/resident.rules.js'

// Terms
//   threshold   ngưỡng cảnh báo: a mark at which a measured value raises an alert – to look again, never a diagnosis
//   finding     a value that is beyond a mark
//   band        khoảng: where a value lies among the marks of its measure
//
// The marks are dated rows with their source (`reference/thresholds.csv`, and what provinces add); this file only
// compares. Of children, SpO₂, pulse and weight the sources say nothing: there nothing is raised unless a province has a row.

/** One dated row; a bound that is null does not exist. Low bounds count below, high bounds at or above. */
export interface Threshold {
  readonly measure: Measure
  readonly ageFrom: number
  readonly ageTo: number | null
  /** Null: of every sex. */
  readonly sex: Sex | null
  readonly lowUrgent: number | null
  readonly lowAlert: number | null
  readonly lowWarn: number | null
  readonly highWarn: number | null
  readonly highAlert: number | null
  readonly highUrgent: number | null
  readonly source: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
}

/** What was measured at one moment, with what follows from it. */
export type Measured = Readonly<Partial<Record<Measure, number | null>>>

export interface Finding {
  readonly kind: ThresholdKind
  readonly severity: Severity
  readonly measure: Measure
  readonly value: number
  readonly source: string
}

/** Whose value, and when: the age in full years as far as the birth date tells. */
export interface Judged {
  readonly age: { readonly atLeast: number; readonly atMost: number }
  readonly sex: Sex
  readonly on: LocalDate
}

export const bands = ['NOT_JUDGED', 'WITHIN', 'LOW_WARN', 'LOW_ALERT', 'LOW_URGENT', 'HIGH_WARN', 'HIGH_ALERT', 'HIGH_URGENT'] as const
export type Band = (typeof bands)[number]

/**
 * What is beyond its marks. Where several rows apply – of the country and of the province, or of two ages – the most
 * pressing finding counts: a province makes the marks stricter and never looser. Somebody whose birth date is known to
 * the year only is judged by every age they can have: a mark to look again harms nobody, one that is missing may.
 */
export function findingsOf(measured: Measured, judged: Judged, rows: readonly Threshold[]): Finding[] {
  const found = new Map<Measure, Finding>()
  for (const row of rows) {
    const value = measured[row.measure]
    if (value == null || !covers(row, judged)) continue
    const beyond = judge(value, row)
    const known = found.get(row.measure)
    if (!beyond || (known && rankOf(known) >= rankOf(beyond))) continue
    found.set(row.measure, { ...beyond, measure: row.measure, value, source: row.source })
  }
  return oneOfThePressure([...found.values()])
}

/**
 * Systolic at or above its mark with diastolic below 90 has a row of its own (isolated systolic hypertension). It is the
 * same value once more, so one finding stands for both: of that name, and as pressing as the more pressing of the two.
 */
function oneOfThePressure(found: readonly Finding[]): Finding[] {
  const isolated = found.find(({ measure }) => measure === 'isolated_systolic_htn')
  const systolic = found.find(({ measure }) => measure === 'systolic_bp')
  if (!isolated || !systolic) return [...found]
  const one = rankOf(systolic) > rankOf(isolated) ? { ...systolic, measure: isolated.measure } : isolated
  return found.flatMap(each => (each === systolic ? [] : [each === isolated ? one : each]))
}

/** Where a value lies; not judged where no row applies. */
export function bandOf(measure: Measure, value: number, judged: Judged, rows: readonly Threshold[]): Band {
  if (!rows.some(row => row.measure === measure && covers(row, judged))) return 'NOT_JUDGED'
  const [finding] = findingsOf({ [measure]: value }, judged, rows)
  if (!finding) return 'WITHIN'
  return `${finding.kind === 'THRESHOLD_HIGH' ? 'HIGH' : 'LOW'}_${finding.severity}`
}

/** The class of a blood pressure: the higher class of the two values decides (QĐ 3192/QĐ-BYT 2010). */
export function pressureBandOf(systolic: Band, diastolic: Band): Band {
  return pressingOf(diastolic) > pressingOf(systolic) ? diastolic : systolic
}

function pressingOf(band: Band): number {
  return band === 'NOT_JUDGED' ? -2 : severities.findIndex(severity => band.endsWith(severity))
}

function rankOf({ severity }: Pick<Finding, 'severity'>): number {
  return severities.indexOf(severity)
}

function covers(row: Threshold, { age, sex, on }: Judged): boolean {
  const ofAge = age.atMost >= row.ageFrom && (row.ageTo === null || age.atLeast <= row.ageTo)
  const ofSex = row.sex === null || row.sex === sex
  return ofAge && ofSex && row.validFrom <= on && (row.validTo === null || row.validTo >= on)
}

function judge(value: number, row: Threshold): Pick<Finding, 'kind' | 'severity'> | undefined {
  const high = { URGENT: row.highUrgent, ALERT: row.highAlert, WARN: row.highWarn }
  const low = { URGENT: row.lowUrgent, ALERT: row.lowAlert, WARN: row.lowWarn }
  for (const severity of severities.toReversed()) {
    const [from, below] = [high[severity], low[severity]]
    if (from !== null && value >= from) return { kind: 'THRESHOLD_HIGH', severity }
    if (below !== null && value < below) return { kind: 'THRESHOLD_LOW', severity }
  }
  return undefined
}

/** A row as a province writes it down. */
export interface NewThreshold extends Pick<Threshold, 'ageFrom' | 'source' | 'validFrom'> {
  readonly ageTo?: number | null
  readonly lowUrgent?: number | null
  readonly lowAlert?: number | null
  readonly lowWarn?: number | null
  readonly highWarn?: number | null
  readonly highAlert?: number | null
  readonly highUrgent?: number | null
  readonly validTo?: LocalDate | null
}

const oldestAge = 130
const [shortestSource, longestSource] = [5, 500]

export type ThresholdProblem = 'AGE_RANGE_INVALID' | 'BOUNDS_INVALID' | 'SOURCE_MISSING' | 'DATE_RANGE_INVALID' | 'DATE_PAST'

/** Everything that is wrong with a new row, at once. It counts from today on at the earliest: what was raised stays as it was. */
export function thresholdProblems(row: NewThreshold, today: LocalDate): UserErrorBase<ThresholdProblem>[] {
  const { ageFrom, ageTo, source, validFrom, validTo } = row
  const found: UserErrorBase<ThresholdProblem>[] = []
  const problem = (code: ThresholdProblem, field: string) => void found.push({ code, path: [field] })
  if (ageFrom < 0 || ageFrom > oldestAge) problem('AGE_RANGE_INVALID', 'ageFrom')
  if (ageTo != null && (ageTo < ageFrom || ageTo > oldestAge)) problem('AGE_RANGE_INVALID', 'ageTo')
  if (source.trim().length < shortestSource || source.length > longestSource) problem('SOURCE_MISSING', 'source')
  if (validFrom < today) problem('DATE_PAST', 'validFrom')
  if (validTo != null && validTo < validFrom) problem('DATE_RANGE_INVALID', 'validTo')
  const bounds = boundsOf(row)
  const rising = bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] ?? bound))
  if (bounds.length === 0 || !rising || bounds.some(bound => bound < 0)) problem('BOUNDS_INVALID', 'highAlert')
  return found
}

/** From the lowest to the highest. */
function boundsOf(row: NewThreshold): number[] {
  const all = [row.lowUrgent, row.lowAlert, row.lowWarn, row.highWarn, row.highAlert, row.highUrgent]
  return all.flatMap(bound => bound ?? [])
}
