import { FieldResolver, Resolver, Root } from 'type-graphql'
import { toFacility } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import type { StayNode } from './stay.loaders.js'
import { Stay } from './stay.type.js'

@Resolver(() => Stay)
export class StayResolver {
  @FieldResolver(() => Facility, { description: 'Where (cơ sở).' })
  facility(@Root() stay: StayNode) {
    return toFacility(stay.facility)
  }
}
