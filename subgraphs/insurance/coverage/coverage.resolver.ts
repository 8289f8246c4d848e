import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { InsuranceContext } from '../context.js'
import { coverageOf } from './coverage.service.js'
import { CoverageAnswer } from './coverage.type.js'

@Resolver()
export class CoverageResolver {
  @Query(() => CoverageAnswer, {
    nullable: true,
    description:
      'The same as Resident.coverage, and it answers while the facilities sector is away (tra cứu quyền lợi); ' +
      'null when there is no such person or the caller may not see them.',
  })
  coverageOf(
    @Arg('resident', () => ID, { description: 'Id of the resident (người được chăm sóc).' }) resident: string,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: 'The day asked about; today in Viet Nam when absent. A card’s status is the one known now (ngày).',
    })
    on: string | null | undefined,
    @Ctx() ctx: InsuranceContext,
  ) {
    return coverageOf(ctx, resident, on)
  }
}
