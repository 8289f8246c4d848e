import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import {
  type AnswerSource, answerSources, type ConsultationMove, consultationMoves, consultationStatuses, type ConsultationUrgency, consultationUrgencies,
} from './tele-consultation.rules.js'

export const ConsultationStatusEnum = Object.fromEntries(consultationStatuses.map(status => [status, status]))
registerEnumType(ConsultationStatusEnum, {
  name: 'ConsultationStatus',
  description: 'Where a consultation from afar stands (trạng thái).',
  valuesConfig: {
    REQUESTED: { description: 'Asked for (đã yêu cầu).' },
    AGREED: { description: 'A day was agreed on (đã hẹn).' },
    HELD: { description: 'Held, with its result (đã thực hiện).' },
    DECLINED: { description: 'The health facility declined (bị từ chối).' },
    CANCELLED: { description: 'The home asks no more (đã huỷ).' },
  },
})

const ConsultationMoveEnum = Object.fromEntries(consultationMoves.map(move => [move, move]))
registerEnumType(ConsultationMoveEnum, {
  name: 'ConsultationMove',
  description: 'What is done with a consultation (việc).',
  valuesConfig: {
    AGREE: { description: 'A day is agreed on, or another one (hẹn ngày); needs the source.' },
    HOLD: { description: 'It was held (ghi kết quả); needs the source and the result.' },
    DECLINE: { description: 'The health facility declines (từ chối); needs the source and the reason.' },
    CANCEL: { description: 'The home asks no more (huỷ); needs the reason.' },
  },
})

const ConsultationUrgencyEnum = Object.fromEntries(consultationUrgencies.map(urgency => [urgency, urgency]))
registerEnumType(ConsultationUrgencyEnum, {
  name: 'ConsultationUrgency',
  description: 'How pressing a question is (mức độ khẩn). An emergency is no question: the person is sent.',
  valuesConfig: { ROUTINE: { description: 'Planned (thường quy).' }, URGENT: { description: 'Within hours or few days (khẩn).' } },
})

const AnswerSourceEnum = Object.fromEntries(answerSources.map(source => [source, source]))
registerEnumType(AnswerSourceEnum, {
  name: 'AnswerSource',
  description: 'How a health facility answered (nguồn).',
  valuesConfig: {
    PHONE: { description: 'By telephone (điện thoại).' },
    PAPER: { description: 'On paper (giấy tờ).' },
    SYSTEM: { description: 'On a system for telemedicine (hệ thống khám chữa bệnh từ xa).' },
  },
})

@ObjectType({ description: 'What became of a consultation (diễn biến).', simpleResolvers: true })
export class TeleConsultationStep {
  @Field(() => Int, { description: 'The version of the consultation that it made.' })
  version!: number

  @Field(() => ConsultationStatusEnum, { description: 'Where it stood then (trạng thái).' })
  status!: string

  @Field(() => LocalDateScalar, { description: 'Of which day; of an agreement, the day agreed on (ngày).' })
  on!: string

  @Field(() => String, { nullable: true, description: 'What was said (nội dung). Personal data.' })
  note!: string | null

  @Field(() => AnswerSourceEnum, { nullable: true, description: 'How the health facility said so; null for what the home said itself (nguồn).' })
  source!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  at!: Date

  @Field(() => String, { description: 'Role of who wrote it down (vai trò).' })
  byRole!: string

  @Field(() => String, { nullable: true, description: 'Code of their facility.' })
  byOrganisation!: string | null
}

