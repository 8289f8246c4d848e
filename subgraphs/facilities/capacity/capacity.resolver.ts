import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { capacities, capacityOn, recordCapacity } from './capacity.service.js'
import { FacilityCapacity, RecordCapacityInput, RecordCapacityPayload } from './capacity.type.js'

@Resolver(() => Facility)
export class FacilityCapacityResolver {
  @FieldResolver()
  async capacity(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext): Promise<number> {
    return (await capacityOn(ctx, facility, ctx.today))?.places ?? facility.capacity
  }

  @FieldResolver(() => FacilityCapacity, {
    nullable: true,
    description: 'What it may hold on a day, with the decision (sức chứa được duyệt vào ngày đó); null when nothing of that day is known.',
  })
  approvedCapacity(
    @Root() facility: FacilityNode,
    @Ctx() ctx: FacilitiesContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' }) on?: string | null,
  ) {
    return capacityOn(ctx, facility, on ?? ctx.today)
  }

  @FieldResolver(() => [FacilityCapacity], { description: 'All its capacities, corrected rows too, newest first (lịch sử sức chứa). At most 50.' })
  capacities(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext) {
    return capacities(ctx, facility)
  }

  @Mutation(() => RecordCapacityPayload, {
    description:
      'Writes down how many residents a facility may hold from a day on (sức chứa được duyệt). One without a last day ends when the next begins. ' +
      'Errors: FORBIDDEN unless the caller answers for the province, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  recordCapacity(
    @Arg('input', () => RecordCapacityInput, { description: 'Which, since when, how many, by which decision.' }) input: RecordCapacityInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordCapacity(ctx, input)
  }
}
