import { openFields } from '../../../kit/rights.js'

/** The rights on referrals decide: who may not read the steps of one is told that it was drafted, and no more. */
export const timelineRights = openFields({
  Resident: { referralTimeline: 'rows' },
  TimelineEntry: { at: 'within', dayOnly: 'within', kind: 'within', title: 'within', ref: 'within', sector: 'within', cursor: 'within' },
})
