import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { toGlobalId } from '../../../kit/id.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { ReferralsContext } from '../context.js'
import { findReferral, type ReferralNode } from '../referral/referral.service.js'
import { Referral } from '../referral/referral.type.js'
import type { FollowUpNode } from './follow-up.loaders.js'
import { followUpsOf, listFollowUps, settleFollowUp } from './follow-up.service.js'
import { FollowUp, FollowUpConnection, SettleFollowUpInput, SettleFollowUpPayload } from './follow-up.type.js'

@ArgsType()
class FollowUpListArgs extends ConnectionArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only open ones, or only settled ones; all when absent.' })
  open?: boolean | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Only those that are due by this day.' })
  dueBy?: string | null
}

@Resolver(() => FollowUp)
export class FollowUpResolver {
  @Query(() => FollowUpConnection, {
    description:
      'What hospitals asked the caller’s organisation to do for the people it sent, the earliest first (việc cần làm sau ' +
      'điều trị); of those who look on, all they may see.',
  })
  followUps(@Args(() => FollowUpListArgs) args: FollowUpListArgs, @Ctx() ctx: ReferralsContext) {
    return listFollowUps(ctx, args)
  }

  @Mutation(() => SettleFollowUpPayload, {
    description:
      'Notes that a follow-up was done, or is not needed (ghi kết quả). Errors: FORBIDDEN for those who may only look, ' +
      'OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  settleFollowUp(
    @Arg('input', () => SettleFollowUpInput, { description: 'Which follow-up, and how.' }) input: SettleFollowUpInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return settleFollowUp(ctx, input)
  }

  @FieldResolver(() => Referral, { nullable: true, description: 'The referral whose word asks for it.' })
  referral(@Root() { row }: FollowUpNode, @Ctx() ctx: ReferralsContext) {
    return findReferral(ctx, toGlobalId('Referral', row.referralId))
  }
}

@Resolver(() => Referral)
export class ReferralFollowUpsResolver {
  @FieldResolver(() => [FollowUp], {
    nullable: true,
    description: 'What the hospital’s word asks of the sender, the earliest first (việc cần làm). At most 21. Not for every role.',
  })
  followUps(@Root() { row }: ReferralNode, @Ctx() ctx: ReferralsContext) {
    return followUpsOf(ctx, row.id)
  }
}
