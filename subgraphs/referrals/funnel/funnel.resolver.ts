import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import { type ReferralKind, ReferralKindEnum, type Urgency, UrgencyEnum } from '../../../kit/vn/referral-terms.js'
import type { ReferralsContext } from '../context.js'
import type { FunnelGrouping } from './funnel.rules.js'
import { type FunnelNode, funnelOf, groupsOf, totalOf } from './funnel.service.js'
import { FunnelFigures, FunnelGroupConnection, FunnelGroupingEnum, ReferralFunnel } from './funnel.type.js'

@ArgsType()
class FunnelArgs {
  @Field(() => LocalDateScalar, { description: 'First day, in Viet Nam (từ ngày).' })
  from!: string

  @Field(() => LocalDateScalar, { description: 'Last day, included; at most 5 years (đến ngày).' })
  to!: string

  @Field(() => FunnelGroupingEnum, { description: 'By what to group (nhóm theo).' })
  by!: FunnelGrouping

  @Field(() => ReferralKindEnum, { nullable: true, description: 'Only those of this kind (loại).' })
  kind?: ReferralKind | null

  @Field(() => UrgencyEnum, { nullable: true, description: 'Only those that are this pressing (mức độ khẩn).' })
  urgency?: Urgency | null

  @Field(() => ID, {
    nullable: true,
    description: 'Only those from this care facility, or issued by this health facility (nơi gửi).',
  })
  fromFacility?: string | null

  @Field(() => ID, { nullable: true, description: 'Only those to this health facility (nơi nhận).' })
  toFacility?: string | null
}

@Resolver(() => ReferralFunnel)
export class FunnelResolver {
  @Query(() => ReferralFunnel, {
    description:
      'How far the referrals of a period came, of those that the caller may see (phễu chuyển tuyến). A referral belongs to ' +
      'the day in Viet Nam on which it was first sent. One that was redirected is a chain of parts: each counts for its own ' +
      'hospital, from the day on which it was sent there, so that a chain of two counts twice. What happened later counts as well.',
  })
  referralFunnel(@Args(() => FunnelArgs) args: FunnelArgs, @Ctx() ctx: ReferralsContext) {
    return funnelOf(ctx, args)
  }

  @FieldResolver(() => FunnelFigures, { description: 'All together (tổng cộng).' })
  total(@Root() funnel: FunnelNode, @Ctx() ctx: ReferralsContext) {
    return totalOf(ctx, funnel)
  }

  @FieldResolver(() => FunnelGroupConnection, { description: 'The same by sender, hospital or month (các nhóm).' })
  groups(@Root() funnel: FunnelNode, @Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: ReferralsContext) {
    return groupsOf(ctx, funnel, args)
  }
}
