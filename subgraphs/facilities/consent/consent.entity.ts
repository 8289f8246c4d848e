import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import type { ConsentChannel, ConsentGiver, ConsentPurpose, GuardianReason } from './consent.rules.js'

export const ConsentEntity = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    purpose: p.text().$type<ConsentPurpose>(),
    textVersion: p.text(),
    channel: p.text().$type<ConsentChannel>(),
    givenOn: p.date(),
    givenBy: p.text().$type<ConsentGiver>(),
    guardianId: p.uuid().nullable(),
    guardianFor: p.text().$type<GuardianReason>().nullable(),
    toldSensitive: p.boolean(),
    paperNumber: p.text().nullable(),
    /** Of the scanned paper or the recording, which the home keeps. */
    attachmentSha256: p.text().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    recordedRole: p.text(),
    recordedOrganisation: p.text().nullable(),
    /** By the head of the home. */
    approvedAt: p.datetime().nullable(),
    approvedBy: p.text().nullable(),
    withdrawnAt: p.datetime().nullable(),
    /** Who wanted it. */
    withdrawnFor: p.text().$type<PersonOrGuardian>().nullable(),
    /** Who wrote it down. */
    withdrawnBy: p.text().nullable(),
    withdrawnRole: p.text().nullable(),
    withdrawReason: p.text().nullable(),
  },
})

export type ConsentRecord = InferEntity<typeof ConsentEntity>
