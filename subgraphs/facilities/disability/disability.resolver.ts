import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { toAssessment, toDisability } from './disability.loaders.js'
import { endDisability, recordDisability, recordFunctionalLevel } from './disability.service.js'
import {
  Disability,
  EndDisabilityInput,
  EndDisabilityPayload,
  FunctionalAssessment,
  RecordDisabilityInput,
  RecordDisabilityPayload,
  RecordFunctionalLevelInput,
  RecordFunctionalLevelPayload,
} from './disability.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Resident)
export class DisabilityResolver {
  @FieldResolver(() => [Disability], {
    nullable: true,
    description: 'Disabilities, those that hold first, then the newest (khuyết tật). At most 50. Not for every role.',
  })
  async disabilities(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.disabilitiesOfResident.load(resident.key)).map(toDisability)
  }

  @FieldResolver(() => FunctionalAssessment, {
    nullable: true,
    description: 'How far the person cares for themself, as last looked at (mức độ tự phục vụ hiện nay); null when never.',
  })
  async functionalLevel(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    const [newest] = await ctx.load.functionalLevelsOfResident.load(resident.key)
    return newest ? toAssessment(newest) : null
  }

  @FieldResolver(() => [FunctionalAssessment], {
    nullable: true,
    description: 'The same through time, newest first (các lần đánh giá). At most 50. Not for every role.',
  })
  async functionalLevels(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.functionalLevelsOfResident.load(resident.key)).map(toAssessment)
  }

  @Mutation(() => RecordDisabilityPayload, {
    description:
      'Writes down a disability of a resident of the caller’s own facility, as a council found it (ghi khuyết tật). ' +
      `The finding of the same kind before it ends the day before. ${errors}`,
  })
  recordDisability(
    @Arg('input', () => RecordDisabilityInput, { description: 'Whose, which, found by whom.' }) input: RecordDisabilityInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordDisability(ctx, input)
  }

  @Mutation(() => EndDisabilityPayload, {
    description: `Ends a disability that holds no more; it stays in the history (hết xác nhận khuyết tật). ${errors}`,
  })
  endDisability(
    @Arg('input', () => EndDisabilityInput, { description: 'Which, since when, why.' }) input: EndDisabilityInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endDisability(ctx, input)
  }

  @Mutation(() => RecordFunctionalLevelPayload, {
    description: `Writes down how far a resident of the caller’s own facility cares for themself (ghi mức độ tự phục vụ). ${errors}`,
  })
  recordFunctionalLevel(
    @Arg('input', () => RecordFunctionalLevelInput, { description: 'Whose, how far, seen when.' }) input: RecordFunctionalLevelInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordFunctionalLevel(ctx, input)
  }
}
