import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import { AdministrativeUnit } from '../unit/unit.type.js'
import { toUnit } from '../unit/unit.service.js'
import type { FacilityNode } from './facility.loaders.js'
import type { FacilityKind } from './facility.rules.js'
import { findFacility, listFacilities } from './facility.service.js'
import { Facility, FacilityConnection, FacilityKindEnum } from './facility.type.js'

@ArgsType()
class FacilityListArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Code of a province of today; facilities registered under the provinces before it are included.',
  })
  provinceCode?: string | null

  @Field(() => FacilityKindEnum, { nullable: true, description: 'Only this kind (loại).' })
  kind?: FacilityKind | null

  @Field(() => String, { nullable: true, description: 'Part of the name; marks are optional (không cần dấu).' })
  search?: string | null
}

@Resolver(() => Facility)
export class FacilityResolver {
  @Query(() => FacilityConnection, { description: 'Social-care facilities by name (danh sách cơ sở).' })
  facilities(@Args(() => FacilityListArgs) args: FacilityListArgs, @Ctx() ctx: FacilitiesContext) {
    return listFacilities(ctx, args)
  }

  @Query(() => Facility, { nullable: true, description: 'One facility; null when there is none.' })
  facility(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: FacilitiesContext) {
    return findFacility(ctx, id)
  }

  @FieldResolver(() => AdministrativeUnit, { description: 'The province it was registered in (tỉnh khi đăng ký).' })
  async registeredIn(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext) {
    return unitOf(facility.provinceUnitId, ctx)
  }

  @FieldResolver(() => AdministrativeUnit, {
    description: 'The province it lies in on a day (tỉnh vào ngày đó, mặc định hôm nay); before its registration, the one it was registered in.',
  })
  async province(
    @Root() facility: FacilityNode,
    @Ctx() ctx: FacilitiesContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' }) on?: string | null,
  ) {
    const { provinceUnitId } = facility
    return unitOf(on ? ctx.units.on(provinceUnitId, on) : ctx.units.todayOf(provinceUnitId), ctx)
  }
}

async function unitOf(key: string, ctx: FacilitiesContext) {
  const row = await ctx.load.unitById.load(key)
  if (!row) throw new Error('A facility points at a unit that is not there')
  return toUnit(row)
}
