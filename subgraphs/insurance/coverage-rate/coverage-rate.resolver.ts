import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { InsuranceContext } from '../context.js'
import type { RateGrouping } from './coverage-rate.rules.js'
import { coverageRates } from './coverage-rate.service.js'
import { CoverageRateGroup, CoverageRateGroupingEnum } from './coverage-rate.type.js'

@ArgsType()
class RateArgs {
  @Field(() => CoverageRateGroupingEnum, { description: 'By what people are counted together (phân nhóm theo).' })
  by!: RateGrouping

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'The day asked about; today in Viet Nam when absent. A card’s status, and who is in care, are those known now (ngày).',
  })
  on?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'Only people who live at this facility (cơ sở). Those of a drug-rehabilitation centre are named at no place: their ' +
      'staff leave it out.',
  })
  facility?: string | null

  @Field(() => String, { nullable: true, description: 'Only people of this province, by its code of today (mã tỉnh).' })
  provinceCode?: string | null
}

@Resolver()
export class CoverageRateResolver {
  @Query(() => [CoverageRateGroup], {
    description:
      'How many people in care hold a card that is good on a day, of those whom the caller may see (tỷ lệ bao phủ BHYT). ' +
      'A closed list, at most 500 groups.',
  })
  coverageRates(@Args(() => RateArgs) args: RateArgs, @Ctx() ctx: InsuranceContext) {
    return coverageRates(ctx, args)
  }
}
