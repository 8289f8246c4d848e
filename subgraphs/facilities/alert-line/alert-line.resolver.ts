import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql'
import { startOfLine } from '../../../kit/change-line.js'
import { line } from '../../../kit/line.js'
import type { FacilitiesContext } from '../context.js'
import { alertOf, alertsRaised, type Delivery } from './alert-line.service.js'
import { AlertRaised } from './alert-raised.type.js'

interface Listening {
  args: { facility?: string | null; after?: string | null }
  context: FacilitiesContext
}

@Resolver(() => AlertRaised)
export class AlertLineResolver {
  @Subscription(() => AlertRaised, {
    description:
      'Alerts of the residents the caller may see, as they are raised (cảnh báo mới, thời gian thực). Begins with OPENED; with ' +
      '`after` it first tells everything since. Errors: BAD_USER_INPUT for a cursor never given.',
    subscribe: async (listening: unknown) => {
      const { args, context } = listening as Listening
      const from = await startOfLine(context, args.after)
      return line(signal => alertsRaised(context, { from, facility: args.facility }, signal))
    },
  })
  alertRaised(
    @Arg('facility', () => ID, { nullable: true, description: 'Only those of the residents of this facility (cơ sở).' })
    _facility: string | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'The last cursor that was seen; from now on when absent.' })
    _after: string | null | undefined,
    @Root() delivery: Delivery,
  ) {
    return delivery
  }

  @FieldResolver()
  alert(@Root() delivery: Delivery, @Ctx() ctx: FacilitiesContext) {
    return alertOf(ctx, delivery)
  }
}
