import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { AbsenceOutcome, AbsenceReason } from './absence.rules.js'

export const AbsenceEntity = defineEntity({
  name: 'Absence',
  tableName: 'absence',
  properties: {
    id: p.uuid().primary(),
    stayId: p.uuid(),
    reason: p.text().$type<AbsenceReason>(),
    leftOn: p.date(),
    expectedReturnOn: p.date().nullable(),
    note: p.text().nullable(),
    /** Key of the referral by which the person went to a hospital. */
    referralId: p.uuid().nullable(),
    endedOn: p.date().nullable(),
    outcome: p.text().$type<AbsenceOutcome>().nullable(),
    recordedAt: p.datetime(),
    recordedBy: p.text(),
    endRecordedAt: p.datetime().nullable(),
    endRecordedBy: p.text().nullable(),
  },
})

export type AbsenceRecord = InferEntity<typeof AbsenceEntity>
