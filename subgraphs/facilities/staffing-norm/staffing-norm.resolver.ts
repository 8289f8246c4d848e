import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { staffingOn } from './staffing-norm.service.js'
import { Staffing } from './staffing-norm.type.js'

@Resolver(() => Facility)
export class FacilityStaffingResolver {
  @FieldResolver(() => Staffing, {
    description: 'Each position against the norm on a day: how many there are, how many are needed and missing (so với định mức).',
  })
  staffing(
    @Root() facility: FacilityNode,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' })
    on: string | null | undefined,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return staffingOn(ctx, facility, on ?? ctx.today)
  }
}
