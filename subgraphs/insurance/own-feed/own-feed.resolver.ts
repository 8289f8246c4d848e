import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { AccessEntry } from '../../../kit/access-log.js'
import { TimelineArgs } from '../../../kit/vn/timeline.js'
import type { InsuranceContext } from '../context.js'
import { Resident } from '../resident/resident.type.js'
import { Notice } from './notice.type.js'
import { coverageAccessLogOf, coverageNoticesOf } from './own-feed.service.js'

@Resolver(() => Resident)
export class OwnFeedResolver {
  @FieldResolver(() => [Notice], {
    nullable: true,
    description: 'What the person is told of health insurance, newest first (thông báo BHYT): a card that begins, ends or was changed, what was asked; at most ' +
      '`first`. For the person, the guardian and who cares for them in their home; FORBIDDEN to others.',
  })
  coverageNotices(@Root() { id }: Resident, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: InsuranceContext) {
    return coverageNoticesOf(ctx, id, args)
  }

  @FieldResolver(() => [AccessEntry], {
    nullable: true,
    description: 'Who looked at the person’s cards and checks, or changed them, newest first (ai đã xem thẻ BHYT); at most `first`. For the person, the ' +
      'guardian and the head of their home, who is not told of other homes; FORBIDDEN to others. To look at it is noted too.',
  })
  coverageAccessLog(@Root() { id }: Resident, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: InsuranceContext) {
    return coverageAccessLogOf(ctx, id, args)
  }
}
