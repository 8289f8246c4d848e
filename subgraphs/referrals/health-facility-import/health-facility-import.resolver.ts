import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { ReferralsContext } from '../context.js'
import { importHealthFacilities } from './health-facility-import.service.js'
import { ImportHealthFacilitiesInput, ImportHealthFacilitiesPayload } from './health-facility-import.type.js'

@Resolver()
export class HealthFacilityImportResolver {
  @Mutation(() => ImportHealthFacilitiesPayload, {
    description:
      'Takes the register of health facilities from a file: new ones, changes, and ranks with their dates (nhập danh mục cơ ' +
      'sở KCB). With anything wrong in the file nothing is changed. Errors: FORBIDDEN unless the caller runs the system, ' +
      '' +
      'OUTCOME_UNKNOWN when it must be sent again with the same key, as when a long file takes longer than the gateway waits.',
  })
  importHealthFacilities(
    @Arg('input', () => ImportHealthFacilitiesInput, { description: 'The file, and whether to try it only.' }) input: ImportHealthFacilitiesInput,
    @Ctx() ctx: ReferralsContext,
  ) {
    return importHealthFacilities(ctx, input)
  }
}
