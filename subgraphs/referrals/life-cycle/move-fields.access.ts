import { type FieldRules, fieldsOf, type SharedRule } from '../../../kit/rights.js'
import { referralTable } from '../referral/referral.access.js'
import type { MoveName } from './life-cycle.rules.js'

/** Every payload of a move has the same two fields. */
const payload = { referral: 'rows', userErrors: 'within' } as const satisfies Record<string, SharedRule>

const mutations = {
  approveReferral: 'approveReferral',
  issueReferral: 'issueReferral',
  sendReferral: 'sendReferral',
  receiveReferral: 'receiveReferral',
  requestInformation: 'requestInformation',
  giveInformation: 'giveInformation',
  acceptReferral: 'acceptReferral',
  rejectReferral: 'rejectReferral',
  redirectReferral: 'redirectReferral',
  recordArrival: 'recordArrival',
  startTreatment: 'startTreatment',
  completeReferral: 'completeReferral',
  closeReferral: 'closeReferral',
  recordNoShow: 'recordNoShow',
  cancelReferral: 'cancelReferral',
  recordDeath: 'recordDeath',
  correctReferral: 'correctReferral',
  continueReferral: 'continueReferral',
} as const satisfies { [Name in Exclude<MoveName, 'expireReferral'>]: Name }

const payloads: FieldRules<SharedRule> = Object.fromEntries(
  Object.keys(mutations).map(name => [`${name[0]?.toUpperCase()}${name.slice(1)}Payload`, payload]),
)

export const moveRights = fieldsOf(referralTable, {
  Mutation: mutations,
  ...payloads,
  AvailableAction: { action: 'within', allowed: 'within', reason: 'within' },
  ReferralStep: {
    move: 'within',
    fromStatus: 'within',
    toStatus: 'within',
    at: 'within',
    side: 'within',
    source: 'within',
    reason: 'within',
    note: 'within',
    toFacility: 'within',
  },
  CounterReferral: {
    result: 'within',
    diagnoses: 'within',
    summary: 'within',
    treatment: 'within',
    medicines: 'within',
    warningSigns: 'within',
    nextVisitOn: 'within',
    writtenAt: 'within',
  },
  UserError: { code: 'within', message: 'within', path: 'within', currentVersion: 'within' },
})
