import { type Measure, measures, type Severity, type ThresholdKind } from '../../../kit/vn/alert-terms.js'

/**
 * Marks for alerts at a periodic check, never for diagnosis. The values are dated rows (`reference/thresholds.csv`) with
 * their source; this file only compares. A check is due every 6 months (TT 33/2017 Đ8).
 */
export const monthsBetweenChecks = 6

/** One dated row of thresholds; a bound that is null does not exist. Low bounds alert below, high bounds at or above. */
export interface Threshold {
  readonly measure: string
  readonly ageFrom: number
  readonly ageTo: number | null
  readonly lowAlert: number | null
  readonly lowWarn: number | null
  readonly highWarn: number | null
  readonly highAlert: number | null
  readonly highUrgent: number | null
  readonly source: string
  readonly validFrom: string
  readonly validTo: string | null
}

export interface Measured {
  readonly systolicBp: number | null
  readonly diastolicBp: number | null
  readonly weightKg: number | null
  readonly heightCm: number | null
  readonly fastingGlucose: number | null
}

export interface AlertFinding {
  readonly kind: ThresholdKind
  readonly severity: Severity
  readonly measure: Measure
  readonly value: number
  readonly source: string
}

/** kg/m², one decimal; null when weight or height is missing. */
export function bmiOf({ weightKg, heightCm }: Pick<Measured, 'weightKg' | 'heightCm'>): number | null {
  return weightKg && heightCm ? Math.round((weightKg / (heightCm / 100) ** 2) * 10) / 10 : null
}

/** What is out of its bounds for a person of this age on this day. Ages no row covers raise nothing. */
export function findingsOf(measured: Measured, age: number, on: string, rows: readonly Threshold[]): AlertFinding[] {
  const values: Record<Measure, number | null> = {
    systolic_bp: measured.systolicBp,
    diastolic_bp: measured.diastolicBp,
    bmi: bmiOf(measured),
    fasting_glucose: measured.fastingGlucose,
  }
  return measures.flatMap(measure => {
    const value = values[measure]
    const row = rows.find(each => each.measure === measure && covers(each, age, on))
    const finding = value === null || !row ? undefined : judge(value, row)
    return finding && value !== null && row ? [{ ...finding, measure, value, source: row.source }] : []
  })
}

function covers(row: Threshold, age: number, on: string): boolean {
  const ofAge = age >= row.ageFrom && (row.ageTo === null || age <= row.ageTo)
  return ofAge && row.validFrom <= on && (row.validTo === null || row.validTo >= on)
}

function judge(value: number, row: Threshold): Pick<AlertFinding, 'kind' | 'severity'> | undefined {
  const atLeast = (bound: number | null) => bound !== null && value >= bound
  const below = (bound: number | null) => bound !== null && value < bound
  if (atLeast(row.highUrgent)) return { kind: 'THRESHOLD_HIGH', severity: 'URGENT' }
  if (atLeast(row.highAlert)) return { kind: 'THRESHOLD_HIGH', severity: 'ALERT' }
  if (atLeast(row.highWarn)) return { kind: 'THRESHOLD_HIGH', severity: 'WARN' }
  if (below(row.lowAlert)) return { kind: 'THRESHOLD_LOW', severity: 'ALERT' }
  if (below(row.lowWarn)) return { kind: 'THRESHOLD_LOW', severity: 'WARN' }
  return undefined
}
