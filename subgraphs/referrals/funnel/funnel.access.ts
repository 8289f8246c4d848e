import { fieldsOf } from '../../../kit/rights.js'
import { referralTable } from '../referral/referral.access.js'

/** Figures over the rows that the caller may see; a sender who is secret there is secret here (`funnel.loaders.ts`). */
export const funnelRights = fieldsOf(referralTable, {
  Query: { referralFunnel: 'rows' },
  ReferralFunnel: { from: 'within', to: 'within', by: 'within', total: 'rows', groups: 'rows' },
  FunnelGroup: { facility: 'rows', healthFacility: 'rows', month: 'within', figures: 'within' },
  FunnelFigures: {
    sent: 'within',
    received: 'within',
    accepted: 'within',
    arrived: 'within',
    answered: 'within',
    closed: 'within',
    ends: 'within',
    receipt: 'within',
    decision: 'within',
    arrival: 'within',
    answer: 'within',
    declineReasons: 'within',
  },
  FunnelEnds: {
    rejected: 'within',
    redirected: 'within',
    noShow: 'within',
    cancelled: 'within',
    expired: 'within',
    died: 'within',
  },
  FunnelWait: { medianHours: 'within', measured: 'within' },
  DeclineCount: { reason: 'within', count: 'within' },
})
