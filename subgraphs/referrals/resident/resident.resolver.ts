import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { ReferralsContext } from '../context.js'
import { ReferralConnection } from '../referral/referral.type.js'
import { referralsOfResident } from './resident.service.js'
import { Resident } from './resident.type.js'

@Resolver(() => Resident)
export class ResidentResolver {
  @Query(() => ReferralConnection, {
    nullable: true,
    description:
      'Referrals of one resident that the caller may see, newest first; it answers also while the social-care sector ' +
      'is down (phiếu chuyển của một người).',
  })
  referralsOf(
    @Arg('resident', () => ID, { description: 'Id of the resident.' }) resident: string,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: ReferralsContext,
  ) {
    return referralsOfResident(ctx, resident, args, 'all')
  }

  @FieldResolver(() => ReferralConnection, {
    nullable: true,
    description: 'Referrals that the caller may see, newest first (phiếu chuyển).',
  })
  referrals(
    @Root() { id }: Resident,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: ReferralsContext,
  ) {
    return referralsOfResident(ctx, id, args, 'all')
  }

  @FieldResolver(() => ReferralConnection, {
    nullable: true,
    description: 'Those of them that have not ended, newest first (phiếu đang mở).',
  })
  openReferrals(
    @Root() { id }: Resident,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: ReferralsContext,
  ) {
    return referralsOfResident(ctx, id, args, 'open')
  }
}
