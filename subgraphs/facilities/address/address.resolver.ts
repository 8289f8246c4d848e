import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { Resident } from '../resident/resident.type.js'
import { AdministrativeUnit } from '../unit/unit.type.js'
import type { AddressRow } from './address.loaders.js'
import { addressesOf, addressOf, endAddress, lineOf, recordAddress, unitOf } from './address.service.js'
import { EndAddressInput, EndAddressPayload, RecordAddressInput, RecordAddressPayload, ResidentAddress } from './address.type.js'

const errors =
  'Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Resident)
export class ResidentAddressResolver {
  @FieldResolver(() => ResidentAddress, {
    nullable: true,
    description: 'Where the person is at home (nơi cư trú hiện nay); null when not recorded. Not for every role.',
  })
  address(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return addressOf(ctx, resident.key)
  }

  @FieldResolver(() => [ResidentAddress], {
    nullable: true,
    description: 'The same through time, that of now first (các nơi cư trú). At most 50. Not for every role.',
  })
  addresses(@Root() resident: ResidentNode, @Ctx() ctx: FacilitiesContext) {
    return addressesOf(ctx, resident.key)
  }

  @Mutation(() => RecordAddressPayload, {
    description:
      'Writes down where a resident of the caller’s own facility is, or was, at home, in the units of that time (ghi nơi cư trú). ' +
      `The address in force ends the day before. ${errors}`,
  })
  recordAddress(
    @Arg('input', () => RecordAddressInput, { description: 'Whose, where, from when.' }) input: RecordAddressInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordAddress(ctx, input)
  }

  @Mutation(() => EndAddressPayload, {
    description: `Ends an address; it stays in the history (thôi cư trú). ${errors}`,
  })
  endAddress(
    @Arg('input', () => EndAddressInput, { description: 'Which, since when, why.' }) input: EndAddressInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endAddress(ctx, input)
  }
}

@Resolver(() => ResidentAddress)
export class AddressResolver {
  @FieldResolver(() => String, { description: 'In one line, as it was written, with the units of that time (ghi đầy đủ). Personal data.' })
  asWritten(@Root() address: AddressRow, @Ctx() ctx: FacilitiesContext) {
    return lineOf(ctx, address)
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'Commune of since 2025-07-01; null for one of before (xã, phường).' })
  commune(@Root() address: AddressRow, @Ctx() ctx: FacilitiesContext) {
    return unitOf(ctx, address.communeUnitId)
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'The province as it was then, under its code of then (tỉnh khi đó).' })
  unitThen(@Root() address: AddressRow, @Ctx() ctx: FacilitiesContext) {
    return unitOf(ctx, address.provinceUnitId)
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'The province that it is today (tỉnh hiện nay).' })
  provinceToday(@Root() address: AddressRow, @Ctx() ctx: FacilitiesContext) {
    return unitOf(ctx, ctx.units.todayOf(address.provinceUnitId))
  }
}
