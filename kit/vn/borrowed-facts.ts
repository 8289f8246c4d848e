import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { BorrowedFact } from '../copy.js'
import { alertKinds, measures, severities } from './alert-terms.js'
import { referralKinds, urgencies } from './referral-terms.js'
import { technicalLevels } from './technical-level.js'

// What one sector tells the others of what it owns. Nothing else of a sector is copied anywhere; each copy is written by
// these facts only. Keys are the owners’ keys, days are days in Viet Nam.

const day = z.iso.date()
const period = { validFrom: day, validTo: day.nullable() }

/** What a sealed person’s facility is called to others: of no use to who does not know both the person and the facility. */
export function sealedScopeOf(residentKey: string, facilityCode: string): string {
  return createHash('sha256').update(`${residentKey}:${facilityCode}`).digest('hex')
}

/** How a person left care for good. */
export const departures = ['DIED', 'DISCHARGED'] as const
export type Departure = (typeof departures)[number]

/**
 * Where a resident lives, told by the facilities sector. A stay in drug rehabilitation travels as "sealed", never by
 * name: then the facility is null, and only who already knows its code can tell by `sealedScope` that a person is there.
 */
const residentLinkShape = z.object({
  residentId: z.guid(),
  facilityId: z.guid().nullable(),
  facilityCode: z.string().nullable(),
  provinceCode: z.string(),
  sealed: z.boolean(),
  sealedScope: z.string().nullable(),
  categories: z.array(z.string()),
  survivorId: z.guid().nullable(),
  // Null while the person lives there; facts that were told before these two were are silent about it.
  leftAs: z.enum(departures).nullable().default(null),
  leftOn: day.nullable().default(null),
})
export type ResidentLinkFact = z.infer<typeof residentLinkShape>
export const residentLink: BorrowedFact<ResidentLinkFact> = {
  source: 'facilities',
  basis: 'SHARED_WHEREABOUTS',
  type: 'resident.linked',
  table: 'resident_link',
  shape: residentLinkShape,
  key: ['residentId'],
  columns: {
    residentId: 'uuid',
    facilityId: 'uuid',
    facilityCode: 'text',
    provinceCode: 'text',
    sealed: 'boolean',
    sealedScope: 'text',
    categories: 'text[]',
    survivorId: 'uuid',
    leftAs: 'text',
    leftOn: 'date',
  },
}

/** A care home and its licence to examine and treat, told by the facilities sector; without one the code is null. */
const senderLicenceShape = z.object({
  facilityId: z.guid(),
  facilityCode: z.string(),
  provinceCode: z.string(),
  sealed: z.boolean(),
  healthFacilityCode: z.string().nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
})
export type SenderLicenceFact = z.infer<typeof senderLicenceShape>
export const senderLicence: BorrowedFact<SenderLicenceFact> = {
  source: 'facilities',
  basis: 'NOBODY_MEANT',
  type: 'facility.licensed',
  table: 'sender_licence',
  shape: senderLicenceShape,
  key: ['facilityId'],
  columns: {
    facilityId: 'uuid',
    facilityCode: 'text',
    provinceCode: 'text',
    sealed: 'boolean',
    healthFacilityCode: 'text',
    validFrom: 'date',
    validTo: 'date',
  },
}

/** What a health facility is ranked as in a period, told by the referrals sector. */
const facilityRankShape = z.object({
  healthFacilityCode: z.string(),
  level: z.enum(technicalLevels),
  points: z.number().nullable(),
  tierBefore2025: z.string().nullable(),
  provisional: z.boolean(),
  ...period,
})
export type FacilityRankFact = z.infer<typeof facilityRankShape>
export const facilityRank: BorrowedFact<FacilityRankFact> = {
  source: 'referrals',
  basis: 'NOBODY_MEANT',
  type: 'healthFacility.ranked',
  table: 'facility_rank',
  shape: facilityRankShape,
  key: ['healthFacilityCode', 'validFrom'],
  columns: {
    healthFacilityCode: 'text',
    level: 'text',
    points: 'numeric',
    tierBefore2025: 'text',
    provisional: 'boolean',
    validFrom: 'date',
    validTo: 'date',
  },
}

/** That a person is on the way to a hospital, told by the referrals sector. */
const openReferralShape = z.object({
  referralId: z.guid(),
  residentId: z.guid(),
  validUntil: z.iso.datetime({ offset: true }).nullable(),
  ended: z.boolean(),
})
export type OpenReferralFact = z.infer<typeof openReferralShape>
export const openReferral: BorrowedFact<OpenReferralFact> = {
  source: 'referrals',
  basis: 'SHARED_WHEREABOUTS',
  type: 'referral.moved',
  table: 'open_referral',
  shape: openReferralShape,
  key: ['referralId'],
  columns: {
    referralId: 'uuid',
    residentId: 'uuid',
    validUntil: 'timestamptz',
    ended: 'boolean',
  },
}

