import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import type { InsuranceContext } from '../context.js'
import { CoverageAnswer } from '../coverage/coverage.type.js'
import { coverageChange, coverageNow, coverageThen } from './referral.service.js'
import { Referral } from './referral.type.js'
import { CoverageDifference, CoverageThen } from './since.type.js'

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

  @Directive(`@requires(fields: "${needed}")`)
  @FieldResolver(() => CoverageThen, {
    nullable: true,
    description:
      'What the insurance paid by the facts of the day on which the referral was issued, kept then (quyền lợi BHYT lúc phát ' +
      'hành); null while it was not issued or its check is still to be taken, and when the caller may not see it.',
  })
  coverageThen(@Root() referral: Referral, @Ctx() ctx: InsuranceContext) {
    return coverageThen(ctx, referral)
  }

  @Directive(`@requires(fields: "${needed}")`)
  @FieldResolver(() => CoverageDifference, {
    nullable: true,
    description:
      'In what today’s answer differs from the one kept at the issue, and why (thay đổi từ lúc phát hành); null where one of ' +
      'the two is missing.',
  })
  coverageChange(@Root() referral: Referral, @Ctx() ctx: InsuranceContext) {
    return coverageChange(ctx, referral)
  }
}
