import { defineEntity, type InferEntity, p, type RequiredEntityData } from '@mikro-orm/core'
import type { ReferralStatus } from '../referral/referral.rules.js'
import type { RecordSource, Side, StepName, TreatmentResult } from './life-cycle.rules.js'

/** One move that was made: never changed, never removed. Together they are the timeline of a referral. */
export const ReferralStepEntity = defineEntity({
  name: 'ReferralStep',
  tableName: 'referral_step',
  properties: {
    id: p.uuid().primary(),
    referralId: p.uuid(),
    /** The version of the referral that the move led to. */
    version: p.integer(),
    move: p.text().$type<StepName>(),
    fromStatus: p.text().$type<ReferralStatus>().nullable(),
    toStatus: p.text().$type<ReferralStatus>(),
    at: p.datetime(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
    bySide: p.text().$type<Side>(),
    source: p.text().$type<RecordSource>().nullable(),
    reason: p.text().nullable(),
    note: p.text().nullable(),
  },
})

export const CounterReferralEntity = defineEntity({
  name: 'CounterReferral',
  tableName: 'counter_referral',
  properties: {
    referralId: p.uuid().primary(),
    result: p.text().$type<TreatmentResult>(),
    diagnoses: p.array(),
    summary: p.text(),
    treatment: p.text().nullable(),
    medicines: p.text().nullable(),
    warningSigns: p.text().nullable(),
    nextVisitOn: p.date().nullable(),
    writtenAt: p.datetime(),
  },
})

export type ReferralStepData = RequiredEntityData<InferEntity<typeof ReferralStepEntity>>
export type CounterReferralData = RequiredEntityData<InferEntity<typeof CounterReferralEntity>>
