import { fromGlobalId } from '../../../kit/id.js'
import type { Connection, PageArgs } from '../../../kit/page.js'
import type { ReferralsContext } from '../context.js'
import { referralListOf, type ReferralNode } from '../referral/referral.service.js'

export function outgoingReferralsOf(
  ctx: ReferralsContext,
  id: string,
  args: PageArgs,
): Promise<Connection<ReferralNode>> {
  return referralListOf(ctx, ctx.load.referralsOfFacility, fromGlobalId('Facility', id), args)
}
