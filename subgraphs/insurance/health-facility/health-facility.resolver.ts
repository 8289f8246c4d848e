import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { InsuranceContext } from '../context.js'
import { contractOf } from './health-facility.service.js'
import { HealthFacility, InsuranceContract } from './health-facility.type.js'

@Resolver(() => HealthFacility)
export class HealthFacilityResolver {
  @FieldResolver(() => InsuranceContract, {
    nullable: true,
    description: 'Its contract with the insurance on a day (hợp đồng KCB BHYT); null when the hub knows of none.',
  })
  insuranceContract(
    @Root() { code }: HealthFacility,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' })
    on: string | null | undefined,
    @Ctx() ctx: InsuranceContext,
  ) {
    return contractOf(ctx, code, on)
  }
}
