import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { fromGlobalId } from '../../../kit/id.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { UnitLevel as Level } from './unit.rules.js'
import { findUnit, listUnits, toUnit } from './unit.service.js'
import { AdministrativeUnit, AdministrativeUnitConnection, UnitLevel } from './unit.type.js'

@ArgsType()
class UnitListArgs extends ConnectionArgs {
  @Field(() => UnitLevel, { description: 'Provinces or communes (cấp).' })
  level!: Level

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent.' })
  on?: string | null

  @Field(() => String, { nullable: true, description: 'Only communes of the province with this code (mã tỉnh).' })
  provinceCode?: string | null

  @Field(() => String, { nullable: true, description: 'Part of the name; marks are optional (không cần dấu).' })
  search?: string | null
}

@Resolver(() => AdministrativeUnit)
export class UnitResolver {
  @Query(() => AdministrativeUnitConnection, {
    description: 'Administrative units that existed on a day, by code (danh mục đơn vị hành chính).',
  })
  administrativeUnits(@Args(() => UnitListArgs) args: UnitListArgs, @Ctx() ctx: FacilitiesContext) {
    return listUnits(ctx, args)
  }

  @Query(() => AdministrativeUnit, { nullable: true, description: 'One administrative unit; null when there is none.' })
  administrativeUnit(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: FacilitiesContext) {
    return findUnit(ctx, id)
  }

  @FieldResolver(() => [AdministrativeUnit], {
    description: 'What the unit became when it ended (đơn vị kế tục); empty while it exists. At most a handful.',
  })
  async successors(@Root() unit: AdministrativeUnit, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.successorsOfUnit.load(keyOf(unit))).map(toUnit)
  }

  @FieldResolver(() => [AdministrativeUnit], {
    description: 'The units it was made from (đơn vị tiền thân). At most a handful.',
  })
  async predecessors(@Root() unit: AdministrativeUnit, @Ctx() ctx: FacilitiesContext) {
    return (await ctx.load.predecessorsOfUnit.load(keyOf(unit))).map(toUnit)
  }
}

function keyOf(unit: AdministrativeUnit): string {
  return fromGlobalId('AdministrativeUnit', unit.id) ?? ''
}
