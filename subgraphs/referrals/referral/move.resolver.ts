import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { ReferralsContext } from '../context.js'
import { moveReferral } from './move.service.js'
import { AcceptReferralInput, AcceptReferralPayload, SendReferralInput, SendReferralPayload } from './move.type.js'

const errors = 'Errors: FORBIDDEN for those who may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver()
export class MoveResolver {
  @Mutation(() => SendReferralPayload, {
    description: `Sends a signed referral to its receiver, whose move it is then (gửi phiếu). ${errors}`,
  })
  sendReferral(
    @Arg('input', () => SendReferralInput, { description: 'Which referral.' }) input: SendReferralInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return moveReferral(ctx, 'sendReferral', input)
  }

  @Mutation(() => AcceptReferralPayload, {
    description: `Says that the receiving hospital takes the person; confirms the receipt as well (đồng ý nhận). ${errors}`,
  })
  acceptReferral(
    @Arg('input', () => AcceptReferralInput, { description: 'Which referral.' }) input: AcceptReferralInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return moveReferral(ctx, 'acceptReferral', input)
  }
}
