import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { type CarePlanNode, toCareGoal, toCarePlanStep } from './care-plan.loaders.js'
import { activePlanOf, addCareGoal, carePlansOf, endCarePlan, reviewCarePlan, settleCareGoal, startCarePlan } from './care-plan.service.js'
import { CareGoal, CarePlan, CarePlanStep } from './care-plan.type.js'
import {
  AddCareGoalInput, AddCareGoalPayload, EndCarePlanInput, EndCarePlanPayload, ReviewCarePlanInput, ReviewCarePlanPayload, SettleCareGoalInput,
  SettleCareGoalPayload, StartCarePlanInput, StartCarePlanPayload,
} from './care-plan-change.type.js'

@Resolver(() => Resident)
export class ResidentCarePlanResolver {
  @FieldResolver(() => CarePlan, { nullable: true, description: 'The care plan under way; null when there is none (kế hoạch chăm sóc hiện tại). Not for every role.' })
  carePlan(@Root() { key }: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return activePlanOf(ctx, key)
  }

  @FieldResolver(() => [CarePlan], {
    nullable: true,
    description: 'All care plans, the one under way first, then the newest (các kế hoạch chăm sóc). At most 50. Not for every role.',
  })
  carePlans(@Root() { key }: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return carePlansOf(ctx, key)
  }
}

@Resolver(() => CarePlan)
export class CarePlanResolver {
  @FieldResolver(() => [CareGoal], { description: 'What is to be reached, in the order it was written down (mục tiêu). At most 30.' })
  async goals(@Root() { key }: CarePlanNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.goalsOfCarePlan.load(key)).map(row => toCareGoal(row, ctx.today))
  }

  @FieldResolver(() => [CarePlanStep], { description: 'What was done with it, reviews too, oldest first (diễn biến kế hoạch). The newest 100.' })
  async steps(@Root() { key }: CarePlanNode, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.stepsOfCarePlan.load(key)).map(toCarePlanStep)
  }
}

const errors = 'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver()
export class CarePlanChangeResolver {
  @Mutation(() => StartCarePlanPayload, {
    description: `Starts a care plan with its goals for a resident of the caller’s own facility (lập kế hoạch chăm sóc); one at a time. ${errors}`,
  })
  startCarePlan(@Arg('input', () => StartCarePlanInput, { description: 'Whose, what for, which goals.' }) input: StartCarePlanInput, @Ctx() ctx: FacilitiesContext) {
    return startCarePlan(ctx, input)
  }

  @Mutation(() => AddCareGoalPayload, { description: `Adds a goal to a plan under way (bổ sung mục tiêu). ${errors}` })
  addCareGoal(@Arg('input', () => AddCareGoalInput, { description: 'To which plan, the goal.' }) input: AddCareGoalInput, @Ctx() ctx: FacilitiesContext) {
    return addCareGoal(ctx, input)
  }

  @Mutation(() => SettleCareGoalPayload, { description: `Says what came of a goal of a plan under way, or says it anew (ghi kết quả mục tiêu). ${errors}` })
  settleCareGoal(@Arg('input', () => SettleCareGoalInput, { description: 'Which goal, what came of it.' }) input: SettleCareGoalInput, @Ctx() ctx: FacilitiesContext) {
    return settleCareGoal(ctx, input)
  }

  @Mutation(() => ReviewCarePlanPayload, {
    description: `Writes down a review of a plan, or a follow-up after its end, and when the next one is due (rà soát kế hoạch, theo dõi). ${errors}`,
  })
  reviewCarePlan(@Arg('input', () => ReviewCarePlanInput, { description: 'Which plan, what was found.' }) input: ReviewCarePlanInput, @Ctx() ctx: FacilitiesContext) {
    return reviewCarePlan(ctx, input)
  }

  @Mutation(() => EndCarePlanPayload, {
    description:
      'Ends a plan (kết thúc kế hoạch chăm sóc): goals that are open are dropped, sessions of the days after are cancelled. Who returns to a family ' +
      `or a life of their own is followed up for 6 months at least. ${errors}`,
  })
  endCarePlan(@Arg('input', () => EndCarePlanInput, { description: 'Which plan, when, why.' }) input: EndCarePlanInput, @Ctx() ctx: FacilitiesContext) {
    return endCarePlan(ctx, input)
  }
}
