import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { recordColumns } from '../facility-record/facility-record.entity.js'
import type { LicenceEndReason, LicenceKind } from './licence.rules.js'

export const LicenceEntity = defineEntity({
  name: 'FacilityLicence',
  tableName: 'facility_licence',
  properties: {
    ...recordColumns,
    kind: p.text().$type<LicenceKind>(),
    /** These three are unknown of licences that the register kept as a code only. */
    number: p.text().nullable(),
    issuedBy: p.text().nullable(),
    issuedOn: p.date().nullable(),
    tasks: p.text().nullable(),
    healthFacilityCode: p.text().nullable(),
    endReason: p.text().$type<LicenceEndReason>().nullable(),
    endDecision: p.text().nullable(),
    endedBy: p.text().nullable(),
  },
})

export const SuspensionEntity = defineEntity({
  name: 'LicenceSuspension',
  tableName: 'licence_suspension',
  properties: {
    id: p.uuid().primary(),
    licenceId: p.uuid(),
    fromDay: p.date(),
    untilDay: p.date(),
    decision: p.text(),
    reason: p.text(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    recordedRole: p.text(),
  },
})

export type LicenceRecord = InferEntity<typeof LicenceEntity>
