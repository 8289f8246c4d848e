import type { UserErrorBase } from '../../../kit/user-errors.js'
import { type EnteredMeasure, enteredMeasures, type Measure } from '../../../kit/vn/alert-terms.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { Measured } from '../threshold/threshold.rules.js'

// Terms
//   measurement   chỉ số đo được: a number that was read from a person or a sample, at a periodic check or in between

/** The three forms of a periodic check, by age (TT 32/2023; QĐ 2062/QĐ-BYT). */
export const ageForms = ['UNDER_6', 'FROM_6_TO_17', 'ADULT'] as const
export type AgeForm = (typeof ageForms)[number]

/** The forms that fit an age known only as a range. */
export function formsOf({ atLeast, atMost }: { readonly atLeast: number; readonly atMost: number }): readonly AgeForm[] {
  const [from, to] = [ageForms.indexOf(formAt(atLeast)), ageForms.indexOf(formAt(atMost))]
  return ageForms.slice(from, to + 1)
}

function formAt(age: number): AgeForm {
  if (age < 6) return 'UNDER_6'
  return age < 18 ? 'FROM_6_TO_17' : 'ADULT'
}

/** From and to, both included. */
type Range = readonly [from: number, to: number]

interface MeasureTerms extends Bilingual {
  readonly unit: string
  /** Beyond it a number is a slip of the pen. */
  readonly possible: Range | Readonly<Record<AgeForm, Range>>
  /** Beyond it a number may be true, and is looked at twice. */
  readonly usual: Range | Readonly<Record<AgeForm, Range>>
}

/** Names, units and ranges. The ranges are our own proposal [P], wide on purpose: they catch slips, they judge nobody. */
export const measureTerms = {
  systolic_bp: {
    vi: 'Huyết áp tâm thu', en: 'Systolic blood pressure', unit: 'mmHg', possible: [40, 300],
    usual: { UNDER_6: [60, 130], FROM_6_TO_17: [70, 160], ADULT: [80, 220] },
  },
  diastolic_bp: {
    vi: 'Huyết áp tâm trương', en: 'Diastolic blood pressure', unit: 'mmHg', possible: [20, 200],
    usual: { UNDER_6: [30, 90], FROM_6_TO_17: [40, 100], ADULT: [40, 130] },
  },
  pulse: {
    vi: 'Mạch', en: 'Pulse', unit: 'lần/phút', possible: [20, 300],
    usual: { UNDER_6: [60, 190], FROM_6_TO_17: [50, 150], ADULT: [40, 140] },
  },
  temperature: { vi: 'Thân nhiệt', en: 'Temperature', unit: '°C', possible: [28, 44], usual: [35, 40] },
  respiratory_rate: {
    vi: 'Nhịp thở', en: 'Respiratory rate', unit: 'lần/phút', possible: [4, 100],
    usual: { UNDER_6: [15, 60], FROM_6_TO_17: [10, 40], ADULT: [8, 35] },
  },
  spo2: { vi: 'SpO₂', en: 'SpO₂', unit: '%', possible: [40, 100], usual: [88, 100] },
  weight: {
    vi: 'Cân nặng', en: 'Weight', unit: 'kg', possible: { UNDER_6: [1, 60], FROM_6_TO_17: [6, 200], ADULT: [15, 350] },
    usual: { UNDER_6: [2.5, 30], FROM_6_TO_17: [12, 100], ADULT: [30, 120] },
  },
  height: {
    vi: 'Chiều cao', en: 'Height', unit: 'cm', possible: { UNDER_6: [30, 150], FROM_6_TO_17: [60, 220], ADULT: [60, 250] },
    usual: { UNDER_6: [45, 125], FROM_6_TO_17: [95, 190], ADULT: [130, 190] },
  },
  waist: { vi: 'Vòng bụng', en: 'Waist', unit: 'cm', possible: [20, 250], usual: { UNDER_6: [30, 70], FROM_6_TO_17: [40, 110], ADULT: [50, 130] } },
  fasting_glucose: { vi: 'Đường huyết lúc đói', en: 'Fasting glucose', unit: 'mmol/L', possible: [0.5, 60], usual: [3, 20] },
  random_glucose: { vi: 'Đường huyết bất kỳ', en: 'Random glucose', unit: 'mmol/L', possible: [0.5, 80], usual: [3, 25] },
  glucose_2h_ogtt: { vi: 'Đường huyết sau 2 giờ', en: '2-hour glucose', unit: 'mmol/L', possible: [0.5, 80], usual: [3, 25] },
  hba1c: { vi: 'HbA1c', en: 'HbA1c', unit: '%', possible: [2, 25], usual: [4, 15] },
  creatinine: { vi: 'Creatinin máu', en: 'Creatinine', unit: 'µmol/L', possible: [5, 3000], usual: [20, 400] },
  cholesterol: { vi: 'Cholesterol toàn phần', en: 'Total cholesterol', unit: 'mmol/L', possible: [0.5, 40], usual: [2, 10] },
} as const satisfies Record<EnteredMeasure, MeasureTerms>

