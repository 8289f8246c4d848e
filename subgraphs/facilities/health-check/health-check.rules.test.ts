import { describe, expect, test } from 'vitest'
import { bmiOf, findingsOf, type Measured, type Threshold } from './health-check.rules.js'

const nothing: Measured = { systolicBp: null, diastolicBp: null, weightKg: null, heightCm: null, fastingGlucose: null }
const dated = { validFrom: '2010-01-01', validTo: null, source: 'test' }
const rows: Threshold[] = [
  { measure: 'systolic_bp', ageFrom: 18, ageTo: null, lowAlert: null, lowWarn: 90, highWarn: 130, highAlert: 140, highUrgent: 180, ...dated },
  { measure: 'bmi', ageFrom: 18, ageTo: null, lowAlert: null, lowWarn: 18.5, highWarn: 23, highAlert: 25, highUrgent: null, ...dated },
]
const systolic = (value: number) => ({ ...nothing, systolicBp: value })

describe('a measured value against the bounds of its age', () => {
  test.each([
    [89, 'THRESHOLD_LOW', 'WARN'],
    [130, 'THRESHOLD_HIGH', 'WARN'],
    [139, 'THRESHOLD_HIGH', 'WARN'],
    [140, 'THRESHOLD_HIGH', 'ALERT'],
    [179, 'THRESHOLD_HIGH', 'ALERT'],
    [180, 'THRESHOLD_HIGH', 'URGENT'],
  ])('systolic %i mmHg is %s, %s', (value, kind, severity) => {
    expect(findingsOf(systolic(value), 60, '2026-11-02', rows)).toEqual([
      { kind, severity, measure: 'systolic_bp', value, source: 'test' },
    ])
  })

  test.each([90, 129])('systolic %i mmHg is within its bounds', value => {
    expect(findingsOf(systolic(value), 60, '2026-11-02', rows)).toEqual([])
  })

  test('nobody under 18 is judged by the marks of adults', () => {
    expect(findingsOf(systolic(200), 17, '2026-11-02', rows)).toEqual([])
  })

  test('a row that is not yet in force says nothing', () => {
    const later = rows.map(row => ({ ...row, validFrom: '2026-11-03' }))
    expect(findingsOf(systolic(200), 60, '2026-11-02', later)).toEqual([])
  })

  test('body mass comes from weight and height, and is unknown without both', () => {
    expect(bmiOf({ weightKg: 64, heightCm: 160 })).toBe(25)
    expect(bmiOf({ weightKg: 64, heightCm: null })).toBeNull()
    expect(findingsOf({ ...nothing, weightKg: 64, heightCm: 160 }, 18, '2026-11-02', rows)).toEqual([
      { kind: 'THRESHOLD_HIGH', severity: 'ALERT', measure: 'bmi', value: 25, source: 'test' },
    ])
  })
})
