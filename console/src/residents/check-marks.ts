import type { AlertSeverity, Measure, Sex } from '../generated/enums'
import type { MarksFragment } from '../generated/operations'
import { severities } from '../ui/severity-badge'
import type { NumberField } from './check-input'

// Where a value lies among the marks that the graph gives, while it is typed. The hub judges what is saved; this only says it sooner.

export interface Beyond {
  readonly side: 'HIGH' | 'LOW'
  readonly severity: AlertSeverity
  readonly bound: number
}

/** Whose value it is. */
export interface Judged {
  readonly birthDate: string
  readonly sex: Sex
  readonly on: string
}

type Values = Readonly<Partial<Record<NumberField, number>>>

/** From here on diastolic pressure is high by itself: what the graph calls isolated is below (`Measure.ISOLATED_SYSTOLIC_HTN`). */
const diastolicOfItsOwn = 90

/** One decimal, as the hub keeps it. */
const kept = (value: number) => Math.round(value * 10) / 10

export function bmiOf({ weightKg, heightCm }: Values): number | undefined {
  return weightKg && heightCm ? kept(weightKg / (heightCm / 100) ** 2) : undefined
}

/** What a number of the form is judged as: some have a second measure that holds under a condition. */
function measuresOf(field: NumberField, measure: Measure, values: Values, hasSymptoms: boolean): readonly Measure[] {
  if (field === 'systolicBp' && values.diastolicBp !== undefined && values.diastolicBp < diastolicOfItsOwn) return [measure, 'ISOLATED_SYSTOLIC_HTN']
  if (field === 'randomGlucose' && hasSymptoms) return [measure, 'RANDOM_GLUCOSE_WITH_SYMPTOMS']
  return [measure]
}

/** How the number of a field stands: beyond a mark, `within` all of them, or undefined where no mark is in force. */
export function markOf(field: NumberField, measure: Measure, values: Values, hasSymptoms: boolean, judged: Judged, rows: readonly MarksFragment[]) {
  return judge(values[field], measuresOf(field, measure, values, hasSymptoms), judged, rows)
}

/** Of several rows – of the country and the province, of every age the person can have – the most pressing finding counts. */
export function judge(value: number | undefined, measures: readonly Measure[], judged: Judged, rows: readonly MarksFragment[]): Beyond | 'within' | undefined {
  const holding = rows.filter(row => measures.includes(row.measure) && isFor(row, judged))
  if (value === undefined || holding.length === 0) return undefined
  const found = holding.flatMap(row => beyond(kept(value), row) ?? [])
  return severities.flatMap(severity => found.find(each => each.severity === severity) ?? []).at(0) ?? 'within'
}

function beyond(value: number, row: MarksFragment): Beyond | undefined {
  const high = { URGENT: row.highUrgent, ALERT: row.highAlert, WARN: row.highWarn }
  const low = { URGENT: row.lowUrgent, ALERT: row.lowAlert, WARN: row.lowWarn }
  for (const severity of severities) {
    const [from, below] = [high[severity], low[severity]]
    if (from !== null && value >= from) return { side: 'HIGH', severity, bound: from }
    if (below !== null && value < below) return { side: 'LOW', severity, bound: below }
  }
  return undefined
}

function isFor({ ageFrom, ageTo, sex }: MarksFragment, { birthDate, sex: own, on }: Judged): boolean {
  // Of a birth known to the year or month only, from the first to the last day it can mean.
  const oldest = fullYears(birthDate + '-01-01'.slice(birthDate.length - 4), on)
  const youngest = fullYears(birthDate + '-12-31'.slice(birthDate.length - 4), on)
  return oldest >= ageFrom && (ageTo === null || youngest <= ageTo) && (sex === null || sex === own)
}

function fullYears(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}
