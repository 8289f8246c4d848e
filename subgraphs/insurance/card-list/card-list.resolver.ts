import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { InsuranceContext } from '../context.js'
import type { ExpiringWithin } from './card-list.rules.js'
import { listEntitled, listExpiring } from './card-list.service.js'
import { EntitledPersonConnection, ExpiringCardConnection, ExpiringWithinEnum } from './card-list.type.js'

@ArgsType()
class PeopleArgs extends ConnectionArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only people who live at this facility (cơ sở). Those of a drug-rehabilitation centre are named at no place: their ' +
      'staff leave it out.',
  })
  facility?: string | null
}

@ArgsType()
class ExpiringArgs extends PeopleArgs {
  @Field(() => ExpiringWithinEnum, { description: 'How far ahead (trong vòng).' })
  within!: ExpiringWithin
}

@Resolver()
export class CardListResolver {
  @Query(() => ExpiringCardConnection, {
    description:
      'Cards of residents that end soon and are not followed by another that is good, the soonest first ' +
      '(thẻ sắp hết hạn). People who have left care are not on it.',
  })
  expiringCards(@Args(() => ExpiringArgs) args: ExpiringArgs, @Ctx() ctx: InsuranceContext) {
    return listExpiring(ctx, args)
  }

  @Query(() => EntitledPersonConnection, {
    description:
      'Residents whose group gives a right to a card and who hold none that is good today (có quyền nhưng chưa có thẻ): ' +
      'first those of whom no ended card is known, then those who are without one the longest. People who have left care ' +
      'are not on it.',
  })
  entitledWithoutCard(@Args(() => PeopleArgs) args: PeopleArgs, @Ctx() ctx: InsuranceContext) {
    return listEntitled(ctx, args)
  }
}
