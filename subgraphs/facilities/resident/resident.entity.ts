import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import type { CategoryDetail } from '../category/category.rules.js'
import type { IdentifierEndReason, IdentifierType, Sex } from './resident.rules.js'

export const ResidentEntity = defineEntity({
  name: 'Resident',
  tableName: 'resident',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    familyName: p.text(),
    givenName: p.text(),
    fullName: p.text(),
    nameMarked: p.text(),
    nameFolded: p.text(),
    birthDate: p.text(),
    sex: p.text().$type<Sex>(),
    /** Where the person lives, or lived last. */
    facilityId: p.uuid(),
    /** Last day in care; null while it lasts. */
    leftOn: p.date().nullable(),
    /** The record that is shown for this one, since both are of the same person; never itself a merged one. */
    survivorId: p.uuid().nullable(),
    version: p.integer().version(),
  },
})

export const ResidentIdentifierEntity = defineEntity({
  name: 'ResidentIdentifier',
  tableName: 'resident_identifier',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    type: p.text().$type<IdentifierType>(),
    value: p.text(),
    issuer: p.text().nullable(),
    issuedOn: p.date().nullable(),
    /** As printed; the number may hold on. */
    expiresOn: p.date().nullable(),
    validFrom: p.date().nullable(),
    /** Last day it held; null while it holds. */
    validTo: p.date().nullable(),
    endReason: p.text().$type<IdentifierEndReason>().nullable(),
    endNote: p.text().nullable(),
    replacedById: p.uuid().nullable(),
  },
})

export const ResidentCategoryEntity = defineEntity({
  name: 'ResidentCategory',
  tableName: 'resident_category',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    kind: p.text().$type<BeneficiaryKind>(),
    detail: p.text().$type<CategoryDetail>().nullable(),
    since: p.date(),
    until: p.date().nullable(),
    proof: p.text().nullable(),
    proofIssuer: p.text().nullable(),
    proofIssuedOn: p.date().nullable(),
    note: p.text().nullable(),
    endReason: p.text().nullable(),
  },
})

export type ResidentRecord = InferEntity<typeof ResidentEntity>
export type ResidentIdentifierRecord = InferEntity<typeof ResidentIdentifierEntity>
