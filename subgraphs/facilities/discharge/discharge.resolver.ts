import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { dischargeResident } from './discharge.service.js'
import { DischargeResidentInput, DischargeResidentPayload } from './discharge.type.js'

@Resolver()
export class DischargeResolver {
  @Mutation(() => DischargeResidentPayload, {
    description:
      'Ends the stay of a resident of the caller’s own facility, who leaves or died (kết thúc trợ giúp). Open referrals stay ' +
      'open: their sender is told to say how they go on. Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN ' +
      'when it must be sent again with the same key.',
  })
  dischargeResident(
    @Arg('input', () => DischargeResidentInput, { description: 'Who, on which day, why.' }) input: DischargeResidentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return dischargeResident(ctx, input)
  }
}
