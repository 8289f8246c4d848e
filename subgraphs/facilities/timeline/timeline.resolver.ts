import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { TimelineArgs } from '../../../kit/vn/timeline.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { careTimelineOf } from './timeline.service.js'
import { TimelineEntry } from './timeline.type.js'

@Resolver(() => Resident)
export class ResidentTimelineResolver {
  @FieldResolver(() => [TimelineEntry], {
    nullable: true,
    description:
      'What happened to the person in care, newest first (diễn biến chăm sóc); at most `first` entries. Checks and alerts only for ' +
      'those who may read health data.',
  })
  careTimeline(@Root() { key }: ResidentNode, @Args(() => TimelineArgs) args: TimelineArgs, @Ctx() ctx: FacilitiesContext) {
    return careTimelineOf(ctx, key, args)
  }
}