/**
 * With what a referral was issued, told once by the referrals sector: a transfer when it is signed, a care link when it is
 * sent, one that was sent on when it is sent to the next hospital.
 */
const issuedReferralShape = z.object({
  referralId: z.guid(),
  residentId: z.guid(),
  toFacilityCode: z.string(),
  kind: z.enum(referralKinds),
  urgency: z.enum(urgencies),
  signedOn: day.nullable(),
  validUntil: z.iso.datetime({ offset: true }).nullable(),
  diagnoses: z.array(z.string()),
  issuedAt: z.iso.datetime({ offset: true }),
})
export type IssuedReferralFact = z.infer<typeof issuedReferralShape>
export const issuedReferral: BorrowedFact<IssuedReferralFact> = {
  source: 'referrals',
  basis: 'SHARED_FOR_COVER',
  type: 'referral.issued',
  table: 'issued_referral',
  shape: issuedReferralShape,
  key: ['referralId'],
  columns: {
    referralId: 'uuid',
    residentId: 'uuid',
    toFacilityCode: 'text',
    kind: 'text',
    urgency: 'text',
    signedOn: 'date',
    validUntil: 'timestamptz',
    diagnoses: 'text[]',
    issuedAt: 'timestamptz',
  },
}

/** When a card is good and where its holder is registered, told by the insurance sector. */
const coverPeriodShape = z.object({
  cardId: z.guid(),
  residentId: z.guid(),
  ...period,
  registeredFacilityCode: z.string(),
})
export type CoverPeriodFact = z.infer<typeof coverPeriodShape>
export const coverPeriod: BorrowedFact<CoverPeriodFact> = {
  source: 'insurance',
  basis: 'SHARED_FOR_COVER',
  type: 'card.recorded',
  table: 'cover_period',
  shape: coverPeriodShape,
  key: ['cardId'],
  columns: {
    cardId: 'uuid',
    residentId: 'uuid',
    validFrom: 'date',
    validTo: 'date',
    registeredFacilityCode: 'text',
  },
}

/** What somebody must act on of a person’s health, told by the facilities sector; of nobody does it say where they are. */
const healthAlertShape = z.object({
  alertId: z.guid(),
  residentId: z.guid(),
  kind: z.enum(alertKinds),
  severity: z.enum(severities),
  /** Null where nothing was measured: a screening, a check that was missed. */
  measure: z.enum(measures).nullable(),
  /** In the unit of the measure; of a screening its score. */
  value: z.number().nullable(),
  /** Code of the screening instrument. */
  subject: z.string().nullable().default(null),
  /** When it was found; of a missed check, when it was due. */
  checkedOn: day,
  raisedAt: z.iso.datetime({ offset: true }),
})
export type HealthAlertFact = z.infer<typeof healthAlertShape>
export const healthAlert: BorrowedFact<HealthAlertFact> = {
  source: 'facilities',
  basis: 'SHARED_FINDING',
  type: 'alert.raised',
  table: 'health_alert',
  shape: healthAlertShape,
  key: ['alertId'],
  columns: {
    alertId: 'uuid',
    residentId: 'uuid',
    kind: 'text',
    severity: 'text',
    measure: 'text',
    value: 'numeric',
    subject: 'text',
    checkedOn: 'date',
    raisedAt: 'timestamptz',
  },
}

/** That a referral was issued which began from a health alert, told by the referrals sector. */
const alertReferredShape = z.object({
  referralId: z.guid(),
  alertId: z.guid(),
  residentId: z.guid(),
  referredAt: z.iso.datetime({ offset: true }),
})
export type AlertReferredFact = z.infer<typeof alertReferredShape>
export const alertReferred: BorrowedFact<AlertReferredFact> = {
  source: 'referrals',
  basis: 'SHARED_FINDING',
  type: 'alert.referred',
  table: 'alert_referral',
  shape: alertReferredShape,
  key: ['referralId'],
  columns: { referralId: 'uuid', alertId: 'uuid', residentId: 'uuid', referredAt: 'timestamptz' },
}

/** That somebody’s sign-ins were withdrawn, told by the facilities sector, which keeps that register for the hub. */
const accessRevokedShape = z.object({ subject: z.string(), revokedAt: z.iso.datetime({ offset: true }) })
export type AccessRevokedFact = z.infer<typeof accessRevokedShape>
export const accessRevoked: BorrowedFact<AccessRevokedFact> = {
  source: 'facilities',
  basis: 'NOBODY_MEANT',
  type: 'access.revoked',
  table: 'revoked_access',
  shape: accessRevokedShape,
  key: ['subject'],
  columns: { subject: 'text', revokedAt: 'timestamptz' },
}
