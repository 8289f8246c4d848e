import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { alertKinds, severities } from '../../../kit/vn/alert-terms.js'

export const AlertKindEnum = Object.fromEntries(alertKinds.map(kind => [kind, kind]))
registerEnumType(AlertKindEnum, {
  name: 'AlertKind',
  description: 'What raised an alert (loại cảnh báo).',
  valuesConfig: {
    THRESHOLD_HIGH: { description: 'A value at or above its bound (vượt ngưỡng trên).' },
    THRESHOLD_LOW: { description: 'A value below its bound (dưới ngưỡng).' },
  },
})

export const AlertSeverityEnum = Object.fromEntries(severities.map(severity => [severity, severity]))
registerEnumType(AlertSeverityEnum, {
  name: 'AlertSeverity',
  description: 'How pressing an alert is (mức độ).',
  valuesConfig: {
    WARN: { description: 'Watch (theo dõi).' },
    ALERT: { description: 'Needs a clinician (cần khám).' },
    URGENT: { description: 'Needs a clinician today (khẩn).' },
  },
})

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A finding that somebody must act on (cảnh báo sức khoẻ); never a diagnosis.', simpleResolvers: true })
export class Alert {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => AlertKindEnum, { description: 'What raised it.' })
  kind!: string

  @Field(() => AlertSeverityEnum, { description: 'How pressing it is.' })
  severity!: string

  @Field(() => String, { nullable: true, description: 'The measured thing: systolic_bp, diastolic_bp, bmi, fasting_glucose.' })
  measure!: string | null

  @Field(() => Float, { nullable: true, description: 'The value that raised it: mmHg, kg/m² or mmol/L.' })
  value!: number | null

  @Field(() => String, { nullable: true, description: 'Where the bound comes from (nguồn của ngưỡng).' })
  thresholdSource!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: Date
}

@ObjectType({ description: 'One periodic health check (lần khám sức khoẻ định kỳ; TT 33/2017 Đ8).', simpleResolvers: true })
export class HealthCheck {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

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

  @Field(() => Float, { nullable: true, description: 'Weight, kg (cân nặng).' })
  weightKg!: number | null

  @Field(() => Float, { nullable: true, description: 'Height, cm (chiều cao).' })
  heightCm!: number | null

  @Field(() => Float, { nullable: true, description: 'Body-mass index, kg/m² (BMI); null without weight and height.' })
  bmi!: number | null

  @Field(() => Float, { nullable: true, description: 'Fasting glucose, mmol/L (đường huyết lúc đói).' })
  fastingGlucose!: number | null

  @Field(() => String, { nullable: true, description: 'Conclusion and advice (kết luận).' })
  conclusion!: string | null

  @Field(() => LocalDateScalar, { description: 'When the next check is due: 6 months on (hạn khám tiếp).' })
  nextDueOn!: string
}
