import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { severities } from '../../../kit/vn/alert-terms.js'
import { ageOn } from '../../../kit/vn/partial-date.js'
import { measuredOf } from '../measurement/measurement.rules.js'
import { thresholds } from '../reference-thresholds.js'
import { bandOf, type Finding, findingsOf, type Judged, type NewThreshold, pressureBandOf, type Threshold, thresholdProblems } from './threshold.rules.js'

const rows: readonly Threshold[] = thresholds()
const on = '2026-11-02'
const aged = (age: number, more: Partial<Judged> = {}): Judged => ({ age: { atLeast: age, atMost: age }, sex: 'FEMALE', on, ...more })

/** What a row says of a value, told a second time: the first level from the most pressing down whose bound it has passed. */
function expectedOf(row: Threshold, value: number): Pick<Finding, 'kind' | 'severity'> | undefined {
  if (row.highUrgent !== null && value >= row.highUrgent) return { kind: 'THRESHOLD_HIGH', severity: 'URGENT' }
  if (row.lowUrgent !== null && value < row.lowUrgent) return { kind: 'THRESHOLD_LOW', severity: 'URGENT' }
  if (row.highAlert !== null && value >= row.highAlert) return { kind: 'THRESHOLD_HIGH', severity: 'ALERT' }
  if (row.lowAlert !== null && value < row.lowAlert) return { kind: 'THRESHOLD_LOW', severity: 'ALERT' }
  if (row.highWarn !== null && value >= row.highWarn) return { kind: 'THRESHOLD_HIGH', severity: 'WARN' }
  if (row.lowWarn !== null && value < row.lowWarn) return { kind: 'THRESHOLD_LOW', severity: 'WARN' }
  return undefined
}

const boundsOf = (row: Threshold) =>
  [row.lowUrgent, row.lowAlert, row.lowWarn, row.highWarn, row.highAlert, row.highUrgent].flatMap(bound => bound ?? [])
const stepOf = (row: Threshold) => (boundsOf(row).every(Number.isInteger) && row.measure !== 'bmi' ? 1 : 0.1)
const tenths = (value: number) => Math.round(value * 10) / 10

/** Every row × bound × (just below, at, just above) × (just below its ages, at their ends, above). */
const cases = rows.flatMap(row =>
  boundsOf(row).flatMap(bound =>
    [-stepOf(row), 0, stepOf(row)].flatMap(step => {
      const ages = [row.ageFrom - 1, row.ageFrom, ...(row.ageTo === null ? [130] : [row.ageTo, row.ageTo + 1])]
      return ages.map(age => ({ measure: row.measure, value: tenths(bound + step), age, row }))
    }),
  ),
)

describe('every row of the reference, at every bound and every age', () => {
  test('there are rows for all that the law and the ministry name', () => {
    expect(rows.map(({ measure }) => measure)).toEqual([
      'systolic_bp', 'diastolic_bp', 'isolated_systolic_htn', 'bmi', 'fasting_glucose', 'glucose_2h_ogtt', 'random_glucose_with_symptoms', 'hba1c',
    ])
    expect(cases.length).toBe(171)
  })

  test.each(cases)('$measure $value at the age of $age', ({ measure, value, age, row }) => {
    const expected = age < row.ageFrom || (row.ageTo !== null && age > row.ageTo) ? undefined : expectedOf(row, value)
    // One row at a time: how rows go together is asked below.
    const found = findingsOf({ [measure]: value }, aged(age), [row])
    expect(found).toEqual(expected ? [{ ...expected, measure, value, source: row.source }] : [])
  })
})

