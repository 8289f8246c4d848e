import { describe, expect, test } from 'vitest'
import { ageForms, bmiOf, formsOf, measuredOf, type Measurements, measurementProblems, measurementWarnings, unitOf } from './measurement.rules.js'

const adult = ['ADULT'] as const
const problems = (numbers: Measurements, forms: (typeof ageForms)[number][] = [...adult]) =>
  measurementProblems(numbers, forms).map(({ code, path }) => `${code} ${path.join('.')}`)
const warned = (numbers: Measurements, forms: (typeof ageForms)[number][] = [...adult]) => measurementWarnings(numbers, forms).map(({ measure }) => measure)

describe('numbers that cannot be', () => {
  test.each<[string, Measurements, string[]]>([
    ['nothing measured', {}, []],
    ['a usual check', { systolicBp: 120, diastolicBp: 80, pulse: 72, weightKg: 55.5, heightCm: 160, temperature: 36.6, spo2: 98 }, []],
    ['systolic 1200', { systolicBp: 1200, diastolicBp: 80 }, ['VALUE_IMPLAUSIBLE systolicBp']],
    ['height 17, and weight 5', { heightCm: 17, weightKg: 5 }, ['VALUE_IMPLAUSIBLE weightKg', 'VALUE_IMPLAUSIBLE heightCm']],
    ['the two pressures exchanged', { systolicBp: 80, diastolicBp: 120 }, ['VALUE_IMPLAUSIBLE diastolicBp']],
    ['temperature 366', { temperature: 366 }, ['VALUE_IMPLAUSIBLE temperature']],
    ['SpO₂ 101', { spo2: 101 }, ['VALUE_IMPLAUSIBLE spo2']],
    ['HbA1c nought', { hba1c: 0 }, ['VALUE_IMPLAUSIBLE hba1c']],
    ['symptoms without the value', { glucoseSymptoms: true }, ['VALUE_MISSING randomGlucose']],
    ['each end of a range', { systolicBp: 300, diastolicBp: 200, pulse: 20, spo2: 40, heightCm: 60, weightKg: 350 }, []],
  ])('%s', (_, numbers, found) => {
    expect(problems(numbers)).toEqual(found)
  })

  test('the refusal says in both languages what can be, never what was typed', () => {
    expect(measurementProblems({ heightCm: 17.5 }, adult)).toEqual([{
      code: 'VALUE_IMPLAUSIBLE',
      path: ['heightCm'],
      text: {
        vi: 'Chiều cao ở tuổi này chỉ có thể từ 60 đến 250 cm. Hãy xem lại chữ số, dấu phẩy và đơn vị, rồi nhập lại.',
        en: 'Height at this age can only be from 60 to 250 cm. Look at the digits, the decimal point and the unit, and enter it again.',
      },
    }])
  })

  test('a form of an age: what is a slip for an adult is usual for a baby', () => {
    expect([problems({ heightCm: 50, weightKg: 3.2 }), problems({ heightCm: 50, weightKg: 3.2 }, ['UNDER_6'])]).toEqual([
      ['VALUE_IMPLAUSIBLE weightKg', 'VALUE_IMPLAUSIBLE heightCm'], [],
    ])
  })

  test.each([
    [5, 5, ['UNDER_6']], [6, 6, ['FROM_6_TO_17']], [17, 17, ['FROM_6_TO_17']], [18, 18, ['ADULT']], [5, 6, ['UNDER_6', 'FROM_6_TO_17']],
    [17, 18, ['FROM_6_TO_17', 'ADULT']],
  ])('of %i to %i years the forms are %j', (atLeast, atMost, forms) => {
    expect(formsOf({ atLeast, atMost })).toEqual(forms)
  })

  test('of an age known only roughly nothing is refused that one of the forms allows', () => {
    expect([problems({ weightKg: 10 }, ['FROM_6_TO_17', 'ADULT']), problems({ weightKg: 10 })]).toEqual([[], ['VALUE_IMPLAUSIBLE weightKg']])
  })
})

describe('numbers that are seldom true', () => {
  test.each<[string, Measurements, string[]]>([
    ['usual ones', { systolicBp: 150, pulse: 72 }, []],
    ['a very high pressure', { systolicBp: 240, diastolicBp: 150 }, ['systolic_bp', 'diastolic_bp']],
    ['a small adult', { heightCm: 118, weightKg: 26 }, ['weight', 'height']],
    ['little oxygen', { spo2: 80 }, ['spo2']],
  ])('%s', (_, numbers, found) => {
    expect([problems(numbers), warned(numbers)]).toEqual([[], found])
  })
})

describe('what follows from numbers', () => {
  test('body mass comes from weight and height, and is unknown without both', () => {
    expect(bmiOf({ weightKg: 64, heightCm: 160 })).toBe(25)
    expect(bmiOf({ weightKg: 64, heightCm: null })).toBeNull()
  })

  test.each<[Measurements, object]>([
    [{ systolicBp: 150, diastolicBp: 89 }, { isolated_systolic_htn: 150 }],
    [{ systolicBp: 150, diastolicBp: 90 }, { isolated_systolic_htn: null }],
    [{ systolicBp: 150 }, { isolated_systolic_htn: null }],
    [{ randomGlucose: 12, glucoseSymptoms: true }, { random_glucose: 12, random_glucose_with_symptoms: 12 }],
    [{ randomGlucose: 12 }, { random_glucose: 12, random_glucose_with_symptoms: null }],
    [{ fastingGlucose: 5.58 }, { fasting_glucose: 5.6 }],
  ])('%j', (numbers, found) => {
    expect(measuredOf(numbers)).toMatchObject(found)
  })

  test('each has the unit of what it comes from', () => {
    expect([unitOf('bmi'), unitOf('isolated_systolic_htn'), unitOf('random_glucose_with_symptoms'), unitOf('weight')]).toEqual(['kg/m²', 'mmHg', 'mmol/L', 'kg'])
  })
})
