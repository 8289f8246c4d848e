import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { specialities } from './health-check.rules.js'

export const SpecialityEnum = Object.fromEntries(specialities.map(speciality => [speciality, speciality]))
registerEnumType(SpecialityEnum, {
  name: 'Speciality',
  description: 'Field of a doctor who examines at a check (chuyên khoa).',
  valuesConfig: {
    INTERNAL: { description: 'Internal medicine (nội khoa).' },
    SURGICAL: { description: 'Surgery (ngoại khoa).' },
    SKIN: { description: 'Skin (da liễu).' },
    WOMEN: { description: 'Women’s health (sản phụ khoa).' },
    EYE: { description: 'Eyes (mắt).' },
    ENT: { description: 'Ear, nose and throat (tai mũi họng).' },
    DENTAL: { description: 'Teeth, mouth and jaw (răng hàm mặt).' },
    MENTAL: { description: 'Mental health (tâm thần).' },
  },
})

@ObjectType({ description: 'What a doctor of one field found (kết quả khám chuyên khoa).', simpleResolvers: true })
export class SpecialityResult {
  @Field(() => SpecialityEnum, { description: 'The field (chuyên khoa).' })
  speciality!: string

  @Field(() => String, { description: 'What was found (kết quả).' })
  text!: string
}

@ObjectType({ description: 'What stood in one field of a check before a correction.', simpleResolvers: true })
export class HealthCheckFieldBefore {
  @Field(() => String, { description: 'Name of the field, as in HealthCheck (trường).' })
  field!: string

  @Field(() => String, { nullable: true, description: 'What stood there, as text; null where nothing did (giá trị trước).' })
  value!: string | null
}

@ObjectType({ description: 'A correction of a check: nothing of what stood before is lost (đính chính).', simpleResolvers: true })
export class HealthCheckCorrection {
  @Field(() => Int, { description: 'The version that it made (phiên bản).' })
  version!: number

  @Field(() => DateTimeScalar, { description: 'When (thời điểm).' })
  at!: Date

  @Field(() => String, { description: 'Role of whoever corrected (vai trò).' })
  byRole!: string

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string

  @Field(() => [HealthCheckFieldBefore], { description: 'The fields that it changed, as they were. At most 30.' })
  before!: HealthCheckFieldBefore[]
}

@ObjectType({ description: 'One periodic health check (lần khám sức khoẻ định kỳ; TT 33/2017 Đ8).', simpleResolvers: true })
export class HealthCheck {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every correction; a correction names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => LocalDateScalar, { description: 'Day of the check (ngày khám).' })
  checkedOn!: string

  @Field(() => Int, { nullable: true, description: 'Health class I–V as 1–5 (phân loại sức khoẻ); null when not given.' })
  class!: number | null

  @Field(() => Int, { nullable: true, description: 'Systolic blood pressure, mmHg (huyết áp tâm thu).' })
  systolicBp!: number | null

  @Field(() => Int, { nullable: true, description: 'Diastolic blood pressure, mmHg (huyết áp tâm trương).' })
  diastolicBp!: number | null

  @Field(() => Int, { nullable: true, description: 'Pulse, beats a minute (mạch).' })
  pulse!: number | null

  @Field(() => Float, { nullable: true, description: 'Temperature, °C (thân nhiệt).' })
  temperature!: number | null

  @Field(() => Int, { nullable: true, description: 'Breaths a minute (nhịp thở).' })
  respiratoryRate!: number | null

  @Field(() => Int, { nullable: true, description: 'Oxygen saturation, % (SpO₂).' })
  spo2!: number | null

  @Field(() => Float, { nullable: true, description: 'Weight, kg (cân nặng).' })
  weightKg!: number | null

  @Field(() => Float, { nullable: true, description: 'Height, cm (chiều cao).' })
  heightCm!: number | null

  @Field(() => Float, { nullable: true, description: 'Body-mass index, kg/m² (BMI); null without weight and height.' })
  bmi!: number | null

  @Field(() => Float, { nullable: true, description: 'Waist, cm (vòng bụng).' })
  waistCm!: number | null

  @Field(() => Float, { nullable: true, description: 'Fasting glucose, mmol/L (đường huyết lúc đói).' })
  fastingGlucose!: number | null

  @Field(() => Float, { nullable: true, description: 'Glucose at any time, mmol/L (đường huyết bất kỳ).' })
  randomGlucose!: number | null

  @Field(() => Boolean, { description: 'Whether classic symptoms went with the random glucose (có triệu chứng).' })
  glucoseSymptoms!: boolean

  @Field(() => Float, { nullable: true, description: 'Glucose 2 hours after 75 g, mmol/L (đường huyết sau 2 giờ).' })
  glucose2h!: number | null

  @Field(() => Float, { nullable: true, description: 'HbA1c, %.' })
  hba1c!: number | null

  @Field(() => Float, { nullable: true, description: 'Creatinine in blood, µmol/L (creatinin máu).' })
  creatinine!: number | null

  @Field(() => Float, { nullable: true, description: 'Total cholesterol, mmol/L (cholesterol toàn phần).' })
  cholesterol!: number | null

  @Field(() => [SpecialityResult], { description: 'What the doctors found, by field (khám chuyên khoa). At most 8.' })
  findings!: readonly SpecialityResult[]

  @Field(() => [String], { description: 'Diseases found, ICD-10 codes (bệnh phát hiện). At most 12.' })
  diseases!: readonly string[]

  @Field(() => String, { nullable: true, description: 'Conclusion (kết luận).' })
  conclusion!: string | null

  @Field(() => String, { nullable: true, description: 'Advice (lời dặn).' })
  advice!: string | null

  @Field(() => LocalDateScalar, { description: 'When the next check is due: 6 months on, or sooner (hạn khám tiếp).' })
  nextDueOn!: string

  @Field(() => String, { nullable: true, description: 'Why it is due later than that; null when it is not (lý do hẹn muộn).' })
  dueReason!: string | null

  @Field(() => Boolean, { description: 'Whether the file of it is electronic: indicator 3 of the plans (hồ sơ điện tử).' })
  electronic!: boolean

  @Field(() => String, { nullable: true, description: 'Who examined (người khám); null for a check that came by a bulk load.' })
  examinedBy!: string | null
}

export const HealthCheckConnection = connectionTypes(HealthCheck, 'HealthCheck')
