import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { toFacility } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import type { StayNode } from './stay.loaders.js'
import { Stay } from './stay.type.js'

@Resolver(() => Stay)
export class StayResolver {
  @FieldResolver(() => Facility, { description: 'Where (cơ sở).' })
  async facility(@Root() stay: StayNode, @Ctx() ctx: FacilitiesContext) {
    const row = await ctx.load.facilityById.load(stay.facilityId)
    if (!row) throw new Error('A stay points at a facility that is not there')
    return toFacility(row)
  }
}
