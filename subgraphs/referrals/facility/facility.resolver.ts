import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { ReferralsContext } from '../context.js'
import { ReferralConnection } from '../referral/referral.type.js'
import { outgoingReferralsOf } from './facility.service.js'
import { Facility } from './facility.type.js'

@Resolver(() => Facility)
export class FacilityResolver {
  @FieldResolver(() => ReferralConnection, {
    nullable: true,
    description: 'Referrals it sent that the caller may see, newest first (phiếu đã chuyển).',
  })
  outgoingReferrals(
    @Root() { id }: Facility,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: ReferralsContext,
  ) {
    return outgoingReferralsOf(ctx, id, args)
  }
}
