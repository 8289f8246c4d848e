import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { cardsOf } from '../card/card.service.js'
import { InsuranceCard } from '../card/card.type.js'
import type { InsuranceContext } from '../context.js'
import { coverageOf } from '../coverage/coverage.service.js'
import { CoverageAnswer } from '../coverage/coverage.type.js'
import { Resident } from './resident.type.js'

@Resolver(() => Resident)
export class ResidentResolver {
  @FieldResolver(() => CoverageAnswer, {
    nullable: true,
    description:
      'What the insurance pays on a right-order visit to the registered place (quyền lợi BHYT tại nơi đăng ký); ' +
      'null when the caller may not see it.',
  })
  coverage(
    @Root() resident: Resident,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: 'The day asked about; today in Viet Nam when absent. A card’s status is the one known now (ngày).',
    })
    on: string | null | undefined,
    @Ctx() ctx: InsuranceContext,
  ) {
    return coverageOf(ctx, resident.id, on)
  }

  @FieldResolver(() => [InsuranceCard], {
    nullable: true,
    description:
      'All cards the register holds, the newest first (các thẻ BHYT). A closed list, at most 50; ' +
      'null when the caller may not see them.',
  })
  cards(@Root() resident: Resident, @Ctx() ctx: InsuranceContext) {
    return cardsOf(ctx, resident.id)
  }
}
