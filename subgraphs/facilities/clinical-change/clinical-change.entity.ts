import { defineEntity, p } from '@mikro-orm/core'
import type { ClinicalEntryKind, ClinicalMove, ValueChange, VerificationStatus } from './clinical-change.rules.js'

/** What happened to an entry since it was written down: never changed, never removed. */
export const ClinicalChangeEntity = defineEntity({
  name: 'ClinicalChange',
  tableName: 'clinical_change',
  properties: {
    id: p.uuid().primary(),
    /** The record under which the entry lies. */
    residentId: p.uuid(),
    entry: p.text().$type<ClinicalEntryKind>(),
    entryId: p.uuid(),
    /** The version of the resident that it led to: of two records that were one for a while, of the one that was shown. */
    version: p.integer(),
    move: p.text().$type<ClinicalMove>(),
    /** The day of which it is true; null for a correction. */
    onDay: p.date().nullable(),
    changes: p.json<readonly ValueChange[]>(),
    reason: p.text().nullable(),
    at: p.datetime(),
    actor: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})

/** What every entry has beside what it says. */
export const entryProperties = {
  id: p.uuid().primary(),
  residentId: p.uuid(),
  verificationStatus: p.text().$type<VerificationStatus>(),
  recordedAt: p.datetime(),
  recordedBy: p.text(),
  recordedRole: p.text(),
  recordedOrganisation: p.text().nullable(),
}
