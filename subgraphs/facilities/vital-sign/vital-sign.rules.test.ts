import { expect, test } from 'vitest'
import { type Reading, readingProblems, signsOf } from './vital-sign.rules.js'

const now = new Date('2026-11-02T09:00:00+07:00')
const person = { birthDate: '1950', leftOn: null }
const aReading = (more: Partial<Reading> = {}): Reading => ({ at: now, measurements: { pulse: 72 }, ...more })

test.each<[string, Partial<Reading>, string | null, string[]]>([
  ['of now', {}, null, []],
  ['of a minute later', { at: new Date(now.getTime() + 60_000) }, null, ['DATE_IN_FUTURE at']],
  ['of before the birth', { at: new Date('1949-12-31T10:00:00Z') }, null, ['DATE_TOO_EARLY at']],
  ['of nothing', { measurements: {} }, null, ['VALUE_MISSING measurements']],
  ['of a note without end', { note: 'x'.repeat(1_001) }, null, ['INVALID_VALUE note']],
  ['of the evening of the last day', { at: new Date('2026-11-01T23:59:00+07:00') }, '2026-11-01', []],
  ['of the day after', {}, '2026-11-01', ['DATE_AFTER_LEAVING at']],
])('a reading %s', (_, more, leftOn, found) => {
  expect(readingProblems(aReading(more), { ...person, leftOn }, now).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(found)
})

test('is kept as one row for each number, with the body mass and what symptoms say', () => {
  expect(signsOf({ systolicBp: 150, diastolicBp: 80, weightKg: 64, heightCm: 160, randomGlucose: 12, glucoseSymptoms: true })).toEqual([
    { measure: 'systolic_bp', value: 150 },
    { measure: 'diastolic_bp', value: 80 },
    { measure: 'weight', value: 64 },
    { measure: 'height', value: 160 },
    { measure: 'random_glucose', value: 12 },
    { measure: 'bmi', value: 25 },
    { measure: 'random_glucose_with_symptoms', value: 12 },
  ])
})
