import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { ReferralsContext } from '../context.js'
import { continueReferral } from '../departure/departure.service.js'
import { completeReferral } from './complete.service.js'
import { issueReferral } from './issue.service.js'
import { moveReferral } from './life-cycle.service.js'
import {
  AcceptReferralInput,
  ApproveReferralInput,
  CancelReferralInput,
  CloseReferralInput,
  CompleteReferralInput,
  ContinueReferralInput,
  GiveInformationInput,
  IssueReferralInput,
  movePayload,
  ReceiveReferralInput,
  RecordArrivalInput,
  RecordDeathInput,
  RecordNoShowInput,
  RedirectReferralInput,
  RejectReferralInput,
  RequestInformationInput,
  SendReferralInput,
  StartTreatmentInput,
} from './life-cycle.type.js'
import { redirectReferral } from './redirect.service.js'

const which = { description: 'Which referral, and what the step needs.' }
const errors = 'Errors: FORBIDDEN for those who may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

const ApproveReferralPayload = movePayload('ApproveReferral', 'What the approval did: all of it, or nothing.')
const IssueReferralPayload = movePayload('IssueReferral', 'What the signing did: all of it, or nothing.')
const SendReferralPayload = movePayload('SendReferral', 'What the sending did: all of it, or nothing.')
const ReceiveReferralPayload = movePayload('ReceiveReferral', 'What the confirmation did: all of it, or nothing.')
const RequestInformationPayload = movePayload('RequestInformation', 'What the question did: all of it, or nothing.')
const GiveInformationPayload = movePayload('GiveInformation', 'What the answer did: all of it, or nothing.')
const AcceptReferralPayload = movePayload('AcceptReferral', 'What the acceptance did: all of it, or nothing.')
const RejectReferralPayload = movePayload('RejectReferral', 'What the refusal did: all of it, or nothing.')
const RedirectReferralPayload = movePayload('RedirectReferral', 'What the sending on did; the referral is the new one.')
const RecordArrivalPayload = movePayload('RecordArrival', 'What the arrival did: all of it, or nothing.')
const StartTreatmentPayload = movePayload('StartTreatment', 'What the beginning did: all of it, or nothing.')
const CompleteReferralPayload = movePayload('CompleteReferral', 'What the word back did: all of it, or nothing.')
const CloseReferralPayload = movePayload('CloseReferral', 'What the closing did: all of it, or nothing.')
const RecordNoShowPayload = movePayload('RecordNoShow', 'What the no-show did: all of it, or nothing.')
const CancelReferralPayload = movePayload('CancelReferral', 'What the taking back did: all of it, or nothing.')
const RecordDeathPayload = movePayload('RecordDeath', 'What the record of the death did: all of it, or nothing.')
const ContinueReferralPayload = movePayload('ContinueReferral', 'What the word did: all of it, or nothing.')

