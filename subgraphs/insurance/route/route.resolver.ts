import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { InsuranceContext } from '../context.js'
import { coverageByRoute } from './route.service.js'
import { CoverageByRoute } from './route.type.js'

@Resolver()
export class RouteResolver {
  @Query(() => CoverageByRoute, {
    nullable: true,
    description:
      'What the insurance pays the same person at one or several hospitals by every route, side by side (so sánh quyền lợi ' +
      'theo nơi và cách đến khám); null when there is no such person or the caller may not see them. Errors: BAD_USER_INPUT ' +
      'for codes or a diagnosis that are not written as they must be, and for more than 20 hospitals.',
  })
  coverageByRoute(
    @Arg('resident', () => ID, { description: 'Id of the resident (người được chăm sóc).' }) resident: string,
    @Arg('healthFacilities', () => [String], { description: '5-character codes of the hospitals, 1–20 (mã cơ sở KCB).' })
    healthFacilities: string[],
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: 'The day asked about; today in Viet Nam when absent. A card’s status is the one known now (ngày).',
    })
    on: string | null | undefined,
    @Arg('diagnosis', () => String, { nullable: true, description: 'ICD-10 code, where it is known (mã bệnh).' })
    diagnosis: string | null | undefined,
    @Ctx() ctx: InsuranceContext,
  ) {
    return coverageByRoute(ctx, { resident, healthFacilities, on, diagnosis })
  }
}
