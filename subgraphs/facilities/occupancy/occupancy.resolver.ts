import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { Absence } from '../absence/absence.type.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { AdministrativeUnit } from '../unit/unit.type.js'
import { Presence, PresenceConnection, StayCount, StayGroupingEnum } from './occupancy.type.js'
import {
  absenceThen, facilityOfCount, isOccupancySmall, occupancyOf, type PresenceNode, residentsPresent, type StayCountNode, stayCounts, unitOfCount,
} from './occupancy.service.js'
import type { StayGrouping } from './stay-counts.rules.js'

@ArgsType()
class PresentArgs extends ConnectionArgs {
  @Field(() => ID, { description: 'Where (cơ sở).' })
  facility!: string

  @Field(() => LocalDateScalar, { description: 'The day, today or before (ngày).' })
  on!: string
}

@ArgsType()
class StayCountArgs {
  @Field(() => LocalDateScalar, { description: 'First day of the period (từ ngày).' })
  from!: string

  @Field(() => LocalDateScalar, { description: 'Last day of the period, today or before; at most 10 years (đến ngày).' })
  to!: string

  @Field(() => StayGroupingEnum, { description: 'By what stays are counted together (phân nhóm theo).' })
  by!: StayGrouping

  @Field(() => Boolean, {
    nullable: true,
    description:
      'By province: each day under the province as it was then – Quảng Nam until 2025-06-30 – and not as it is now (theo địa giới tại thời điểm).',
  })
  asItWas?: boolean | null

  @Field(() => ID, { nullable: true, description: 'Only stays at this facility (cơ sở).' })
  facility?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Only in this province, by its code of today; what happened in the provinces before it is included (mã tỉnh).',
  })
  provinceCode?: string | null
}

@Resolver(() => Presence)
export class PresenceResolver {
  @Query(() => PresenceConnection, {
    description:
      'Who was in care at a facility on a day, the longest there first: to its own staff all of them, to others those whom they ' +
      'see now. Whoever leaves on a day is over by its end (người có mặt trong ngày).',
  })
  residentsPresent(@Args(() => PresentArgs) args: PresentArgs, @Ctx() ctx: FacilitiesContext) {
    return residentsPresent(ctx, args)
  }

  @FieldResolver(() => Absence, { nullable: true, description: 'The absence in which the person was away that day; null when there (vắng mặt).' })
  absence(@Root() presence: PresenceNode, @Ctx() ctx: FacilitiesContext) {
    return absenceThen(ctx, presence)
  }
}

@Resolver(() => Facility)
export class FacilityOccupancyResolver {
  @FieldResolver(() => Int, {
    description:
      'Residents with a stay under way at the end of a day, those away included (số người đang ở). Of 1 to 4 people it says 5 to who could not list ' +
      'them: see `occupancyIsSmall`.',
  })
  occupancy(
    @Root() facility: FacilityNode,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day, today or before; today when absent (ngày).' })
    on: string | null | undefined,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return occupancyOf(ctx, facility, on)
  }

  @FieldResolver(() => Boolean, { description: 'Whether 1 to 4 people live there: too few for the number to be public (ít người).' })
  occupancyIsSmall(
    @Root() facility: FacilityNode,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day, today or before; today when absent (ngày).' })
    on: string | null | undefined,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return isOccupancySmall(ctx, facility, on)
  }
}

@Resolver(() => StayCount)
export class StayCountResolver {
  @Query(() => [StayCount], {
    description:
      'Stays of a period counted where they happened: of the caller’s own facility or province; those of a drug-rehabilitation ' +
      'centre by its own staff only (số liệu đợt ở). A closed list, at most 500 groups.',
  })
  stayCounts(@Args(() => StayCountArgs) args: StayCountArgs, @Ctx() ctx: FacilitiesContext) {
    return stayCounts(ctx, args)
  }

  @FieldResolver(() => Facility, { nullable: true, description: 'By facility: which; null in other groupings (cơ sở).' })
  facility(@Root() count: StayCountNode, @Ctx() ctx: FacilitiesContext) {
    return facilityOfCount(ctx, count)
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'By province: which, as it was or as it is now; null in other groupings (tỉnh, thành phố).',
  })
  province(@Root() count: StayCountNode, @Ctx() ctx: FacilitiesContext) {
    return unitOfCount(ctx, count)
  }
}
