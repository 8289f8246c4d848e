import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { type TechnicalLevel, TechnicalLevelEnum } from '../../../kit/vn/technical-level.js'
import type { ReferralsContext } from '../context.js'
import type { HealthFacilityNode } from './health-facility.loaders.js'
import { findHealthFacility, listHealthFacilities } from './health-facility.service.js'
import { HealthFacility, HealthFacilityConnection, HealthFacilityRank } from './health-facility.type.js'

@ArgsType()
class HealthFacilityListArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, marks optional (không cần dấu), or the whole code.',
  })
  search?: string | null

  @Field(() => String, { nullable: true, description: 'Only in the province of today with this code (mã tỉnh).' })
  provinceCode?: string | null

  @Field(() => TechnicalLevelEnum, { nullable: true, description: 'Only those of this level today (cấp).' })
  level?: TechnicalLevel | null
}

@Resolver(() => HealthFacility)
export class HealthFacilityResolver {
  @Query(() => HealthFacilityConnection, { description: 'Health facilities by name (danh sách cơ sở KCB).' })
  healthFacilities(@Args(() => HealthFacilityListArgs) args: HealthFacilityListArgs, @Ctx() ctx: ReferralsContext) {
    return listHealthFacilities(ctx, args)
  }

  @Query(() => HealthFacility, {
    nullable: true,
    description: 'One health facility, by its code or its id (exactly one of them); null when there is none.',
  })
  healthFacility(
    @Arg('code', () => String, { nullable: true, description: 'Its 5-character code (mã cơ sở KCB).' })
    code: string | null | undefined,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null | undefined,
    @Ctx() ctx: ReferralsContext,
  ) {
    return findHealthFacility(ctx, { id, code })
  }

  @FieldResolver(() => [HealthFacilityRank], {
    description: 'Its ranks with their dates, newest first (lịch sử xếp cấp). At most a handful.',
  })
  ranks(@Root() facility: HealthFacilityNode, @Ctx() ctx: ReferralsContext) {
    return ctx.load.ranksOfHealthFacility.load(facility.key)
  }
}
