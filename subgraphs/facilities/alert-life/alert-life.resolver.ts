import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FacilitiesContext } from '../context.js'
import { acknowledgeAlert, closeAlert } from './alert-life.service.js'
import { AcknowledgeAlertInput, AcknowledgeAlertPayload, CloseAlertInput, CloseAlertPayload } from './alert-life.type.js'

@Resolver()
export class AlertLifeResolver {
  @Mutation(() => AcknowledgeAlertPayload, {
    description:
      'Says what is done about an alert, or says it anew (xử trí cảnh báo); by those who care for the person. Errors: FORBIDDEN for ' +
      'another role, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  acknowledgeAlert(
    @Arg('input', () => AcknowledgeAlertInput, { description: 'Which alert, what is done.' }) input: AcknowledgeAlertInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return acknowledgeAlert(ctx, input)
  }

  @Mutation(() => CloseAlertPayload, {
    description:
      'Says what came of an alert that was acknowledged (kết thúc cảnh báo); one to be referred is closed by its referral. Errors: ' +
      'FORBIDDEN for another role, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  closeAlert(
    @Arg('input', () => CloseAlertInput, { description: 'Which alert, what came of it.' }) input: CloseAlertInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return closeAlert(ctx, input)
  }
}