@ObjectType({ description: 'A question to a health facility about a resident, without sending the person (hội chẩn, tư vấn từ xa).', simpleResolvers: true })
export class TeleConsultation {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every step; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => ConsultationStatusEnum, { description: 'Where it stands (trạng thái).' })
  status!: string

  @Field(() => String, { description: '5-character code of the health facility that is asked (mã cơ sở KCB).' })
  healthFacilityCode!: string

  @Field(() => String, { description: 'What is asked (nội dung hỏi). Personal data.' })
  question!: string

  @Field(() => ConsultationUrgencyEnum, { description: 'How pressing it is (mức độ khẩn).' })
  urgency!: string

  @Field(() => LocalDateScalar, { description: 'Until when an answer is wanted (cần trước ngày).' })
  wantedBy!: string

  @Field(() => Boolean, { description: 'Still open, and that day has passed (quá hạn).' })
  overdue!: boolean

  @Field(() => LocalDateScalar, { description: 'When it was asked for (ngày yêu cầu).' })
  requestedOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day that was agreed on last; null until then (ngày hẹn).' })
  agreedFor!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was held; null until then (ngày thực hiện).' })
  heldOn!: string | null

  @Field(() => String, { nullable: true, description: 'What the health facility found (kết luận). Personal data.' })
  result!: string | null

  @Field(() => String, { nullable: true, description: 'What it advised (hướng xử trí). Personal data.' })
  advice!: string | null

  @Field(() => String, { nullable: true, description: 'Why it was declined or cancelled (lý do).' })
  reason!: string | null
}

export const TeleConsultationConnection = connectionTypes(TeleConsultation, 'TeleConsultation')

@InputType({ description: 'A question to a health facility about a resident (yêu cầu tư vấn từ xa).' })
export class RequestTeleConsultationInput extends ChangeInput {
  @Field(() => ID, { description: 'About whom: a resident of the caller’s own facility.' })
  resident!: string

  @Field(() => String, { description: '5-character code of the health facility (mã cơ sở KCB).' })
  healthFacilityCode!: string

  @Field(() => String, { description: 'What is asked, 1–2,000 characters (nội dung hỏi).' })
  question!: string

  @Field(() => ConsultationUrgencyEnum, { description: 'How pressing it is (mức độ khẩn).' })
  urgency!: ConsultationUrgency

  @Field(() => LocalDateScalar, { description: 'Until when an answer is wanted: today to 6 months on (cần trước ngày).' })
  wantedBy!: string

  @Field(() => ID, { nullable: true, description: 'An alert of the person that it is about (cảnh báo).' })
  alert?: string | null

  @Field(() => ID, { nullable: true, description: 'A health check of the person that it is about (lần khám).' })
  healthCheck?: string | null
}

@InputType({ description: 'What became of a consultation: what the health facility said, or that the home asks no more (cập nhật tư vấn).' })
export class MoveTeleConsultationInput extends ChangeInput {
  @Field(() => ID, { description: 'Which consultation.' })
  consultation!: string

  @Field(() => Int, { description: 'The version of the consultation that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ConsultationMoveEnum, { description: 'What is done (việc).' })
  move!: ConsultationMove

  @Field(() => LocalDateScalar, { description: 'To AGREE: the day agreed on, today to 6 months on; else the day it happened, today or before (ngày).' })
  on!: string

  @Field(() => AnswerSourceEnum, { nullable: true, description: 'How the health facility said so; needed but to CANCEL (nguồn).' })
  source?: AnswerSource | null

  @Field(() => String, { nullable: true, description: 'To HOLD: what was found, 1–2,000 characters (kết luận).' })
  result?: string | null

  @Field(() => String, { nullable: true, description: 'To HOLD: what was advised, at most 2,000 characters (hướng xử trí).' })
  advice?: string | null

  @Field(() => String, { nullable: true, description: 'To DECLINE and CANCEL: why, 5–500 characters (lý do).' })
  reason?: string | null
}

const consultation = { nullable: true, description: 'The consultation as it stands now; null when refused.' }
const userErrors = { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' }

@ObjectType({ description: 'What asking did: all of it, or nothing.', simpleResolvers: true })
export class RequestTeleConsultationPayload {
  @Field(() => TeleConsultation, consultation)
  consultation!: TeleConsultation | null

  @Field(() => [UserError], userErrors)
  userErrors!: UserErrorNode[]
}

@ObjectType({ description: 'What a move did to a consultation: all of it, or nothing.', simpleResolvers: true })
export class MoveTeleConsultationPayload {
  @Field(() => TeleConsultation, consultation)
  consultation!: TeleConsultation | null

  @Field(() => [UserError], userErrors)
  userErrors!: UserErrorNode[]
}
