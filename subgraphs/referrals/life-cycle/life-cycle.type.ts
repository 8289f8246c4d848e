import { type ClassType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { Referral } from '../referral/referral.type.js'
import { UserError } from '../user-errors.js'
import { CounterReferralInput } from './counter-referral.type.js'
import {
  cancellationReasons,
  moveNames,
  type MoveName,
  noShowReasons,
  type RecordSource,
  recordSources,
  rejectionReasons,
} from './life-cycle.rules.js'

const named = (values: readonly string[]) => Object.fromEntries(values.map(value => [value, value]))

export const RecordSourceEnum = named(recordSources)
registerEnumType(RecordSourceEnum, {
  name: 'RecordSource',
  description: 'From where the sender knows what a hospital off the hub did (nguồn ghi nhận).',
  valuesConfig: {
    PHONE: { description: 'By telephone (điện thoại).' },
    PAPER: { description: 'On paper that came back (giấy).' },
    XML: { description: 'In an exchange file (tệp XML).' },
    CARD_CHECK: { description: 'Seen when the card was checked (tra cứu thẻ).' },
  },
})

export const RejectionReasonEnum = named(rejectionReasons)
registerEnumType(RejectionReasonEnum, {
  name: 'RejectionReason',
  description: 'Why a hospital does not take a person, or sends the person on (lý do từ chối).',
  valuesConfig: {
    NO_BED: { description: 'No bed (hết giường).' },
    NO_SPECIALTY: { description: 'No such specialty there (không có chuyên khoa).' },
    NO_EQUIPMENT: { description: 'No equipment for it (thiếu thiết bị).' },
    OUTSIDE_LICENCE: { description: 'Outside its licence (ngoài phạm vi hoạt động).' },
    NO_INSURANCE_CONTRACT: { description: 'No contract with the insurance for it (không có hợp đồng BHYT).' },
    DUPLICATE: { description: 'It has the same referral already (trùng phiếu).' },
    INCOMPLETE: { description: 'The papers lack something (hồ sơ chưa đủ).' },
    OTHER: { description: 'Other; the note says what (khác).' },
  },
})

export const NoShowReasonEnum = named(noShowReasons)
registerEnumType(NoShowReasonEnum, {
  name: 'NoShowReason',
  description: 'Why a person did not come (lý do không đến).',
  valuesConfig: {
    COMING_LATER: { description: 'Comes later (sẽ đến sau).' },
    WENT_ELSEWHERE: { description: 'Went to another hospital (đã đến nơi khác).' },
    REFUSED: { description: 'Does not want to (từ chối đi).' },
    UNREACHABLE: { description: 'Cannot be reached (không liên lạc được).' },
  },
})

export const CancellationReasonEnum = named(cancellationReasons)
registerEnumType(CancellationReasonEnum, {
  name: 'CancellationReason',
  description: 'Why a sender takes a referral back (lý do huỷ).',
  valuesConfig: {
    NO_LONGER_NEEDED: { description: 'Not needed any more (không còn cần).' },
    PERSON_DECLINED: { description: 'The person or guardian declines (người bệnh từ chối).' },
    WRONG_ENTRY: { description: 'Written by mistake (nhập nhầm).' },
    OTHER_FACILITY: { description: 'Sent elsewhere instead (chuyển nơi khác).' },
    OTHER: { description: 'Other; the note says what (khác).' },
  },
})

/** What each move is, to the reader of the API. */
export const moveDescriptions = {
  approveReferral: { description: 'The head approves a care link (phê duyệt).' },
  issueReferral: { description: 'A transfer is signed (ký phiếu).' },
  sendReferral: { description: 'It is sent to its receiver (gửi phiếu).' },
  receiveReferral: { description: 'The receiver confirms that it has come (xác nhận đã nhận phiếu).' },
  requestInformation: { description: 'The receiver asks for more (yêu cầu bổ sung).' },
  giveInformation: { description: 'The sender answers (bổ sung thông tin).' },
  acceptReferral: { description: 'The receiver takes the person (đồng ý nhận).' },
  rejectReferral: { description: 'The receiver does not take the person (từ chối).' },
  redirectReferral: { description: 'The receiver sends the person on (chuyển tiếp).' },
  recordArrival: { description: 'The person is there (đã đến).' },
  startTreatment: { description: 'The treatment begins (bắt đầu điều trị).' },
  completeReferral: { description: 'The treatment ends, word goes back (phản hồi).' },
  closeReferral: { description: 'The sender has read the word (đóng phiếu).' },
  recordNoShow: { description: 'The person did not come (không đến).' },
  cancelReferral: { description: 'The sender takes it back (huỷ).' },
  recordDeath: { description: 'The person died (tử vong).' },
  correctReferral: { description: 'What it says is corrected; what it said is kept (đính chính).' },
  continueReferral: { description: 'It goes on although the person left care (vẫn tiếp tục).' },
} as const satisfies Record<Exclude<MoveName, 'expireReferral'>, { description: string }>

export const ReferralActionEnum = named(moveNames.filter(name => name !== 'expireReferral'))
registerEnumType(ReferralActionEnum, {
  name: 'ReferralAction',
  description: 'What can be done to a referral: the names of the mutations (thao tác).',
  valuesConfig: moveDescriptions,
})

@ObjectType({ description: 'What the caller may do to a referral now, or why not (thao tác hiện có).', simpleResolvers: true })
export class AvailableAction {
  @Field(() => ReferralActionEnum, { description: 'The mutation.' })
  action!: MoveName

  @Field(() => Boolean, { description: 'Whether the caller may do it now.' })
  allowed!: boolean

  @Field(() => String, { nullable: true, description: 'Why not, in the caller’s language; null when allowed.' })
  reason!: string | null
}

@InputType({ description: 'What every step of a referral needs.' })
export abstract class MoveInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the referral that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Which referral.' })
  referral!: string

  @Field(() => String, { nullable: true, description: 'A sentence for the other side, at most 2,000 characters (ghi chú).' })
  note?: string | null
}

