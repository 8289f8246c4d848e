import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { FacilitiesContext } from '../context.js'
import { toFacility } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import type { HealthRoundNode } from './health-round.loaders.js'
import { listHealthRounds, progressOf, startHealthRound } from './health-round.service.js'
import { HealthRound, HealthRoundConnection, HealthRoundProgress, StartHealthRoundInput, StartHealthRoundPayload } from './health-round.type.js'

@ArgsType()
class HealthRoundListArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this facility (cơ sở).' })
  facility?: string | null
}

@Resolver(() => HealthRound)
export class HealthRoundResolver {
  @Query(() => HealthRoundConnection, { description: 'Rounds of checks that the caller may see, newest first (các đợt khám).' })
  healthRounds(@Args(() => HealthRoundListArgs) args: HealthRoundListArgs, @Ctx() ctx: FacilitiesContext) {
    return listHealthRounds(ctx, args)
  }

  @FieldResolver(() => Facility, { description: 'Whose round (cơ sở).' })
  facility(@Root() round: HealthRoundNode) {
    return toFacility(round.facility)
  }

  @FieldResolver(() => HealthRoundProgress, { description: 'How far it has come (tiến độ).' })
  progress(@Root() round: HealthRoundNode, @Ctx() ctx: FacilitiesContext) {
    return progressOf(ctx, round.key)
  }

  @Mutation(() => StartHealthRoundPayload, {
    description:
      'Starts a round of checks in the caller’s own facility (mở đợt khám). Errors: FORBIDDEN for another facility or role, ' +
      'OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  startHealthRound(
    @Arg('input', () => StartHealthRoundInput, { description: 'Where, what kind, from when to when.' }) input: StartHealthRoundInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return startHealthRound(ctx, input)
  }
}
