import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { changeStayMode } from './stay-mode.service.js'
import { ChangeStayModeInput, ChangeStayModePayload } from './stay-mode.type.js'

@Resolver()
export class StayModeResolver {
  @Mutation(() => ChangeStayModePayload, {
    description:
      'A resident of the caller’s own facility lives there in another mode, by a decision; the mode before is kept with its ' +
      'dates (chuyển hình thức ở). Errors: FORBIDDEN for a role that may only look, OUTCOME_UNKNOWN when it must be sent ' +
      'again with the same key.',
  })
  changeStayMode(
    @Arg('input', () => ChangeStayModeInput, { description: 'Who, to which mode, by which decision.' }) input: ChangeStayModeInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return changeStayMode(ctx, input)
  }
}
