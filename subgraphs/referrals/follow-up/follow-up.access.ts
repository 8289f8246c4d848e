import { fieldsOf } from '../../../kit/rights.js'
import { referralTable } from '../referral/referral.access.js'

export const followUpRights = fieldsOf(referralTable, {
  Query: { followUps: 'rows' },
  Mutation: { settleFollowUp: 'settleFollowUp' },
  SettleFollowUpPayload: { followUp: 'rows', userErrors: 'within' },
  FollowUp: {
    id: 'clinical',
    version: 'clinical',
    kind: 'clinical',
    task: 'clinical',
    dueOn: 'clinical',
    outcome: 'clinical',
    settledAt: 'clinical',
    note: 'clinical',
    referral: 'clinical',
  },
})
