import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { InsuranceContext } from '../context.js'
import { CoverageRate } from '../coverage-rate/coverage-rate.type.js'
import { facilityRate } from './facility.service.js'
import { Facility } from './facility.type.js'

@Resolver(() => Facility)
export class FacilityResolver {
  // People of a drug-rehabilitation centre can be told by its code only.
  @Directive('@requires(fields: "code")')
  @FieldResolver(() => CoverageRate, {
    nullable: true,
    description:
      'How many of its residents hold a good card (tỷ lệ bao phủ BHYT); null when the caller may see none of them. That of a ' +
      'drug-rehabilitation centre is told to its own staff only.',
  })
  coverageRate(
    @Root() facility: Facility,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description:
        'The day asked about; today in Viet Nam when absent. A card’s status, and who is in care, are those known now (ngày).',
    })
    on: string | null | undefined,
    @Ctx() ctx: InsuranceContext,
  ) {
    return facilityRate(ctx, facility, on)
  }
}
