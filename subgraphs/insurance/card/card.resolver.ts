import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { InsuranceContext } from '../context.js'
import { findCard } from './card.service.js'
import { issuedIn, registeredIn } from './card-province.rules.js'
import { CardProvince, InsuranceCard } from './card.type.js'

const day = 'The day asked about; today in Viet Nam when absent (ngày).'

@Resolver(() => InsuranceCard)
export class CardResolver {
  @Query(() => InsuranceCard, {
    nullable: true,
    description: 'One insurance card (thẻ BHYT); null when there is none or the caller may not see it.',
  })
  insuranceCard(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: InsuranceContext) {
    return findCard(ctx, id)
  }

  @FieldResolver(() => CardProvince, {
    nullable: true,
    description:
      'The province that issued it, as it was or is on a day: the number keeps the digits of before 2025-07-01 ' +
      '(tỉnh phát hành; QĐ 1351/QĐ-BHXH). Null for cards of the armed forces, whose digits are no province.',
  })
  issuedIn(
    @Root() card: InsuranceCard,
    @Ctx() ctx: InsuranceContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: day }) on?: string | null,
  ) {
    return issuedIn(card, on ?? ctx.today)
  }

  @FieldResolver(() => CardProvince, {
    nullable: true,
    description: 'The province of the registered first-contact facility on a day (tỉnh của nơi đăng ký KCB ban đầu); null when its code tells none.',
  })
  registeredIn(
    @Root() card: InsuranceCard,
    @Ctx() ctx: InsuranceContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: day }) on?: string | null,
  ) {
    return registeredIn(card, on ?? ctx.today)
  }
}
