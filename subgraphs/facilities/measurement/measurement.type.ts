import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { type Measure, measures } from '../../../kit/vn/alert-terms.js'
import { type Band, bands } from '../threshold/threshold.rules.js'
import type { Measurements } from './measurement.rules.js'

/** `SYSTOLIC_BP` in the graph, `systolic_bp` in the tables and in what other sectors are told. */
export const MeasureEnum: Readonly<Record<string, Measure>> = Object.fromEntries(measures.map(measure => [measure.toUpperCase(), measure]))

const measureDescriptions = {
  systolic_bp: 'Systolic blood pressure, mmHg (huyết áp tâm thu).',
  diastolic_bp: 'Diastolic blood pressure, mmHg (huyết áp tâm trương).',
  pulse: 'Pulse, beats a minute (mạch).',
  temperature: 'Temperature, °C (thân nhiệt).',
  respiratory_rate: 'Breaths a minute (nhịp thở).',
  spo2: 'Oxygen saturation, % (SpO₂).',
  weight: 'Weight, kg (cân nặng).',
  height: 'Height, cm (chiều cao).',
  waist: 'Waist, cm (vòng bụng).',
  fasting_glucose: 'Glucose after 8 hours without food, mmol/L (đường huyết lúc đói).',
  random_glucose: 'Glucose at any time, mmol/L (đường huyết bất kỳ).',
  glucose_2h_ogtt: 'Glucose 2 hours after 75 g of glucose, mmol/L (đường huyết sau 2 giờ).',
  hba1c: 'HbA1c, %.',
  creatinine: 'Creatinine in blood, µmol/L (creatinin máu).',
  cholesterol: 'Total cholesterol, mmol/L (cholesterol toàn phần).',
  bmi: 'Body-mass index, kg/m² (BMI), of weight and height.',
  isolated_systolic_htn: 'Systolic pressure where diastolic is below 90, mmHg (tăng huyết áp tâm thu đơn độc).',
  random_glucose_with_symptoms: 'Glucose at any time with classic symptoms, mmol/L (đường huyết bất kỳ có triệu chứng).',
} as const satisfies Record<Measure, string>

registerEnumType(MeasureEnum, {
  name: 'Measure',
  description: 'What was measured, with its unit (chỉ số đo).',
  valuesConfig: Object.fromEntries(measures.map(measure => [measure.toUpperCase(), { description: measureDescriptions[measure] }])),
})

const bandDescriptions = {
  NOT_JUDGED: 'No mark is in force for this measure and age (chưa có ngưỡng).',
  WITHIN: 'Within the marks (trong ngưỡng).',
  LOW_WARN: 'Below the lower mark: watch (thấp, theo dõi).',
  LOW_ALERT: 'Low: needs a clinician (thấp, cần khám).',
  LOW_URGENT: 'Low: needs a clinician today (thấp, khẩn).',
  HIGH_WARN: 'At or above the first upper mark: watch (cao, theo dõi).',
  HIGH_ALERT: 'High: needs a clinician (cao, cần khám).',
  HIGH_URGENT: 'High: needs a clinician today (cao, khẩn).',
} as const satisfies Record<Band, string>

export const BandEnum = Object.fromEntries(bands.map(band => [band, band]))
registerEnumType(BandEnum, {
  name: 'MeasuredBand',
  description: 'Where a value lies among the marks of its measure on its day (khoảng); never a diagnosis.',
  valuesConfig: Object.fromEntries(bands.map(band => [band, { description: bandDescriptions[band] }])),
})

const number = (what: string) => ({ nullable: true, description: what })

@InputType({ description: 'Numbers that were measured (chỉ số đo được); what was not is left out. One decimal is kept.' })
export class MeasurementsInput implements Measurements {
  @Field(() => Int, number('Systolic blood pressure, mmHg (huyết áp tâm thu).'))
  systolicBp?: number | null

  @Field(() => Int, number('Diastolic blood pressure, mmHg, below systolic (huyết áp tâm trương).'))
  diastolicBp?: number | null

  @Field(() => Int, number('Pulse, beats a minute (mạch).'))
  pulse?: number | null

  @Field(() => Float, number('Temperature, °C (thân nhiệt).'))
  temperature?: number | null

  @Field(() => Int, number('Breaths a minute (nhịp thở).'))
  respiratoryRate?: number | null

  @Field(() => Int, number('Oxygen saturation, % (SpO₂).'))
  spo2?: number | null

  @Field(() => Float, number('Weight, kg (cân nặng).'))
  weightKg?: number | null

  @Field(() => Float, number('Height, cm (chiều cao).'))
  heightCm?: number | null

  @Field(() => Float, number('Waist, cm (vòng bụng).'))
  waistCm?: number | null

  @Field(() => Float, number('Glucose after 8 hours without food, mmol/L (đường huyết lúc đói).'))
  fastingGlucose?: number | null

  @Field(() => Float, number('Glucose at any time, mmol/L (đường huyết bất kỳ).'))
  randomGlucose?: number | null

  @Field(() => Boolean, number('Whether thirst, much urine or loss of weight go with it: only then the random value has a mark (có triệu chứng).'))
  glucoseSymptoms?: boolean | null

  @Field(() => Float, number('Glucose 2 hours after 75 g of glucose, mmol/L (đường huyết sau 2 giờ).'))
  glucose2h?: number | null

  @Field(() => Float, number('HbA1c, %.'))
  hba1c?: number | null

  @Field(() => Float, number('Creatinine in blood, µmol/L (creatinin máu).'))
  creatinine?: number | null

  @Field(() => Float, number('Total cholesterol, mmol/L (cholesterol toàn phần).'))
  cholesterol?: number | null
}

@ObjectType({ description: 'A number that was kept and is to be looked at once more (giá trị bất thường, đã ghi).', simpleResolvers: true })
export class MeasurementWarning {
  @Field(() => MeasureEnum, { description: 'Which number (chỉ số).' })
  measure!: string

  @Field(() => [String], { description: 'The place in the input, from its top (vị trí). At most 10.' })
  path!: string[]

  @Field(() => String, { description: 'Why, in the caller’s language (thông báo).' })
  message!: string
}

@ObjectType({ description: 'The newest value of a measure, at a check or between checks (chỉ số gần nhất).', simpleResolvers: true })
export class LastMeasurement {
  @Field(() => MeasureEnum, { description: 'What was measured (chỉ số).' })
  measure!: string

  @Field(() => Float, { description: 'The value (giá trị).' })
  value!: number

  @Field(() => String, { description: 'Its unit (đơn vị).' })
  unit!: string

  @Field(() => LocalDateScalar, { description: 'Day of it (ngày đo).' })
  on!: string
}

@ObjectType({ description: 'One point of a series (một điểm đo).', simpleResolvers: true })
export class MeasuredPoint {
  @Field(() => DateTimeScalar, { description: 'When; of a check the beginning of its day (thời điểm).' })
  at!: Date

  @Field(() => LocalDateScalar, { description: 'Day of it in Viet Nam (ngày đo).' })
  on!: string

  @Field(() => Float, { description: 'The value (giá trị).' })
  value!: number

  @Field(() => String, { description: 'Its unit (đơn vị).' })
  unit!: string

  @Field(() => BandEnum, { description: 'Where it lies among the marks of that day (khoảng).' })
  band!: string
}