test.each([
  ['systolic_bp', 89, 'LOW_WARN'], ['systolic_bp', 90, 'WITHIN'], ['systolic_bp', 129, 'WITHIN'], ['systolic_bp', 130, 'HIGH_WARN'],
  ['systolic_bp', 139, 'HIGH_WARN'], ['systolic_bp', 140, 'HIGH_ALERT'], ['systolic_bp', 179, 'HIGH_ALERT'], ['systolic_bp', 180, 'HIGH_URGENT'],
  ['diastolic_bp', 59, 'LOW_WARN'], ['diastolic_bp', 60, 'WITHIN'], ['diastolic_bp', 84, 'WITHIN'], ['diastolic_bp', 85, 'HIGH_WARN'],
  ['diastolic_bp', 90, 'HIGH_ALERT'], ['diastolic_bp', 109, 'HIGH_ALERT'], ['diastolic_bp', 110, 'HIGH_URGENT'],
  ['bmi', 18.4, 'LOW_WARN'], ['bmi', 18.5, 'WITHIN'], ['bmi', 22.9, 'WITHIN'], ['bmi', 23, 'HIGH_WARN'], ['bmi', 25, 'HIGH_ALERT'],
  ['fasting_glucose', 5.5, 'WITHIN'], ['fasting_glucose', 5.6, 'HIGH_WARN'], ['fasting_glucose', 6.9, 'HIGH_WARN'], ['fasting_glucose', 7, 'HIGH_ALERT'],
  ['glucose_2h_ogtt', 7.7, 'WITHIN'], ['glucose_2h_ogtt', 7.8, 'HIGH_WARN'], ['glucose_2h_ogtt', 11.1, 'HIGH_ALERT'],
  ['random_glucose_with_symptoms', 11, 'WITHIN'], ['random_glucose_with_symptoms', 11.1, 'HIGH_ALERT'],
  ['hba1c', 5.6, 'WITHIN'], ['hba1c', 5.7, 'HIGH_WARN'], ['hba1c', 6.4, 'HIGH_WARN'], ['hba1c', 6.5, 'HIGH_ALERT'],
  // Nothing official was found of these.
  ['spo2', 60, 'NOT_JUDGED'], ['pulse', 30, 'NOT_JUDGED'], ['weight', 30, 'NOT_JUDGED'], ['random_glucose', 20, 'NOT_JUDGED'],
] as const)('an adult’s %s of %d lies in the band %s', (measure, value, band) => {
  expect(bandOf(measure, value, aged(18), rows)).toBe(band)
  expect(bandOf(measure, value, aged(17), rows)).toBe('NOT_JUDGED')
})

