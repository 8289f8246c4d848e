import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { ReferralsContext } from '../context.js'
import { Referral } from '../referral/referral.type.js'
import { referralDraftOf, referralsFrom } from './alert.service.js'
import { Alert, ReferralDraft } from './alert.type.js'

@Resolver(() => Alert)
export class AlertResolver {
  @FieldResolver(() => ReferralDraft, {
    nullable: true,
    description:
      'What a referral from it would begin with (bản nháp phiếu chuyển); null when the caller’s home may not send the person. ' +
      'Issuing that referral closes the alert.',
  })
  referralDraft(@Root() { id }: Alert, @Ctx() ctx: ReferralsContext) {
    return referralDraftOf(ctx, id)
  }

  @FieldResolver(() => [Referral], {
    nullable: true,
    description: 'Referrals that began from it and that the caller may see, newest first (phiếu chuyển từ cảnh báo). At most 20.',
  })
  referrals(@Root() { id }: Alert, @Ctx() ctx: ReferralsContext) {
    return referralsFrom(ctx, id)
  }
}
