import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { InsuranceCard } from '../card/card.type.js'
import type { InsuranceContext } from '../context.js'
import { correctCard, correctionsOf, registerCard } from './card-register.service.js'
import { CardCorrection, CorrectCardInput, CorrectCardPayload, RegisterCardInput, RegisterCardPayload } from './card-register.type.js'

const errors =
  'Errors: FORBIDDEN for those who may only look, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => InsuranceCard)
export class CardRegisterResolver {
  @Mutation(() => RegisterCardPayload, {
    description: `Takes a card into the hub’s own register: of the caller’s province, or of a resident who lives there (lập thẻ). ${errors}`,
  })
  registerCard(
    @Arg('input', () => RegisterCardInput, { description: 'The card, and whose it is.' }) input: RegisterCardInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return registerCard(ctx, input)
  }

  @Mutation(() => CorrectCardPayload, {
    description: `Changes a card of the register, links it to a resident or takes it away; what it was is kept (điều chỉnh thẻ). ${errors}`,
  })
  correctCard(
    @Arg('input', () => CorrectCardInput, { description: 'Which card, what it shall say, and why.' }) input: CorrectCardInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return correctCard(ctx, input)
  }

  @FieldResolver(() => [CardCorrection], { description: 'What the card was before, the latest change first (lịch sử điều chỉnh). At most 100.' })
  corrections(@Root() card: InsuranceCard, @Ctx() ctx: InsuranceContext) {
    return correctionsOf(ctx, card.id)
  }
}
