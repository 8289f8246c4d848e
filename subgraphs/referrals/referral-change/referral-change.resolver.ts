import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql'
import { startOfLine } from '../../../kit/change-line.js'
import { line } from '../../../kit/line.js'
import type { ReferralsContext } from '../context.js'
import { delivered, type Delivery, referralChanges, referralOf } from './referral-change.service.js'
import { ReferralChange, ReferralChangeFilter } from './referral-change.type.js'

interface Listening {
  args: { filter?: ReferralChangeFilter | null; after?: string | null }
  context: ReferralsContext
}

@Resolver(() => ReferralChange)
export class ReferralChangeResolver {
  @Subscription(() => ReferralChange, {
    description:
      'Referrals that change, as they change (phiếu thay đổi, thời gian thực). Begins with OPENED; with `after` it first ' +
      'tells everything since. Ends with UNAUTHENTICATED when the sign-in ends or is withdrawn. Errors: BAD_USER_INPUT ' +
      'for a cursor that was never given.',
    subscribe: async (listening: unknown) => {
      const { args, context } = listening as Listening
      const from = await startOfLine(context, args.after)
      return line(signal => referralChanges(context, { from, filter: args.filter }, signal))
    },
  })
  referralChanged(
    @Arg('filter', () => ReferralChangeFilter, { nullable: true, description: 'Which changes; all of them when absent.' })
    _filter: ReferralChangeFilter | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'The last cursor that was seen; from now on when absent.' })
    _after: string | null | undefined,
    @Root() delivery: Delivery,
    @Ctx() ctx: ReferralsContext,
  ) {
    return delivered(ctx, delivery)
  }

  @FieldResolver()
  referral(@Root() delivery: Delivery, @Ctx() ctx: ReferralsContext) {
    return referralOf(ctx, delivery)
  }
}
