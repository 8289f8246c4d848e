import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { CarePlan } from '../care-plan/care-plan.type.js'
import { UserError } from '../user-errors.js'
import {
  cancelReasons, type SessionKind, sessionKinds, type SessionOutcome, sessionOutcomes, sessionStatuses, sessionWarningCodes, type Weekday, weekdays,
} from './rehabilitation-session.rules.js'

const SessionKindEnum = Object.fromEntries(sessionKinds.map(kind => [kind, kind]))
registerEnumType(SessionKindEnum, {
  name: 'SessionKind',
  description: 'What is done in a session of rehabilitation (nội dung phục hồi chức năng).',
  valuesConfig: {
    PHYSIO: { description: 'Physiotherapy and exercise (vật lý trị liệu, vận động trị liệu).' },
    OCCUPATIONAL: { description: 'Occupational therapy (hoạt động trị liệu).' },
    SPEECH: { description: 'Speech therapy (ngôn ngữ trị liệu).' },
    PSYCHOLOGY: { description: 'Psychological therapy (tâm lý trị liệu).' },
    AIDS: { description: 'Fitting and use of aids (dụng cụ trợ giúp).' },
  },
})

const SessionStatusEnum = Object.fromEntries(sessionStatuses.map(status => [status, status]))
registerEnumType(SessionStatusEnum, {
  name: 'SessionStatus',
  description: 'What came of a session (trạng thái buổi).',
  valuesConfig: {
    PLANNED: { description: 'Planned (đã lên lịch).' },
    DONE: { description: 'Held (đã thực hiện).' },
    MISSED: { description: 'Not held, and why is said (không thực hiện).' },
    CANCELLED: { description: 'Cancelled before its day (đã huỷ).' },
  },
})

const SessionOutcomeEnum = Object.fromEntries(sessionOutcomes.map(outcome => [outcome, outcome]))
registerEnumType(SessionOutcomeEnum, {
  name: 'SessionOutcome',
  description: 'Whether a session was held (kết quả buổi).',
  valuesConfig: { DONE: { description: 'Held (đã thực hiện).' }, MISSED: { description: 'Not held (không thực hiện).' } },
})

const SessionCancelReasonEnum = Object.fromEntries(cancelReasons.map(reason => [reason, reason]))
registerEnumType(SessionCancelReasonEnum, {
  name: 'SessionCancelReason',
  description: 'Why a session was cancelled (lý do huỷ).',
  valuesConfig: {
    ASKED: { description: 'Somebody cancelled it; the note says why (theo đề nghị).' },
    PLAN_ENDED: { description: 'With the end of its care plan (kết thúc kế hoạch).' },
    STAY_ENDED: { description: 'With the discharge or transfer of the person (kết thúc đợt ở).' },
  },
})

const SessionWarningCodeEnum = Object.fromEntries(sessionWarningCodes.map(code => [code, code]))
registerEnumType(SessionWarningCodeEnum, {
  name: 'SessionWarningCode',
  description: 'What is odd about sessions, and allowed (cảnh báo).',
  valuesConfig: {
    KIND_NOT_OFFERED: { description: 'The facility does not offer this kind on one of the days (cơ sở chưa đăng ký nội dung này).' },
    PERSON_AWAY: { description: 'The person is away on one of the days, as far as is known (người này đang vắng mặt).' },
  },
})

const WeekdayEnum = Object.fromEntries(weekdays.map(day => [day, day]))
registerEnumType(WeekdayEnum, {
  name: 'Weekday',
  description: 'A day of the week (thứ trong tuần).',
  valuesConfig: {
    MONDAY: { description: 'Monday (thứ hai).' },
    TUESDAY: { description: 'Tuesday (thứ ba).' },
    WEDNESDAY: { description: 'Wednesday (thứ tư).' },
    THURSDAY: { description: 'Thursday (thứ năm).' },
    FRIDAY: { description: 'Friday (thứ sáu).' },
    SATURDAY: { description: 'Saturday (thứ bảy).' },
    SUNDAY: { description: 'Sunday (chủ nhật).' },
  },
})

@ObjectType({ description: 'Something odd about sessions that is allowed: look at it (cảnh báo).', simpleResolvers: true })
export class SessionWarning {
  @Field(() => SessionWarningCodeEnum, { description: 'What, for programs (mã cảnh báo).' })
  code!: string

  @Field(() => String, { description: 'What, in the caller’s language (nội dung).' })
  message!: string
}

@ObjectType({ description: 'What was said of a session before it was put right (trước khi đính chính).', simpleResolvers: true })
export class SessionCorrection {
  @Field(() => Int, { description: 'The version that the correction made.' })
  version!: number

  @Field(() => DateTimeScalar, { description: 'When it was put right.' })
  at!: Date

  @Field(() => String, { description: 'Role of who did (vai trò).' })
  byRole!: string

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string

  @Field(() => SessionStatusEnum, { description: 'What came of it, as it stood (trạng thái trước).' })
  status!: string

  @Field(() => Int, { nullable: true, description: 'Minutes, as they stood (thời lượng trước).' })
  minutes!: number | null

  @Field(() => String, { nullable: true, description: 'The note, as it stood (ghi chú trước). Personal data.' })
  note!: string | null

  @Field(() => String, { nullable: true, description: 'By whom, as it stood (người thực hiện trước).' })
  performedBy!: string | null
}

