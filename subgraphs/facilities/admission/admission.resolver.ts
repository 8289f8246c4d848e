import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { admitResident } from './admission.service.js'
import { AdmitResidentInput, AdmitResidentPayload } from './admission.type.js'

@Resolver()
export class AdmissionResolver {
  @Mutation(() => AdmitResidentPayload, {
    description:
      'Admits a person who has no record yet to the caller’s own facility (tiếp nhận). Errors: FORBIDDEN for another ' +
      'facility or role, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  admitResident(
    @Arg('input', () => AdmitResidentInput, { description: 'Who, where, since when.' }) input: AdmitResidentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return admitResident(ctx, input)
  }
}