/** The unit of a value. */
export function unitOf(measure: Measure): string {
  switch (measure) {
    case 'bmi':
      return 'kg/m²'
    case 'isolated_systolic_htn':
      return measureTerms.systolic_bp.unit
    case 'random_glucose_with_symptoms':
      return measureTerms.random_glucose.unit
    default:
      return measureTerms[measure].unit
  }
}

/** The numbers of one check or reading, by the names of the form; one decimal is kept. */
export interface Measurements {
  readonly systolicBp?: number | null
  readonly diastolicBp?: number | null
  readonly pulse?: number | null
  readonly temperature?: number | null
  readonly respiratoryRate?: number | null
  readonly spo2?: number | null
  readonly weightKg?: number | null
  readonly heightCm?: number | null
  readonly waistCm?: number | null
  readonly fastingGlucose?: number | null
  readonly randomGlucose?: number | null
  /** Thirst, much urine, loss of weight: without them a random value has no mark. */
  readonly glucoseSymptoms?: boolean | null
  readonly glucose2h?: number | null
  readonly hba1c?: number | null
  readonly creatinine?: number | null
  readonly cholesterol?: number | null
}

export const fieldOfMeasure = {
  systolic_bp: 'systolicBp',
  diastolic_bp: 'diastolicBp',
  pulse: 'pulse',
  temperature: 'temperature',
  respiratory_rate: 'respiratoryRate',
  spo2: 'spo2',
  weight: 'weightKg',
  height: 'heightCm',
  waist: 'waistCm',
  fasting_glucose: 'fastingGlucose',
  random_glucose: 'randomGlucose',
  glucose_2h_ogtt: 'glucose2h',
  hba1c: 'hba1c',
  creatinine: 'creatinine',
  cholesterol: 'cholesterol',
} as const satisfies Record<EnteredMeasure, Exclude<keyof Measurements, 'glucoseSymptoms'>>

/** The columns of a check that hold them. */
export const columnOfMeasure = {
  systolic_bp: 'systolic_bp',
  diastolic_bp: 'diastolic_bp',
  pulse: 'pulse',
  temperature: 'temperature',
  respiratory_rate: 'respiratory_rate',
  spo2: 'spo2',
  weight: 'weight_kg',
  height: 'height_cm',
  waist: 'waist_cm',
  fasting_glucose: 'fasting_glucose',
  random_glucose: 'random_glucose',
  glucose_2h_ogtt: 'glucose_2h',
  hba1c: 'hba1c',
  creatinine: 'creatinine',
  cholesterol: 'cholesterol',
} as const satisfies Record<EnteredMeasure, string>

/** As it is kept and judged: to one decimal, as the papers of a check write it. */
export function toStored(value: number): number {
  return Math.round(value * 10) / 10
}

/** kg/m², one decimal; null when weight or height is missing. */
export function bmiOf({ weightKg, heightCm }: Pick<Measurements, 'weightKg' | 'heightCm'>): number | null {
  return weightKg && heightCm ? Math.round((weightKg / (heightCm / 100) ** 2) * 10) / 10 : null
}

/** Diastolic from here on is high by itself, and a high systolic value not isolated (QĐ 3192/QĐ-BYT 2010). */
const diastolicOfItsOwn = 90

/** The values by measure, with what follows from them. */
export function measuredOf(measurements: Measurements): Measured {
  const values: Partial<Record<Measure, number | null>> = {}
  for (const measure of enteredMeasures) values[measure] = storedOf(measurements[fieldOfMeasure[measure]])
  const { systolic_bp: systolic = null, diastolic_bp: diastolic } = values
  const isIsolated = diastolic != null && diastolic < diastolicOfItsOwn
  return {
    ...values,
    bmi: bmiOf(measurements),
    isolated_systolic_htn: isIsolated ? systolic : null,
    random_glucose_with_symptoms: measurements.glucoseSymptoms ? (values.random_glucose ?? null) : null,
  }
}

