import type { Measure, Speciality } from '../generated/enums'
import type { MeasurementsInput, RecordHealthCheckInput } from '../generated/operations'
import { codesOf } from '../referrals/act-input'

export type NumberField = Exclude<keyof MeasurementsInput, 'glucoseSymptoms'>

interface NumberTerms {
  readonly measure: Measure
  /** Read without a decimal. */
  readonly isWhole?: true
}

/** The numbers of the form, in the order in which they are taken. */
export const numbers = {
  systolicBp: { measure: 'SYSTOLIC_BP', isWhole: true },
  diastolicBp: { measure: 'DIASTOLIC_BP', isWhole: true },
  pulse: { measure: 'PULSE', isWhole: true },
  temperature: { measure: 'TEMPERATURE' },
  respiratoryRate: { measure: 'RESPIRATORY_RATE', isWhole: true },
  spo2: { measure: 'SPO2', isWhole: true },
  heightCm: { measure: 'HEIGHT' },
  weightKg: { measure: 'WEIGHT' },
  waistCm: { measure: 'WAIST' },
  fastingGlucose: { measure: 'FASTING_GLUCOSE' },
  randomGlucose: { measure: 'RANDOM_GLUCOSE' },
  glucose2h: { measure: 'GLUCOSE_2H_OGTT' },
  hba1c: { measure: 'HBA1C' },
  creatinine: { measure: 'CREATININE' },
  cholesterol: { measure: 'CHOLESTEROL' },
} as const satisfies Record<NumberField, NumberTerms>

export const groups = {
  signs: ['systolicBp', 'diastolicBp', 'pulse', 'temperature', 'respiratoryRate', 'spo2'],
  body: ['heightCm', 'weightKg', 'waistCm'],
  blood: ['fastingGlucose', 'randomGlucose', 'glucose2h', 'hba1c', 'creatinine', 'cholesterol'],
} as const satisfies Record<string, readonly NumberField[]>

export const specialities: readonly Speciality[] = ['INTERNAL', 'SURGICAL', 'SKIN', 'WOMEN', 'EYE', 'ENT', 'DENTAL', 'MENTAL']

/** What the form holds, all as typed. */
export interface CheckForm {
  readonly checkedOn: string
  readonly examinedBy: string
  readonly round: string
  readonly electronic: boolean
  readonly numbers: Readonly<Partial<Record<NumberField, string>>>
  readonly glucoseSymptoms: boolean
  readonly findings: Readonly<Partial<Record<Speciality, string>>>
  readonly class: string
  readonly diseases: string
  readonly conclusion: string
  readonly advice: string
  readonly nextDueOn: string
  readonly dueReason: string
}

export const emptyCheck = (today: string): CheckForm => ({
  checkedOn: today, examinedBy: '', round: '', electronic: true, numbers: {}, glucoseSymptoms: false, findings: {}, class: '', diseases: '', conclusion: '', advice: '', nextDueOn: '', dueReason: '',
})

/** What was typed as a number, with a comma as people here write it or a point; undefined for nothing, `wrong` for what is none. */
export function numberOf(text: string | undefined, isWhole = false): number | 'wrong' | undefined {
  const plain = (text ?? '').trim()
  if (plain === '') return undefined
  return (isWhole ? /^\d{1,6}$/ : /^\d{1,6}([.,]\d{1,4})?$/).test(plain) ? Number(plain.replace(',', '.')) : 'wrong'
}

export const fields = Object.keys(numbers).filter((name): name is NumberField => name in numbers)

/** The numbers that are some. */
export function valuesOf(form: CheckForm): Readonly<Partial<Record<NumberField, number>>> {
  return Object.fromEntries(
    fields.flatMap(field => {
      const value = numberOf(form.numbers[field], 'isWhole' in numbers[field])
      return typeof value === 'number' ? [[field, value]] : []
    }),
  )
}

const given = (text: string) => (text.trim() === '' ? undefined : text.trim())

/** What is sent; a round only of those there are on the day. */
export function inputOf(resident: string, form: CheckForm, rounds: readonly { readonly id: string }[]): Omit<RecordHealthCheckInput, 'idempotencyKey'> {
  return {
    resident,
    checkedOn: form.checkedOn,
    examinedBy: form.examinedBy.trim(),
    round: rounds.find(({ id }) => id === form.round)?.id,
    electronic: form.electronic,
    measurements: { ...valuesOf(form), glucoseSymptoms: form.glucoseSymptoms || undefined },
    findings: findingsOf(form),
    class: form.class === '' ? undefined : Number(form.class),
    diseases: codesOf(form.diseases),
    conclusion: given(form.conclusion),
    advice: given(form.advice),
    nextDueOn: given(form.nextDueOn),
    dueReason: given(form.dueReason),
  }
}

/** Only the fields of which something was said. */
const findingsOf = ({ findings }: CheckForm) =>
  specialities.flatMap(speciality => {
    const text = given(findings[speciality] ?? '')
    return text === undefined ? [] : [{ speciality, text }]
  })
