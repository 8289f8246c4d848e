import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { Facility } from '../facility/facility.type.js'
import { endServicePackage, recordServicePackage, servicePackageHistory, servicePackagesOn } from './service-package.service.js'
import {
  EndServicePackageInput,
  EndServicePackagePayload,
  RecordServicePackageInput,
  RecordServicePackagePayload,
  ServicePackage,
  ServicePackageConnection,
} from './service-package.type.js'

const errors = 'Errors: FORBIDDEN unless the caller heads the facility, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Facility)
export class FacilityServicePackageResolver {
  @FieldResolver(() => [ServicePackage], { description: 'What it offers by contract on a day, by name (gói dịch vụ). At most 50.' })
  servicePackages(
    @Root() facility: FacilityNode,
    @Ctx() ctx: FacilitiesContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'The day asked about; today in Viet Nam when absent (ngày).' }) on?: string | null,
  ) {
    return servicePackagesOn(ctx, facility, on ?? ctx.today)
  }

  @FieldResolver(() => ServicePackageConnection, { description: 'All packages there were, corrected rows too, newest first (lịch sử gói dịch vụ).' })
  servicePackageHistory(@Root() facility: FacilityNode, @Args(() => ConnectionArgs) page: ConnectionArgs, @Ctx() ctx: FacilitiesContext) {
    return servicePackageHistory(ctx, facility, page)
  }

  @Mutation(() => RecordServicePackagePayload, { description: `Writes down a package that a facility offers (mở gói dịch vụ). ${errors}` })
  recordServicePackage(
    @Arg('input', () => RecordServicePackageInput, { description: 'Which, since when, at what price.' }) input: RecordServicePackageInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return recordServicePackage(ctx, input)
  }

  @Mutation(() => EndServicePackagePayload, { description: `Ends a package (ngừng gói dịch vụ). ${errors}` })
  endServicePackage(
    @Arg('input', () => EndServicePackageInput, { description: 'Which, when, why.' }) input: EndServicePackageInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return endServicePackage(ctx, input)
  }
}