function storedOf(value: number | null | undefined): number | null {
  return value == null ? null : toStored(value)
}

export type MeasurementProblem = 'VALUE_IMPLAUSIBLE' | 'VALUE_MISSING'

/** Numbers that cannot be: refused, each with what to do. */
export function measurementProblems(measurements: Measurements, forms: readonly AgeForm[]): UserErrorBase<MeasurementProblem>[] {
  const beyond = beyondOf(measurements, forms, 'possible').map(({ measure, range }): UserErrorBase<MeasurementProblem> => ({
    code: 'VALUE_IMPLAUSIBLE',
    path: [fieldOfMeasure[measure]],
    text: impossibleText(measure, range),
  }))
  const { systolicBp, diastolicBp, glucoseSymptoms, randomGlucose } = measurements
  if (systolicBp != null && diastolicBp != null && diastolicBp >= systolicBp) {
    beyond.push({ code: 'VALUE_IMPLAUSIBLE', path: ['diastolicBp'], text: pressureText })
  }
  if (glucoseSymptoms && randomGlucose == null) beyond.push({ code: 'VALUE_MISSING', path: ['randomGlucose'] })
  return beyond
}

export interface MeasurementWarning {
  readonly measure: EnteredMeasure
  readonly path: readonly string[]
  readonly text: Bilingual
}

/** Numbers that can be true, though seldom: kept, and said to be looked at once more. */
export function measurementWarnings(measurements: Measurements, forms: readonly AgeForm[]): MeasurementWarning[] {
  return beyondOf(measurements, forms, 'usual').map(({ measure, range }) => ({
    measure,
    path: [fieldOfMeasure[measure]],
    text: unusualText(measure, range),
  }))
}

function beyondOf(measurements: Measurements, forms: readonly AgeForm[], which: 'possible' | 'usual') {
  return enteredMeasures.flatMap(measure => {
    const value = measurements[fieldOfMeasure[measure]]
    const range = rangeOf(measureTerms[measure][which], forms)
    return value == null || (value >= range[0] && value <= range[1]) ? [] : [{ measure, range }]
  })
}

/** Of an age known only roughly: from the lowest to the highest of the forms that fit. */
function rangeOf(ranges: MeasureTerms['usual'], forms: readonly AgeForm[]): Range {
  if (isRange(ranges)) return ranges
  const fitting = forms.map(form => ranges[form])
  return [Math.min(...fitting.map(([from]) => from)), Math.max(...fitting.map(([, to]) => to))]
}

function isRange(ranges: MeasureTerms['usual']): ranges is Range {
  return Array.isArray(ranges)
}

// No text repeats the number itself: it is personal data.
function impossibleText(measure: EnteredMeasure, [from, to]: Range): Bilingual {
  const { vi, en, unit } = measureTerms[measure]
  return {
    vi: `${vi} ở tuổi này chỉ có thể từ ${inVietnamese(from)} đến ${inVietnamese(to)} ${unit}. Hãy xem lại chữ số, dấu phẩy và đơn vị, rồi nhập lại.`,
    en: `${en} at this age can only be from ${from} to ${to} ${unit}. Look at the digits, the decimal point and the unit, and enter it again.`,
  }
}

function unusualText(measure: EnteredMeasure, [from, to]: Range): Bilingual {
  const { vi, en, unit } = measureTerms[measure]
  return {
    vi: `${vi} ít khi ngoài khoảng ${inVietnamese(from)}–${inVietnamese(to)} ${unit}. Đã ghi; nếu nhập nhầm, hãy đính chính.`,
    en: `${en} is seldom outside ${from}–${to} ${unit}. It was kept; if it is a slip, correct it.`,
  }
}

const pressureText: Bilingual = {
  vi: 'Huyết áp tâm trương phải thấp hơn tâm thu. Hãy xem lại có đảo hai số không, rồi nhập lại.',
  en: 'Diastolic blood pressure lies below systolic. See whether the two were exchanged, and enter them again.',
}

function inVietnamese(value: number): string {
  return String(value).replace('.', ',')
}
