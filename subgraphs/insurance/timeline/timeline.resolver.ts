import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { TimelineArgs } from '../../../kit/vn/timeline.js'
import type { InsuranceContext } from '../context.js'
import { Resident } from '../resident/resident.type.js'
import { coverageTimelineOf } from './timeline.service.js'
import { TimelineEntry } from './timeline.type.js'

@Resolver(() => Resident)
export class ResidentTimelineResolver {
  @FieldResolver(() => [TimelineEntry], {
    nullable: true,
    description: 'The person’s cards and coverage checks by date, newest first (diễn biến BHYT); at most `first` entries. Not for every role.',
  })
  coverageTimeline(@Root() { id }: Resident, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: InsuranceContext) {
    return coverageTimelineOf(ctx, id, args)
  }
}
