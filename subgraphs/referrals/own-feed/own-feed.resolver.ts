import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { AccessEntry } from '../../../kit/access-log.js'
import { TimelineArgs } from '../../../kit/vn/timeline.js'
import type { ReferralsContext } from '../context.js'
import { Resident } from '../resident/resident.type.js'
import { Notice } from './notice.type.js'
import { referralAccessLogOf, referralNoticesOf } from './own-feed.service.js'

@Resolver(() => Resident)
export class OwnFeedResolver {
  @FieldResolver(() => [Notice], {
    nullable: true,
    description: 'What the person is told of referrals, newest first (thông báo chuyển tuyến): sent, accepted with the day, arrived, back, next visit, end of ' +
      'the paper; at most `first`. For the person, the guardian and who cares for them in their home; FORBIDDEN to others.',
  })
  referralNotices(@Root() { id }: Resident, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: ReferralsContext) {
    return referralNoticesOf(ctx, id, args)
  }

  @FieldResolver(() => [AccessEntry], {
    nullable: true,
    description: 'Who looked at the person’s referrals, or changed them, newest first (ai đã xem phiếu chuyển); at most `first`. For the person, the ' +
      'guardian and the head of their home, who is not told of other homes; FORBIDDEN to others. To look at it is noted too.',
  })
  referralAccessLog(@Root() { id }: Resident, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: ReferralsContext) {
    return referralAccessLogOf(ctx, id, args)
  }
}
