import { Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar } from '../../../kit/scalars.js'
import { alertKinds, severities } from '../../../kit/vn/alert-terms.js'

export const AlertKindEnum = Object.fromEntries(alertKinds.map(kind => [kind, kind]))
registerEnumType(AlertKindEnum, {
  name: 'AlertKind',
  description: 'What raised an alert (loại cảnh báo).',
  valuesConfig: {
    THRESHOLD_HIGH: { description: 'A value at or above its bound (vượt ngưỡng trên).' },
    THRESHOLD_LOW: { description: 'A value below its bound (dưới ngưỡng).' },
    TREND: { description: 'Values that move the wrong way from one measurement to the next (diễn biến xấu).' },
    SCREENING: { description: 'The band of a screening score, or one answer of it (kết quả sàng lọc).' },
    CHECK_OVERDUE: { description: 'Not checked for 6 months (quá hạn khám; TT 33/2017 Đ8).' },
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

  @Field(() => String, { nullable: true, description: 'The measured thing: the name of a Measure in small letters, such as systolic_bp.' })
  measure!: string | null

  @Field(() => Float, { nullable: true, description: 'The value that raised it, in the unit of its measure.' })
  value!: number | null

  @Field(() => String, { nullable: true, description: 'Where the bound comes from (nguồn của ngưỡng).' })
  thresholdSource!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: Date
}
