import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { AccessEntry } from '../../../kit/access-log.js'
import { TimelineArgs } from '../../../kit/vn/timeline.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { Notice } from './notice.type.js'
import { careAccessLogOf, careNoticesOf, ownRecordOf } from './own-feed.service.js'

@Resolver(() => Resident)
export class OwnFeedResolver {
  @Query(() => Resident, {
    nullable: true,
    description: 'The person of the sign-in (hồ sơ của tôi): of a resident, or of whom a guardian answers for; null for a sign-in that names nobody. ' +
      'After a merge the record that is shown for the person.',
  })
  ownRecord(@Ctx() ctx: FacilitiesContext) {
    return ownRecordOf(ctx)
  }

  @FieldResolver(() => [Notice], {
    nullable: true,
    description: 'What the person is told of care, newest first (thông báo của cơ sở): alerts without what was found, checks, stays, absences; at most ' +
      '`first`. For the person, the guardian and who cares for them in their home; FORBIDDEN to others.',
  })
  careNotices(@Root() { key }: ResidentNode, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: FacilitiesContext) {
    return careNoticesOf(ctx, key, args)
  }

  @FieldResolver(() => [AccessEntry], {
    nullable: true,
    description: 'Who looked at the person’s record in the social-care sector, or changed it, newest first (ai đã xem hồ sơ); at most `first`. For the ' +
      'person, the guardian and the head of their home, who is not told of other homes; FORBIDDEN to others. To look at it is noted too.',
  })
  careAccessLog(@Root() { key }: ResidentNode, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: FacilitiesContext) {
    return careAccessLogOf(ctx, key, args)
  }
}
