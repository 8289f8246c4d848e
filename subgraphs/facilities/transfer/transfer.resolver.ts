import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { transferResident } from './transfer.service.js'
import { TransferResidentInput, TransferResidentPayload } from './transfer.type.js'

@Resolver()
export class TransferResolver {
  @Mutation(() => TransferResidentPayload, {
    description:
      'Moves a resident of the caller’s own facility to another one (chuyển cơ sở). Errors: FORBIDDEN for a role that may ' +
      'only look, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  transferResident(
    @Arg('input', () => TransferResidentInput, { description: 'Who, where to, on which day.' }) input: TransferResidentInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return transferResident(ctx, input)
  }
}
