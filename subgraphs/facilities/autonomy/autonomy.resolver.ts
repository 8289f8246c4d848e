import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { autonomyClasses, autonomyClassOn, recordAutonomyClass } from './autonomy.service.js'
import { AutonomyClass, RecordAutonomyClassInput, RecordAutonomyClassPayload } from './autonomy.type.js'

@Resolver(() => Facility)
export class FacilityAutonomyResolver {
  @FieldResolver(() => AutonomyClass, {
    nullable: true,
    description: 'Its class of financial autonomy on a day (mức tự chủ tài chính); null for one that has none, as one that is not public.',
  })
  autonomyClass(
    @Root() facility: FacilityNode,
    @Ctx() ctx: FacilitiesContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' }) on?: string | null,
  ) {
    return autonomyClassOn(ctx, facility, on ?? ctx.today)
  }

  @FieldResolver(() => [AutonomyClass], { description: 'All its classes, corrected rows too, newest first (lịch sử phân loại). At most 50.' })
  autonomyClasses(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext) {
    return autonomyClasses(ctx, facility)
  }

  @Mutation(() => RecordAutonomyClassPayload, {
    description:
      'Writes down the class a facility was given (phân loại tự chủ tài chính). One without a last day ends when the next begins. ' +
      'Errors: FORBIDDEN unless the caller answers for the province, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  recordAutonomyClass(
    @Arg('input', () => RecordAutonomyClassInput, { description: 'Which, since when, by which decision.' }) input: RecordAutonomyClassInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordAutonomyClass(ctx, input)
  }
}
