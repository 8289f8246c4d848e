import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { AdministrativeUnit } from '../unit/unit.type.js'
import type { FacilityAddressNode } from './facility-address.loaders.js'
import { addresses, addressOn, recordFacilityAddress, unitOfAddress } from './facility-address.service.js'
import { FacilityAddress, RecordFacilityAddressInput, RecordFacilityAddressPayload } from './facility-address.type.js'

@Resolver(() => Facility)
export class FacilityAddressResolver {
  @FieldResolver(() => FacilityAddress, { nullable: true, description: 'Where it is on a day and how it is reached (địa chỉ); null when not recorded.' })
  address(
    @Root() facility: FacilityNode,
    @Ctx() ctx: FacilitiesContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' }) on?: string | null,
  ) {
    return addressOn(ctx, facility, on ?? ctx.today)
  }

  @FieldResolver(() => [FacilityAddress], { description: 'All its addresses, corrected rows too, newest first (lịch sử địa chỉ). At most 50.' })
  addresses(@Root() facility: FacilityNode, @Ctx() ctx: FacilitiesContext) {
    return addresses(ctx, facility)
  }

  @Mutation(() => RecordFacilityAddressPayload, {
    description:
      'Writes down where a facility is from a day on (ghi địa chỉ). An address without a last day ends when the next begins. ' +
      'Errors: FORBIDDEN unless the caller answers for the province, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  recordFacilityAddress(
    @Arg('input', () => RecordFacilityAddressInput, { description: 'Where, since when.' }) input: RecordFacilityAddressInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordFacilityAddress(ctx, input)
  }
}

@Resolver(() => FacilityAddress)
export class FacilityAddressUnitResolver {
  @FieldResolver(() => AdministrativeUnit, { description: 'Its province then (tỉnh).' })
  province(@Root() address: FacilityAddressNode, @Ctx() ctx: FacilitiesContext) {
    return unitOfAddress(ctx, address.provinceUnitId)
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'Its commune; null where not known, as before 2025-07-01 (xã, phường).' })
  commune(@Root() address: FacilityAddressNode, @Ctx() ctx: FacilitiesContext) {
    return address.communeUnitId ? unitOfAddress(ctx, address.communeUnitId) : null
  }
}
