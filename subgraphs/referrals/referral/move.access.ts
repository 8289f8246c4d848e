import { fieldsOf } from '../../../kit/rights.js'
import { referralTable } from './referral.access.js'

export const moveRights = fieldsOf(referralTable, {
  Mutation: { sendReferral: 'sendReferral', acceptReferral: 'acceptReferral' },
  SendReferralPayload: { referral: 'rows', userErrors: 'within' },
  AcceptReferralPayload: { referral: 'rows', userErrors: 'within' },
  UserError: { code: 'within', message: 'within', path: 'within', currentVersion: 'within' },
})
