import { defineEntity, type InferEntity, p, type RequiredEntityData } from '@mikro-orm/core'
import type { Departure } from '../../../kit/vn/borrowed-facts.js'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import type { ReferralKind, Urgency } from '../../../kit/vn/referral-terms.js'
import type { PatientSex, ReferralStatus } from './referral.rules.js'
import type { LimitUnit } from './time-limit.rules.js'

export const ReferralEntity = defineEntity({
  name: 'Referral',
  tableName: 'referral',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    paperNumber: p.text().nullable(),
    kind: p.text().$type<ReferralKind>(),
    status: p.text().$type<ReferralStatus>(),
    statusSince: p.datetime(),
    urgency: p.text().$type<Urgency>(),
    residentId: p.uuid(),
    patientName: p.text(),
    patientBirthDate: p.text(),
    patientSex: p.text().$type<PatientSex>(),
    fromFacilityId: p.uuid().nullable(),
    fromFacilityCode: p.text().nullable(),
    fromHealthFacilityId: p.uuid().nullable(),
    toHealthFacilityId: p.uuid(),
    fromProvinceCode: p.text(),
    toProvinceCode: p.text(),
    sealed: p.boolean(),
    reason: p.text(),
    diagnoses: p.array(),
    summary: p.text().nullable(),
    oneYear: p.boolean(),
    signedOn: p.date().nullable(),
    validUntil: p.datetime().nullable(),
    dueBy: p.datetime().nullable(),
    createdAt: p.datetime(),
    parentId: p.uuid().nullable(),
    endReason: p.text().nullable(),
    /** Grows with every step, also with one that leaves the referral where it stands, so that each step is a version. */
    stepCount: p.integer(),
    consentBy: p.text().$type<PersonOrGuardian>().nullable(),
    consentOn: p.date().nullable(),
    approvedBy: p.text().nullable(),
    approvedAt: p.datetime().nullable(),
    plannedOn: p.date().nullable(),
    callBackOn: p.date().nullable(),
    /** While information is awaited: what was left of the receiver’s time, in minutes of its clock. */
    minutesLeft: p.integer().nullable(),
    /** When the hub escalated it in the status in which it stands. */
    escalatedAt: p.datetime().nullable(),
    fromLinkId: p.uuid().nullable(),
    /** The health alert that it began from, by the key of the facilities sector. */
    fromAlertId: p.uuid().nullable(),
    /** That the person left care under way, and on which day: told by the facilities sector. */
    leftAs: p.text().$type<Departure>().nullable(),
    leftOn: p.date().nullable(),
    /** The sender said that it goes on all the same. */
    goesOn: p.boolean().default(false),
  },
})

export const TimeLimitEntity = defineEntity({
  name: 'TimeLimit',
  tableName: 'time_limit',
  properties: {
    id: p.uuid().primary(),
    urgency: p.text().$type<Urgency>(),
    status: p.text().$type<ReferralStatus>(),
    amount: p.integer(),
    unit: p.text().$type<LimitUnit>(),
    validFrom: p.date(),
    source: p.text(),
  },
})

export type ReferralRecord = InferEntity<typeof ReferralEntity>
export type ReferralData = RequiredEntityData<InferEntity<typeof ReferralEntity>>