/** A mutation for every move of the table (`life-cycle.rules.ts`); who may make it: `life-cycle.access.ts`. */
@Resolver()
export class LifeCycleResolver {
  @Mutation(() => ApproveReferralPayload, { description: `Approves a care link, as the head of the facility (phê duyệt). ${errors}` })
  approveReferral(@Arg('input', () => ApproveReferralInput, which) input: ApproveReferralInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'approveReferral', input)
  }

  @Mutation(() => IssueReferralPayload, {
    description: `Signs a transfer: its number and its validity begin (ký phiếu; TT 01/2025 Đ12). ${errors}`,
  })
  issueReferral(@Arg('input', () => IssueReferralInput, which) input: IssueReferralInput, @Ctx() ctx: ReferralsContext) {
    return issueReferral(ctx, input)
  }

  @Mutation(() => SendReferralPayload, { description: `Sends a referral to its receiver, whose move it is then (gửi phiếu). ${errors}` })
  sendReferral(@Arg('input', () => SendReferralInput, which) input: SendReferralInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'sendReferral', input)
  }

  @Mutation(() => ReceiveReferralPayload, { description: `Confirms that a referral has come (xác nhận đã nhận phiếu). ${errors}` })
  receiveReferral(@Arg('input', () => ReceiveReferralInput, which) input: ReceiveReferralInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'receiveReferral', input)
  }

  @Mutation(() => RequestInformationPayload, {
    description: `Asks the sender for more; the receiver’s clock stands still meanwhile (yêu cầu bổ sung). ${errors}`,
  })
  requestInformation(@Arg('input', () => RequestInformationInput, which) input: RequestInformationInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'requestInformation', input)
  }

  @Mutation(() => GiveInformationPayload, { description: `Answers the receiver, whose clock goes on where it stood (bổ sung). ${errors}` })
  giveInformation(@Arg('input', () => GiveInformationInput, which) input: GiveInformationInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'giveInformation', input)
  }

  @Mutation(() => AcceptReferralPayload, {
    description: `Says that the receiving hospital takes the person; confirms the receipt as well (đồng ý nhận). ${errors}`,
  })
  acceptReferral(@Arg('input', () => AcceptReferralInput, which) input: AcceptReferralInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'acceptReferral', input)
  }

  @Mutation(() => RejectReferralPayload, { description: `Says that it does not take the person, and why (từ chối). ${errors}` })
  rejectReferral(@Arg('input', () => RejectReferralInput, which) input: RejectReferralInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'rejectReferral', input)
  }

  @Mutation(() => RedirectReferralPayload, {
    description: `Sends the person on to another hospital with the same papers and the same clock (chuyển tiếp). ${errors}`,
  })
  redirectReferral(@Arg('input', () => RedirectReferralInput, which) input: RedirectReferralInput, @Ctx() ctx: ReferralsContext) {
    return redirectReferral(ctx, input)
  }

  @Mutation(() => RecordArrivalPayload, {
    description: `Records that the person is there; an emergency may come before its paper (đã đến). ${errors}`,
  })
  recordArrival(@Arg('input', () => RecordArrivalInput, which) input: RecordArrivalInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'recordArrival', input)
  }

  @Mutation(() => StartTreatmentPayload, { description: `Records that the treatment has begun (bắt đầu điều trị). ${errors}` })
  startTreatment(@Arg('input', () => StartTreatmentInput, which) input: StartTreatmentInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'startTreatment', input)
  }

  @Mutation(() => CompleteReferralPayload, { description: `Ends the treatment and sends word back (phản hồi). ${errors}` })
  completeReferral(@Arg('input', () => CompleteReferralInput, which) input: CompleteReferralInput, @Ctx() ctx: ReferralsContext) {
    return completeReferral(ctx, input)
  }

  @Mutation(() => CloseReferralPayload, { description: `Confirms that the word was read, and closes (đóng phiếu). ${errors}` })
  closeReferral(@Arg('input', () => CloseReferralInput, which) input: CloseReferralInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'closeReferral', input)
  }

  @Mutation(() => RecordNoShowPayload, { description: `Records that the person did not come (không đến). ${errors}` })
  recordNoShow(@Arg('input', () => RecordNoShowInput, which) input: RecordNoShowInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'recordNoShow', input)
  }

  @Mutation(() => CancelReferralPayload, { description: `Takes a referral back before the person is there (huỷ). ${errors}` })
  cancelReferral(@Arg('input', () => CancelReferralInput, which) input: CancelReferralInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'cancelReferral', input)
  }

  @Mutation(() => RecordDeathPayload, { description: `Records that the person died; the referral ends (tử vong). ${errors}` })
  recordDeath(@Arg('input', () => RecordDeathInput, which) input: RecordDeathInput, @Ctx() ctx: ReferralsContext) {
    return moveReferral(ctx, 'recordDeath', input)
  }

  @Mutation(() => ContinueReferralPayload, {
    description: `Says that a referral goes on although the person left care; the receiver’s clock goes on too (vẫn tiếp tục). ${errors}`,
  })
  continueReferral(@Arg('input', () => ContinueReferralInput, which) input: ContinueReferralInput, @Ctx() ctx: ReferralsContext) {
    return continueReferral(ctx, input)
  }
}
