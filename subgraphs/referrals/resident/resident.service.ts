import { fromGlobalId } from '../../../kit/id.js'
import type { Connection, PageArgs } from '../../../kit/page.js'
import type { ReferralsContext } from '../context.js'
import type { Choice } from '../referral/referral.loaders.js'
import { referralListOf, type ReferralNode } from '../referral/referral.service.js'

/** The rights on referrals decide alone: the answer is the same whether the owner of the person is up or not. */
export function referralsOfResident(
  ctx: ReferralsContext,
  id: string,
  args: PageArgs,
  choice: Choice,
): Promise<Connection<ReferralNode>> {
  return referralListOf(ctx, ctx.load.referralsOfResident, fromGlobalId('Resident', id), args, choice)
}
