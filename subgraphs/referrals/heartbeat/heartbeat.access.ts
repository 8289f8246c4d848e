import { openFields } from '../../../kit/rights.js'

/** That a line is open tells nothing of anybody. */
export const heartbeatRights = openFields({
  Subscription: { referralsHeartbeat: 'register' },
  Heartbeat: { at: 'within', sector: 'within' },
})
