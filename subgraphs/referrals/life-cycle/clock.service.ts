import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import type { ReferralsContext } from '../context.js'
import type { ReferralRecord } from '../referral/referral.entity.js'
import { type ReferralStatus, statusRules } from '../referral/referral.rules.js'
import { dueAfterPause, dueByOf, limitedBy, minutesLeft } from '../referral/time-limit.rules.js'

type Timing = Pick<ReferralRecord, 'dueBy' | 'minutesLeft' | 'escalatedAt'>

/** The receiver’s clock stands still while the sender must say how it goes on with a person who left care. */
export function clockWhileLeft({ now, limits }: Pick<ReferralsContext, 'now' | 'limits'>, referral: ReferralRecord): Partial<Timing> {
  const { status, urgency, dueBy } = referral
  if (statusRules[status].nextMove !== 'RECEIVER' || referral.minutesLeft != null) return {}
  const calendar = vietnamCalendar()
  return {
    dueBy: dueByOf({ status: limitedBy(status, true), urgency, since: now, limits, calendar }),
    minutesLeft: dueBy ? minutesLeft(urgency, dueBy, now, calendar) : null,
    escalatedAt: null,
  }
}

/** It goes on with what was left. */
export function clockGoesOn({ now }: Pick<ReferralsContext, 'now'>, { status, urgency, minutesLeft: left }: ReferralRecord): Partial<Timing> {
  if (statusRules[status].nextMove !== 'RECEIVER' || left == null) return {}
  return { dueBy: dueAfterPause(urgency, left, now, vietnamCalendar()), minutesLeft: null, escalatedAt: null }
}

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
    return { dueBy: due(status), minutesLeft: referral.minutesLeft ?? (deciding && minutesLeft(urgency, deciding, ctx.now, calendar)), escalatedAt: null }
  }
  if (referral.status === 'INFO_REQUESTED' && status === 'RECEIVED' && referral.minutesLeft != null) {
    return { dueBy: dueAfterPause(urgency, referral.minutesLeft, ctx.now, calendar), minutesLeft: null, escalatedAt: null }
  }
  return { dueBy: due(status), minutesLeft: null, escalatedAt: null }
}
