import { defineEntity, p } from '@mikro-orm/core'
import type { FieldChange, RecordCorrectionReason } from './resident-correction.rules.js'

/** What a record said until a correction: never changed, never removed. */
export const ResidentCorrectionEntity = defineEntity({
  name: 'ResidentCorrection',
  tableName: 'resident_correction',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    /** Null when it was the person that was corrected, not a number. */
    identifierId: p.uuid().nullable(),
    /** The version of the record that the correction led to. */
    version: p.integer(),
    at: p.datetime(),
    changes: p.json<readonly FieldChange[]>(),
    reason: p.text().$type<RecordCorrectionReason>(),
    note: p.text(),
    actor: p.text(),
    byRole: p.text(),
    byFacility: p.text().nullable(),
  },
})
