import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { PartialDateScalar } from '../../../kit/vn/partial-date.js'
import { ReferralKindEnum, UrgencyEnum } from '../../../kit/vn/referral-terms.js'
import { movers, referralStatuses } from './referral.rules.js'

export const NextMoveEnum = Object.fromEntries(movers.map(mover => [mover, mover]))
registerEnumType(NextMoveEnum, {
  name: 'NextMove',
  description: 'Who must act next (lượt của ai).',
  valuesConfig: {
    SENDER: { description: 'The sending facility (nơi chuyển).' },
    RECEIVER: { description: 'The receiving health facility (nơi nhận).' },
    NOBODY: { description: 'Nobody: it has ended (không ai).' },
  },
})

export const ReferralStatusEnum = Object.fromEntries(referralStatuses.map(status => [status, status]))
registerEnumType(ReferralStatusEnum, {
  name: 'ReferralStatus',
  description: 'Where a referral stands in its life (trạng thái).',
  valuesConfig: {
    DRAFT: { description: 'Being written (nháp).' },
    ISSUED: { description: 'Signed, not yet sent (đã ký).' },
    SENT: { description: 'Delivered to the receiver (đã gửi).' },
    RECEIVED: { description: 'Receipt confirmed (đã tiếp nhận phiếu).' },
    INFO_REQUESTED: { description: 'The receiver asks for more; its clock pauses (chờ bổ sung thông tin).' },
    ACCEPTED: { description: 'The receiver takes the person (đã đồng ý nhận).' },
    ARRIVED: { description: 'The person is there (đã đến).' },
    IN_TREATMENT: { description: 'Under examination or treatment (đang điều trị).' },
    COMPLETED: { description: 'Treatment done, word sent back (đã có phiếu phản hồi).' },
    CLOSED: { description: 'The sender read the word and closed it (đã đóng).' },
    REJECTED: { description: 'End: refused with a reason (từ chối).' },
    REDIRECTED: { description: 'End: passed on as a new referral (chuyển tiếp nơi khác).' },
    NO_SHOW: { description: 'End: the person did not come (không đến).' },
    CANCELLED: { description: 'End: withdrawn with a reason (huỷ).' },
    EXPIRED: { description: 'End: not used while it was good (hết hạn).' },
    DIED: { description: 'End: the person died (tử vong).' },
  },
})

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A person sent from one facility to a health facility, until they are back (chuyển cơ sở KCB).',
  simpleResolvers: true,
})
export class Referral {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every change; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => String, { nullable: true, description: 'Number on the paper (số phiếu); null until it is issued.' })
  paperNumber!: string | null

  @Field(() => ReferralKindEnum, { description: 'What it is in law.' })
  kind!: string

  @Field(() => ReferralStatusEnum, { description: 'Where it stands.' })
  status!: string

  @Field(() => DateTimeScalar, { description: 'Since when it stands there.' })
  statusSince!: Date

  @Field(() => NextMoveEnum, {
    description: 'Who must act next. A receiver that does not work on the hub cannot: then it is the sender.',
  })
  nextMove!: string

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When that is due (hạn xử lý); null where nobody must act.',
  })
  dueBy!: Date | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Last instant at which the signed paper is good (giá trị đến; TT 01/2025 Đ12); null while unsigned.',
  })
  validUntil!: Date | null

  @Field(() => UrgencyEnum, { description: 'How pressing it is.' })
  urgency!: string

  @Field(() => String, { description: 'Name of the person when it was written (họ tên người bệnh).' })
  patientName!: string

  @Field(() => PartialDateScalar, { description: 'Birth date as it was known then (ngày sinh).' })
  patientBirthDate!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of signing (ngày ký); null while unsigned.' })
  signedOn!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was begun (thời điểm lập).' })
  createdAt!: Date
}

export const ReferralConnection = connectionTypes(Referral, 'Referral')

@Directive('@inaccessible')
@Directive('@shareable')
@ObjectType({
  description: 'What the insurance sector needs to know of a referral; never seen by callers (dữ kiện xét quyền lợi).',
  simpleResolvers: true,
})
export class CoverageFacts {
  @Field(() => ID, { description: 'Id of the resident.' })
  residentId!: string

  @Field(() => String, { description: '5-character code of the receiving health facility (mã nơi đến).' })
  toFacilityCode!: string

  @Field(() => ReferralKindEnum, { description: 'What the referral is in law.' })
  kind!: string

  @Field(() => UrgencyEnum, { description: 'How pressing it is.' })
  urgency!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of signing; null while unsigned.' })
  signedOn!: string | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Last instant at which the paper is good; null while unsigned.',
  })
  validUntil!: Date | null

  @Field(() => [String], { description: 'ICD-10 codes (mã bệnh).' })
  diagnoses!: string[]
}
