import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import type { InsuranceContext } from '../context.js'
import { CoverageAnswer } from '../coverage/coverage.type.js'
import { coverageNow } from './referral.service.js'
import { Referral } from './referral.type.js'

const needed = 'coverageFacts { residentId toFacilityCode kind urgency signedOn validUntil diagnoses }'

@Resolver(() => Referral)
export class ReferralResolver {
  @Directive(`@requires(fields: "${needed}")`)
  @FieldResolver(() => CoverageAnswer, {
    nullable: true,
    description:
      'What the insurance pays today at the hospital of the referral, by its paper ' +
      '(quyền lợi BHYT tại nơi chuyển đến); null when the caller may not see it.',
  })
  coverageNow(@Root() referral: Referral, @Ctx() ctx: InsuranceContext) {
    return coverageNow(ctx, referral)
  }
}