describe('one pressure, one finding', () => {
  const pressure = (systolicBp: number, diastolicBp: number) =>
    findingsOf(measuredOf({ systolicBp, diastolicBp }), aged(70), rows).map(({ measure, severity }) => `${measure} ${severity}`)

  test.each([
    [139, 89, ['systolic_bp WARN', 'diastolic_bp WARN']],
    [140, 84, ['isolated_systolic_htn ALERT']],
    [140, 89, ['isolated_systolic_htn ALERT', 'diastolic_bp WARN']],
    [140, 90, ['systolic_bp ALERT', 'diastolic_bp ALERT']],
    [179, 80, ['isolated_systolic_htn ALERT']],
    [180, 80, ['isolated_systolic_htn URGENT']],
    [180, 110, ['systolic_bp URGENT', 'diastolic_bp URGENT']],
    [120, 55, ['diastolic_bp WARN']],
  ])('%i/%i', (systolic, diastolic, found) => {
    expect(pressure(systolic, diastolic).toSorted()).toEqual(found.toSorted())
  })

  test('no value of it is ever less pressing for being isolated', () => {
    fc.assert(
      fc.property(fc.integer({ min: 90, max: 260 }), fc.integer({ min: 30, max: 89 }), (systolicBp, diastolicBp) => {
        const worst = (found: Finding[]) => Math.max(-1, ...found.map(({ severity }) => severities.indexOf(severity)))
        const both = findingsOf(measuredOf({ systolicBp, diastolicBp }), aged(70), rows).filter(({ measure }) => measure !== 'diastolic_bp')
        expect(worst(both)).toBe(worst(findingsOf({ systolic_bp: systolicBp }, aged(70), rows)))
        expect(both.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test.each([
    ['HIGH_WARN', 'HIGH_ALERT', 'HIGH_ALERT'],
    ['HIGH_URGENT', 'HIGH_WARN', 'HIGH_URGENT'],
    ['WITHIN', 'LOW_WARN', 'LOW_WARN'],
    ['WITHIN', 'NOT_JUDGED', 'WITHIN'],
    ['NOT_JUDGED', 'NOT_JUDGED', 'NOT_JUDGED'],
  ] as const)('%s and %s are %s: the higher class decides', (systolic, diastolic, whole) => {
    expect(pressureBandOf(systolic, diastolic)).toBe(whole)
  })
})

describe('whose marks', () => {
  const mark = (more: Partial<Threshold> = {}): Threshold => ({
    measure: 'systolic_bp', ageFrom: 18, ageTo: null, sex: null, lowUrgent: null, lowAlert: null, lowWarn: null, highWarn: null, highAlert: 135,
    highUrgent: null, source: 'tỉnh', validFrom: '2026-01-01', validTo: null, ...more,
  })
  const of = (value: number, judged: Judged, more: readonly Threshold[]) =>
    findingsOf({ systolic_bp: value }, judged, [...rows, ...more]).map(({ severity, source }) => `${severity} ${source.slice(0, 7)}`)

  test.each([
    ['a stricter one of the province counts', 136, [mark()], ['ALERT tỉnh']],
    ['a looser one never hides that of the country', 150, [mark({ highAlert: 160 })], ['ALERT QĐ 3192']],
    ['of two as pressing that of the country is told', 150, [mark()], ['ALERT QĐ 3192']],
    ['one for men is not for women', 136, [mark({ sex: 'MALE' })], ['WARN QĐ 3192']],
    ['one that begins tomorrow says nothing yet', 136, [mark({ validFrom: '2026-11-03' })], ['WARN QĐ 3192']],
    ['one that ended yesterday says nothing any more', 136, [mark({ validTo: '2026-11-01' })], ['WARN QĐ 3192']],
    ['one whose last day is today still counts', 136, [mark({ validTo: '2026-11-02' })], ['ALERT tỉnh']],
  ])('%s', (_, value, more, found) => {
    expect(of(value, aged(40), more)).toEqual(found)
  })

  test.each([
    ['2008', ['ALERT QĐ 3192']],
    ['2008-12', []],
    ['2008-11', ['ALERT QĐ 3192']],
    ['2008-11-02', ['ALERT QĐ 3192']],
    ['2008-11-03', []],
    ['2009', []],
  ])('born %s, a person is judged by every age they can have', (birth, found) => {
    expect(of(150, { age: ageOn(birth, on), sex: 'MALE', on }, [])).toEqual(found)
  })

  test('a mark of children ends on the last day of their age', () => {
    const children = mark({ ageFrom: 6, ageTo: 17, highAlert: 125 })
    const found = [5, 6, 17, 18].map(age => findingsOf({ systolic_bp: 126 }, aged(age), [children]).length)
    expect(found).toEqual([0, 1, 1, 0])
  })

  test('a low mark of urgency: just below it, not at it', () => {
    const low = mark({ measure: 'spo2', lowUrgent: 90, lowWarn: 94, highAlert: null })
    expect([89, 90, 93, 94].map(value => bandOf('spo2', value, aged(40), [low]))).toEqual(['LOW_URGENT', 'LOW_WARN', 'LOW_WARN', 'WITHIN'])
  })
})

describe('a new mark of a province', () => {
  const aMark = (more: Partial<NewThreshold> = {}): NewThreshold => ({
    ageFrom: 18, highAlert: 135, source: 'Công văn 12/SYT', validFrom: on, ...more,
  })
  test.each([
    ['as it should be', {}, []],
    ['with every bound', { lowUrgent: 60, lowAlert: 70, lowWarn: 80, highWarn: 120, highAlert: 135, highUrgent: 170 }, []],
    ['from yesterday', { validFrom: '2026-11-01' }, ['DATE_PAST validFrom']],
    ['that ends before it begins', { validTo: '2026-11-01' }, ['DATE_RANGE_INVALID validTo']],
    ['without a bound', { highAlert: null }, ['BOUNDS_INVALID highAlert']],
    ['whose bounds fall', { highWarn: 140 }, ['BOUNDS_INVALID highAlert']],
    ['whose low bound lies above the high one', { lowWarn: 135 }, ['BOUNDS_INVALID highAlert']],
    ['without a source', { source: '  a ' }, ['SOURCE_MISSING source']],
    ['of ages that cannot be', { ageFrom: 20, ageTo: 10 }, ['AGE_RANGE_INVALID ageTo']],
    ['of an age below nought', { ageFrom: -1 }, ['AGE_RANGE_INVALID ageFrom']],
  ])('%s', (_, more, problems) => {
    expect(thresholdProblems(aMark(more), on).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
  })
})