@InputType({ description: 'What a step of the receiver needs; a sender who records it for a hospital off the hub says from where.' })
export abstract class ReceiverMoveInput extends MoveInput {
  @Field(() => RecordSourceEnum, { nullable: true, description: 'From where a sender knows it; needed when the hospital is off the hub.' })
  source?: RecordSource | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the sender will ask that hospital again (ngày gọi lại).' })
  callBackOn?: string | null
}

@InputType({ description: 'The approval of a care link by the head of the facility (phê duyệt; TT 02/2020 Đ9).' })
export class ApproveReferralInput extends MoveInput {}

@InputType({ description: 'The signing of a transfer (ký phiếu chuyển; TT 01/2025).' })
export class IssueReferralInput extends MoveInput {}

@InputType({ description: 'The sending of a referral to its receiver (gửi phiếu).' })
export class SendReferralInput extends MoveInput {}

@InputType({ description: 'The confirmation that a referral has come (xác nhận đã nhận phiếu).' })
export class ReceiveReferralInput extends ReceiverMoveInput {}

@InputType({ description: 'A question of the receiver; its note is the question (yêu cầu bổ sung).' })
export class RequestInformationInput extends ReceiverMoveInput {}

@InputType({ description: 'The answer of the sender; its note is the answer (bổ sung thông tin).' })
export class GiveInformationInput extends MoveInput {}

@InputType({ description: 'The acceptance of a referral by its receiver (đồng ý nhận).' })
export class AcceptReferralInput extends ReceiverMoveInput {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day for which the person is expected (ngày hẹn).' })
  plannedOn?: string | null
}

@InputType({ description: 'The refusal of a referral; its note is one sentence for the sender (từ chối).' })
export class RejectReferralInput extends ReceiverMoveInput {
  @Field(() => RejectionReasonEnum, { description: 'Why.' })
  reason!: string
}

@InputType({ description: 'The sending on to another hospital; the papers and the clock go along (chuyển tiếp).' })
export class RedirectReferralInput extends ReceiverMoveInput {
  @Field(() => RejectionReasonEnum, { description: 'Why not here.' })
  reason!: string

  @Field(() => ID, { description: 'Where to: a health facility that the referral has not been to.' })
  toFacility!: string
}

@InputType({ description: 'That the person is there (đã đến).' })
export class RecordArrivalInput extends ReceiverMoveInput {}

@InputType({ description: 'The beginning of examination or treatment (bắt đầu điều trị).' })
export class StartTreatmentInput extends ReceiverMoveInput {}

@InputType({ description: 'The end of the treatment, with word back (phản hồi).' })
export class CompleteReferralInput extends ReceiverMoveInput {
  @Field(() => CounterReferralInput, { description: 'The word that goes back with the person.' })
  answer!: CounterReferralInput
}

@InputType({ description: 'That the sender has read the word and gone on from it (đóng phiếu).' })
export class CloseReferralInput extends MoveInput {}

@InputType({ description: 'That the person did not come (không đến).' })
export class RecordNoShowInput extends ReceiverMoveInput {
  @Field(() => NoShowReasonEnum, { description: 'Why, as far as it is known.' })
  reason!: string
}

@InputType({ description: 'The taking back of a referral (huỷ).' })
export class CancelReferralInput extends MoveInput {
  @Field(() => CancellationReasonEnum, { description: 'Why.' })
  reason!: string
}

@InputType({ description: 'The death of the person (tử vong).' })
export class RecordDeathInput extends ReceiverMoveInput {}

@InputType({ description: 'That a referral goes on although the person left care; the note says how (vẫn tiếp tục).' })
export class ContinueReferralInput extends MoveInput {}

export interface MovePayload {
  referral: Referral | null
  userErrors: UserErrorNode[]
}

/** The payload of one step: the referral as it stands now, or why it stands as before. */
export function movePayload(name: string, description: string): ClassType<MovePayload> {
  @ObjectType(`${name}Payload`, { description, simpleResolvers: true })
  class Payload implements MovePayload {
    @Field(() => Referral, {
      nullable: true,
      description: 'The referral as it stands now; null when the caller may not see it.',
    })
    referral!: Referral | null

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
    userErrors!: UserErrorNode[]
  }
  return Payload
}
