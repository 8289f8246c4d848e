import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { FacilitiesContext } from '../context.js'
import type { BreachNode } from './breach.loaders.js'
import { findBreach, listBreaches, recordBreachStep, reportBreach } from './breach.service.js'
import { Breach, BreachConnection, BreachPayload, BreachStep, RecordBreachStepInput, ReportBreachInput } from './breach.type.js'

@ArgsType()
class BreachListArgs extends ConnectionArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those that are open, or only those that are closed (đang xử lý).' })
  open?: boolean | null
}

const errors = 'Errors: FORBIDDEN for a role that may not, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => Breach)
export class BreachResolver {
  @Query(() => BreachConnection, {
    description: 'Breaches that the caller may see, the newest in front (danh sách vi phạm dữ liệu): of the whole hub for who runs or inspects it, of the own organisation for its head.',
  })
  breaches(@Args(() => BreachListArgs) args: BreachListArgs, @Ctx() ctx: FacilitiesContext) {
    return listBreaches(ctx, args)
  }

  @Query(() => Breach, { nullable: true, description: 'One breach; null when there is none or the caller may not see it.' })
  breach(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: FacilitiesContext) {
    return findBreach(ctx, id)
  }

  @FieldResolver(() => [BreachStep], { description: 'What was done about it, oldest first (diễn biến). At most five.' })
  steps(@Root() { key }: BreachNode, @Ctx() ctx: FacilitiesContext) {
    return ctx.load.stepsOfBreach.load(key)
  }

  @Mutation(() => BreachPayload, { description: `Reports that data was breached, by the head of an organisation or who runs the hub; the 72 hours run from when it was noticed (báo cáo vi phạm dữ liệu). ${errors}` })
  reportBreach(@Arg('input', () => ReportBreachInput, { description: 'What, when, which data.' }) input: ReportBreachInput, @Ctx() ctx: FacilitiesContext) {
    return reportBreach(ctx, input)
  }

  @Mutation(() => BreachPayload, { description: `Writes down what was done about a breach, each once (ghi việc đã làm với vi phạm). ${errors}` })
  recordBreachStep(@Arg('input', () => RecordBreachStepInput, { description: 'About which, what, when.' }) input: RecordBreachStepInput, @Ctx() ctx: FacilitiesContext) {
    return recordBreachStep(ctx, input)
  }
}
