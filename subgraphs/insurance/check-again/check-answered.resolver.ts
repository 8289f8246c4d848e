import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql'
import { startOfLine } from '../../../kit/change-line.js'
import { line } from '../../../kit/line.js'
import type { InsuranceContext } from '../context.js'
import { checkAnswered, checksAnswered, type Delivery } from './check-answered.service.js'
import { CoverageCheckAnswered } from './check-answered.type.js'

interface Listening {
  args: { after?: string | null }
  context: InsuranceContext
}

@Resolver(() => CoverageCheckAnswered)
export class CheckAnsweredResolver {
  @Subscription(() => CoverageCheckAnswered, {
    description:
      'The caller’s own checks that could not be answered at first, as the hub answers them (kết quả tra lại, thời gian thực). ' +
      'Begins with OPENED; with `after` it first tells everything since. Errors: BAD_USER_INPUT for a cursor never given.',
    subscribe: async (listening: unknown) => {
      const { args, context } = listening as Listening
      const from = await startOfLine(context, args.after)
      return line(signal => checksAnswered(context, from, signal))
    },
  })
  coverageCheckAnswered(
    @Arg('after', () => String, { nullable: true, description: 'The last cursor that was seen; from now on when absent.' })
    _after: string | null | undefined,
    @Root() delivery: Delivery,
  ) {
    return delivery
  }

  @FieldResolver()
  check(@Root() delivery: Delivery, @Ctx() ctx: InsuranceContext) {
    return checkAnswered(ctx, delivery)
  }
}
