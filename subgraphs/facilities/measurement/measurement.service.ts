import type { Language } from '../../../kit/errors.js'
import { enteredMeasures, type Measure } from '../../../kit/vn/alert-terms.js'
import { ageOn, type PartialDate } from '../../../kit/vn/partial-date.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import type { AlertSource } from '../alert/alert.rules.js'
import { type NewAlert, raiseAlerts } from '../alert/raise-alert.service.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import type { Sex } from '../resident/resident.rules.js'
import { ofProvince, selectThresholds, type ThresholdRow } from '../threshold/threshold.loaders.js'
import { type Band, bandOf, findingsOf, type Judged } from '../threshold/threshold.rules.js'
import { type MeasuredRow, selectBefore, type SeriesArguments } from './measurement.loaders.js'
import { type AgeForm, formsOf, measuredOf, type Measurements, measurementWarnings, unitOf } from './measurement.rules.js'
import type { LastMeasurement, MeasuredPoint, MeasurementWarning } from './measurement.type.js'
import { daysOfTrends, trendRules, trendsOf } from './trend.rules.js'

/** What the marks ask of a person. */
export interface Person {
  readonly birthDate: PartialDate
  readonly sex: Sex
}

export function judgedOf({ birthDate, sex }: Person, on: LocalDate): Judged {
  return { age: ageOn(birthDate, on), sex, on }
}

export function formsOn(birthDate: PartialDate, on: LocalDate): readonly AgeForm[] {
  return formsOf(ageOn(birthDate, on))
}

export function warningsOf(measurements: Measurements, forms: readonly AgeForm[], language: Language): MeasurementWarning[] {
  return measurementWarnings(measurements, forms).map(({ measure, path, text }) => ({
    measure,
    path: ['input', 'measurements', ...path],
    message: text[language],
  }))
}

/** The newest value of each measure, in the order of the form. */
export async function lastMeasurementsOf(ctx: FacilitiesContext, residentKey: string): Promise<LastMeasurement[]> {
  const rows = await ctx.load.lastMeasurementsOfResident.load(residentKey)
  return rows.map(({ measure, value, on }) => ({ measure, value, on, unit: unitOf(measure) }))
}

export async function seriesOf(ctx: FacilitiesContext, resident: ResidentNode, args: SeriesArguments): Promise<MeasuredPoint[]> {
  const { measure, from, to } = args
  const rows = await ctx.load.seriesOfResident({ measure, from, to }).load(resident.key)
  const band = rows.length > 0 ? await bandsFor(ctx, resident) : () => 'NOT_JUDGED'
  return rows.map(({ value, at, on }) => ({ at, on, value, unit: unitOf(measure), band: band(measure, value, on) }))
}

/** Where values of a person lie, by the marks of the country and of the province where the person lives. */
export async function bandsFor(
  ctx: FacilitiesContext,
  resident: Person & { readonly facilityId: string },
): Promise<(measure: Measure, value: number, on: LocalDate) => Band> {
  const [rows, facility] = await Promise.all([ctx.load.allThresholds.load('all'), ctx.load.facilityById.load(resident.facilityId)])
  const applying = facility ? ofProvince(rows, facility.provinceUnitId, ctx.units) : []
  return (measure, value, on) => bandOf(measure, value, judgedOf(resident, on), applying)
}

/** Values that were just written down. */
export interface NewValues {
  readonly resident: Person & { readonly id: string }
  readonly facility: { readonly provinceUnitId: string }
  readonly measurements: Measurements
  readonly at: Date
  readonly on: LocalDate
  readonly foundIn: Extract<AlertSource, 'HEALTH_CHECK' | 'VITAL_SIGN'>
  /** The check, or the reading. */
  readonly sourceId: string
}

/** Raises what the new values give: beyond a mark, and worse than before. */
export async function raiseFindings(ctx: FacilitiesContext, change: Write, values: NewValues): Promise<void> {
  const { resident, facility, measurements, on, foundIn, sourceId } = values
  const rows = ofProvince(await change.tx.query<ThresholdRow>(selectThresholds), facility.provinceUnitId, ctx.units)
  const found = { residentId: resident.id, foundOn: on, foundIn, sourceId }
  const beyond = findingsOf(measuredOf(measurements), judgedOf(resident, on), rows).map(
    ({ kind, severity, measure, value, source }): NewAlert => {
      // Of a check each value is told once, however often the rest of it is corrected; of a day each finding once.
      const once = foundIn === 'HEALTH_CHECK' ? `check:${sourceId}:${measure}:${kind}:${severity}:${value}` : `vital:${measure}:${kind}:${severity}:${on}`
      return { ...found, kind, severity, measure, value, thresholdSource: source, onceKey: once }
    },
  )
  await raiseAlerts(change, [...beyond, ...(await trendAlerts(change, values))], ctx.now)
}

/** One of a kind in a month at most: what goes on getting worse is not told every day. */
async function trendAlerts({ tx }: Write, { resident, measurements, at, on, foundIn, sourceId }: NewValues): Promise<NewAlert[]> {
  const measured = measuredOf(measurements)
  const watched = enteredMeasures.filter(measure => measured[measure] != null && trendRules.some(rule => rule.measure === measure))
  if (watched.length === 0) return []
  const besides = foundIn === 'HEALTH_CHECK' ? sourceId : null
  const before = await tx.query<MeasuredRow>(selectBefore(resident.id, { since: addDays(on, -daysOfTrends), before: at, besides }))
  return watched.flatMap(measure => {
    const found = trendsOf({ measure, value: measured[measure] ?? 0, at, on }, before, trendRules)
    return found.map(({ code, severity, value, source }): NewAlert => ({
      residentId: resident.id,
      kind: 'TREND',
      severity,
      measure,
      value,
      thresholdSource: source,
      foundOn: on,
      foundIn,
      sourceId,
      onceKey: `trend:${code}:${on.slice(0, 7)}`,
    }))
  })
}
