import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { CertificateKind, StaffContract, StaffEndReason, StaffPosition } from './staff.rules.js'

export const StaffMemberEntity = defineEntity({
  name: 'StaffMember',
  tableName: 'staff_member',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    facilityId: p.uuid(),
    fullName: p.text(),
    nameFolded: p.text(),
    position: p.text().$type<StaffPosition>(),
    contract: p.text().$type<StaffContract>(),
    fromOn: p.date(),
    /** Last day; null while no end is known. */
    toOn: p.date().nullable(),
    endReason: p.text().$type<StaffEndReason>().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
  },
})

/** What a record said until it was corrected: never changed, never removed. */
export const StaffMemberBeforeEntity = defineEntity({
  name: 'StaffMemberBefore',
  tableName: 'staff_member_before',
  properties: {
    id: p.uuid().primary(),
    staffMemberId: p.uuid(),
    /** The version that the correction led to. */
    version: p.integer(),
    fields: p.json<Record<string, string | null>>(),
    reason: p.text(),
    actor: p.text(),
    actorRole: p.text(),
    until: p.datetime(),
  },
})

export const StaffCertificateEntity = defineEntity({
  name: 'StaffCertificate',
  tableName: 'staff_certificate',
  properties: {
    id: p.uuid().primary(),
    staffMemberId: p.uuid(),
    kind: p.text().$type<CertificateKind>(),
    number: p.text(),
    scope: p.text(),
    issuedOn: p.date(),
    expiresOn: p.date().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: p.text().nullable(),
    withdrawReason: p.text().nullable(),
  },
})

export const StaffTrainingEntity = defineEntity({
  name: 'StaffTraining',
  tableName: 'staff_training',
  properties: {
    id: p.uuid().primary(),
    staffMemberId: p.uuid(),
    course: p.text(),
    provider: p.text(),
    beganOn: p.date(),
    endedOn: p.date().nullable(),
    hours: p.integer().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: p.text().nullable(),
    withdrawReason: p.text().nullable(),
  },
})

export type StaffMemberRecord = InferEntity<typeof StaffMemberEntity>
