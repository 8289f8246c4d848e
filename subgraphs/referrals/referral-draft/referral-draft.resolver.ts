import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { ReferralsContext } from '../context.js'
import { createReferral } from './referral-draft.service.js'
import { CreateReferralInput, CreateReferralPayload } from './referral-draft.type.js'

@Resolver()
export class ReferralDraftResolver {
  @Mutation(() => CreateReferralPayload, {
    description:
      'Begins a referral as a draft: a home for its own resident, or a hospital that answers a care link with a transfer ' +
      '(lập phiếu). A second open one for the same need is refused and shown. Errors: FORBIDDEN for other roles, ' +
      'OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  createReferral(
    @Arg('input', () => CreateReferralInput, { description: 'Whom, where to, why.' }) input: CreateReferralInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return createReferral(ctx, input)
  }
}
