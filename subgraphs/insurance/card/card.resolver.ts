import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { InsuranceContext } from '../context.js'
import { findCard } from './card.service.js'
import { InsuranceCard } from './card.type.js'

@Resolver(() => InsuranceCard)
export class CardResolver {
  @Query(() => InsuranceCard, {
    nullable: true,
    description: 'One insurance card (thẻ BHYT); null when there is none or the caller may not see it.',
  })
  insuranceCard(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: InsuranceContext) {
    return findCard(ctx, id)
  }
}
