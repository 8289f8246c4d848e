import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import { toResident } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import type { DutyKind } from './duty.rules.js'
import { countDuties, type DutyNode, listDuties } from './duty.service.js'
import { Duty, DutyConnection, DutyCount, DutyKindEnum } from './duty.type.js'

const day = { nullable: true, description: 'What is due by this day; without it, today (đến ngày).' } as const

@ArgsType()
class DutyArgs extends ConnectionArgs {
  @Field(() => LocalDateScalar, day)
  on?: string | null

  @Field(() => [DutyKindEnum], { nullable: true, description: 'Only these kinds; without it, or empty, all of them (loại việc).' })
  kinds?: DutyKind[] | null
}

@Resolver(() => Duty)
export class DutyResolver {
  @Query(() => DutyConnection, {
    nullable: true,
    description:
      'What is to be done today for the residents of the caller’s own facility, the most pressing first, of those the longest due (việc trong ngày). ' +
      'Errors: FORBIDDEN unless the caller is a nurse, a clinician or the head.',
  })
  duties(@Args(() => DutyArgs) args: DutyArgs, @Ctx() ctx: FacilitiesContext) {
    return listDuties(ctx, args)
  }

  @Query(() => [DutyCount], {
    nullable: true,
    description: 'How many duties of each kind there are, every kind once (số việc theo loại). Errors: FORBIDDEN as for duties.',
  })
  dutyCounts(@Arg('on', () => LocalDateScalar, day) on: string | null | undefined, @Ctx() ctx: FacilitiesContext) {
    return countDuties(ctx, on ?? ctx.today)
  }

  @FieldResolver(() => Resident, { description: 'For whom (người được chăm sóc).' })
  async resident(@Root() duty: DutyNode, @Ctx() ctx: FacilitiesContext) {
    const row = await ctx.load.residentById.load(duty.personKey)
    return row ? toResident(row) : null
  }
}
