import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { alertKinds, severities } from '../../../kit/vn/alert-terms.js'
import { alertActions, alertMoves, alertResponses, alertSources, alertStatuses } from './alert.rules.js'

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

export const AlertStatusEnum = Object.fromEntries(alertStatuses.map(status => [status, status]))
registerEnumType(AlertStatusEnum, {
  name: 'AlertStatus',
  description: 'Where an alert stands (trạng thái cảnh báo).',
  valuesConfig: {
    OPEN: { description: 'Nobody has said what is done about it (chưa xử trí).' },
    ACKNOWLEDGED: { description: 'Something is done about it (đang xử trí).' },
    CLOSED: { description: 'It is known what came of it (đã kết thúc).' },
  },
})

export const AlertSourceEnum = Object.fromEntries(alertSources.map(source => [source, source]))
registerEnumType(AlertSourceEnum, {
  name: 'AlertSource',
  description: 'What found it (nguồn phát hiện).',
  valuesConfig: {
    HEALTH_CHECK: { description: 'A periodic health check (khám định kỳ).' },
    VITAL_SIGN: { description: 'A measurement in between (đo dấu hiệu sinh tồn).' },
    SCREENING: { description: 'A screening instrument (bộ công cụ sàng lọc).' },
    SCHEDULE: { description: 'The hub’s own calendar (lịch khám).' },
  },
})

const responses = {
  WATCH: { description: 'Look again by a day (theo dõi).' },
  TREAT: { description: 'Treated here (điều trị tại chỗ).' },
  REFER: { description: 'To be referred; the referral closes it when it is issued (chuyển).' },
}

export const AlertResponseEnum = Object.fromEntries(alertResponses.map(response => [response, response]))
registerEnumType(AlertResponseEnum, {
  name: 'AlertResponse',
  description: 'What somebody does about an alert (hướng xử trí).',
  valuesConfig: responses,
})

export const AlertActionEnum = Object.fromEntries(alertActions.map(action => [action, action]))
registerEnumType(AlertActionEnum, {
  name: 'AlertAction',
  description: 'What was done about an alert (hướng xử trí).',
  valuesConfig: { ...responses, CHECKED: { description: 'The check that was missed was made; noted by the hub (đã khám).' } },
})

export const AlertMoveEnum = Object.fromEntries(alertMoves.map(move => [move, move]))
registerEnumType(AlertMoveEnum, {
  name: 'AlertMove',
  description: 'A step in the life of an alert (bước xử trí).',
  valuesConfig: {
    ACKNOWLEDGED: { description: 'It was said what is done about it (đã xử trí).' },
    CLOSED: { description: 'It was said what came of it (đã kết thúc).' },
  },
})

@ObjectType({ description: 'A step in the life of an alert (bước xử trí cảnh báo).', simpleResolvers: true })
export class AlertStep {
  @Field(() => Int, { description: 'The version of the alert that it made.' })
  version!: number

  @Field(() => AlertMoveEnum, { description: 'What the step was.' })
  move!: string

  @Field(() => AlertActionEnum, { description: 'What is done, or was.' })
  action!: string

  @Field(() => String, { nullable: true, description: 'How, or what came of it; at most 2,000 characters. Personal data.' })
  note!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When to look again (ngày xem lại).' })
  lookAgainOn!: string | null

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => String, { description: 'Role of who did it; `system` for the hub itself.' })
  byRole!: string

  @Field(() => String, { nullable: true, description: 'Code of their facility; null for the hub itself.' })
  byOrganisation!: string | null
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A finding that somebody must act on (cảnh báo sức khoẻ); never a diagnosis.', simpleResolvers: true })
export class Alert {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every step; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => AlertStatusEnum, { description: 'Where it stands.' })
  status!: string

  @Field(() => AlertKindEnum, { description: 'What raised it.' })
  kind!: string

  @Field(() => AlertSeverityEnum, { description: 'How pressing it is.' })
  severity!: string

  @Field(() => String, { nullable: true, description: 'The measured thing: the name of a Measure in small letters, such as systolic_bp.' })
  measure!: string | null

  @Field(() => Float, { nullable: true, description: 'The value that raised it: in the unit of its measure, or the score of a screening.' })
  value!: number | null

  @Field(() => String, { nullable: true, description: 'Where the bound comes from (nguồn của ngưỡng).' })
  thresholdSource!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: Date
  @Field(() => String, { nullable: true, description: 'Code of the screening instrument, where one raised it: PHQ-9 (công cụ sàng lọc).' })
  subject!: string | null

  @Field(() => LocalDateScalar, { description: 'The day it was found; of a missed check, the day it was due (ngày phát hiện).' })
  foundOn!: string

  @Field(() => AlertSourceEnum, { description: 'What found it.' })
  foundIn!: string

  @Field(() => AlertActionEnum, { nullable: true, description: 'What is done about it; null while it is open.' })
  action!: string | null

  @Field(() => String, { nullable: true, description: 'The last word on it: how it is treated, what came of it. Personal data.' })
  note!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When somebody is to look again (ngày xem lại).' })
  lookAgainOn!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last said what is done about it; null while it is open.' })
  acknowledgedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Role of who said so.' })
  acknowledgedRole!: string | null

  @Field(() => String, { nullable: true, description: 'Code of their facility.' })
  acknowledgedOrganisation!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null until then.' })
  closedAt!: Date | null
}

export const AlertConnection = connectionTypes(Alert, 'Alert')
