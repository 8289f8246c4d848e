import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { TimelineArgs } from '../../../kit/vn/timeline.js'
import type { ReferralsContext } from '../context.js'
import { Resident } from '../resident/resident.type.js'
import { referralTimelineOf } from './timeline.service.js'
import { TimelineEntry } from './timeline.type.js'

@Resolver(() => Resident)
export class ResidentTimelineResolver {
  @FieldResolver(() => [TimelineEntry], {
    nullable: true,
    description: 'The steps of the person’s referrals that the caller may see, newest first (diễn biến chuyển tuyến); at most `first` entries.',
  })
  referralTimeline(@Root() { id }: Resident, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: ReferralsContext) {
    return referralTimelineOf(ctx, id, args)
  }
}