@ObjectType({ description: 'A session of rehabilitation (buổi phục hồi chức năng).', simpleResolvers: true })
export class RehabilitationSession {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every change; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => SessionKindEnum, { description: 'What is done in it (nội dung).' })
  kind!: string

  @Field(() => LocalDateScalar, { description: 'The day it is planned for (ngày).' })
  plannedOn!: string

  @Field(() => SessionStatusEnum, { description: 'What came of it (trạng thái).' })
  status!: string

  @Field(() => Int, { nullable: true, description: 'How long it took, in minutes; null unless it was held (thời lượng).' })
  minutes!: number | null

  @Field(() => String, { nullable: true, description: 'What was noted, or why it was missed or cancelled (ghi chú). Personal data.' })
  note!: string | null

  @Field(() => String, { nullable: true, description: 'Who held it (người thực hiện).' })
  performedBy!: string | null

  @Field(() => SessionCancelReasonEnum, { nullable: true, description: 'Why it was cancelled; null unless it was (lý do huỷ).' })
  cancelReason!: string | null

  @Field(() => String, { description: 'Role of whoever wrote it down last (vai trò người ghi).' })
  recordedRole!: string
}

export const RehabilitationSessionConnection = connectionTypes(RehabilitationSession, 'RehabilitationSession')

@InputType({ description: 'Sessions of one kind, ordered by a care plan (lên lịch phục hồi chức năng).' })
export class PlanSessionsInput extends ChangeInput {
  @Field(() => ID, { description: 'By which plan: one under way (kế hoạch).' })
  carePlan!: string

  @Field(() => SessionKindEnum, { description: 'What is done in them (nội dung).' })
  kind!: SessionKind

  @Field(() => LocalDateScalar, { description: 'The day of the session, or from which on the weekdays are counted (từ ngày).' })
  from!: string

  @Field(() => [WeekdayEnum], { nullable: true, description: 'On which days of the week, at most 7; without it there is one session, on `from` (các thứ).' })
  weekdays?: Weekday[] | null

  @Field(() => Int, { nullable: true, description: 'How many, 1–60 within 12 months; one when absent (số buổi).' })
  count?: number | null
}

@InputType({ description: 'What came of a session (ghi kết quả buổi); said anew, what stood before is kept.' })
export class RecordSessionInput extends ChangeInput {
  @Field(() => ID, { description: 'Which session (buổi).' })
  session!: string

  @Field(() => Int, { description: 'The version of the session that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => SessionOutcomeEnum, { description: 'Whether it was held (kết quả).' })
  outcome!: SessionOutcome

  @Field(() => Int, { nullable: true, description: 'How long it took, 1–480 minutes; needed when it was held (thời lượng).' })
  minutes?: number | null

  @Field(() => String, { nullable: true, description: 'Who held it, at most 200 characters; needed when it was held (người thực hiện).' })
  performedBy?: string | null

  @Field(() => String, { nullable: true, description: 'What was noted, at most 1,000 characters; needed when it was missed (ghi chú).' })
  note?: string | null

  @Field(() => String, { nullable: true, description: 'Why what was said before is put right, 5–500 characters; needed then (lý do đính chính).' })
  reason?: string | null
}

@InputType({ description: 'Sessions of a plan that will not take place (huỷ buổi).' })
export class CancelSessionsInput extends ChangeInput {
  @Field(() => ID, { description: 'Of which plan (kế hoạch).' })
  carePlan!: string

  @Field(() => SessionKindEnum, { nullable: true, description: 'Only of this kind (nội dung).' })
  kind?: SessionKind | null

  @Field(() => LocalDateScalar, { description: 'From which day on (từ ngày).' })
  from!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Until which day; all later ones when absent (đến ngày).' })
  until?: string | null

  @Field(() => String, { description: 'Why, 5–500 characters (lý do).' })
  reason!: string
}

const userErrors = { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' }

@ObjectType({ description: 'Which sessions were planned: all of them, or none.', simpleResolvers: true })
export class PlanSessionsPayload {
  @Field(() => [RehabilitationSession], { description: 'The sessions by day; empty when refused. At most 60.' })
  sessions!: RehabilitationSession[]

  @Field(() => [SessionWarning], { description: 'What is odd about them, though they were planned. At most 2.' })
  warnings!: SessionWarning[]

  @Field(() => [UserError], userErrors)
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What was written down of a session: all of it, or nothing.', simpleResolvers: true })
export class RecordSessionPayload {
  @Field(() => RehabilitationSession, { nullable: true, description: 'The session as it is now; null when refused.' })
  session!: RehabilitationSession | null

  @Field(() => [SessionWarning], { description: 'What is odd about it, though it was written down. At most 2.' })
  warnings!: SessionWarning[]

  @Field(() => [UserError], userErrors)
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'Which sessions were cancelled: all that were asked for, or none.', simpleResolvers: true })
export class CancelSessionsPayload {
  @Field(() => CarePlan, { nullable: true, description: 'The plan they are of; null when refused.' })
  carePlan!: CarePlan | null

  @Field(() => Int, { description: 'How many were cancelled; 0 when refused (số buổi đã huỷ).' })
  cancelled!: number

  @Field(() => [UserError], userErrors)
  userErrors!: UserErrorNode[]
}
