import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import type { ReferralsContext } from '../context.js'
import type { ReferralRecord } from '../referral/referral.entity.js'
import type { ReferralStatus } from '../referral/referral.rules.js'
import { dueAfterPause, dueByOf, minutesLeft } from '../referral/time-limit.rules.js'

/**
 * The clock of the status a referral comes into: anew for each status, but the receiver’s stands still while the sender
 * is asked for information, and goes on with what was left.
 */
export function clockAfter(ctx: Pick<ReferralsContext, 'now' | 'limits'>, referral: ReferralRecord, status: ReferralStatus) {
  const { urgency } = referral
  const calendar = vietnamCalendar()
  const due = (of: ReferralStatus) => dueByOf({ status: of, urgency, since: ctx.now, limits: ctx.limits, calendar })
  if (status === 'INFO_REQUESTED') {
    // Asking confirms the receipt: from SENT, the time to decide begins with the question.
    const deciding = referral.status === 'RECEIVED' ? (referral.dueBy ?? null) : due('RECEIVED')
    return { dueBy: due(status), minutesLeft: deciding && minutesLeft(urgency, deciding, ctx.now, calendar), escalatedAt: null }
  }
  if (referral.status === 'INFO_REQUESTED' && status === 'RECEIVED' && referral.minutesLeft != null) {
    return { dueBy: dueAfterPause(urgency, referral.minutesLeft, ctx.now, calendar), minutesLeft: null, escalatedAt: null }
  }
  return { dueBy: due(status), minutesLeft: null, escalatedAt: null }
}
