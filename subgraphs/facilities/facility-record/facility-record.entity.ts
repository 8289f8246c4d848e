import { p } from '@mikro-orm/core'

/** The columns of every record of a facility: who wrote it down, what it replaces, and what became of it. */
export const recordColumns = {
  id: p.uuid().primary(),
  facilityId: p.uuid(),
  validFrom: p.date().nullable(),
  validTo: p.date().nullable(),
  endedOn: p.date().nullable(),
  recordedAt: p.datetime(),
  recordedBy: p.text(),
  recordedRole: p.text(),
  /** The row that was wrong and in whose place this one stands. */
  replacesId: p.uuid().nullable(),
  correctedAt: p.datetime().nullable(),
  correctedBy: p.text().nullable(),
  correctedRole: p.text().nullable(),
  correctedReason: p.text().nullable(),
}

/** The same of a row that holds and came with the reference data, the demo or an older database. */
export const notCorrected = { replacesId: null, correctedAt: null, correctedBy: null, correctedRole: null, correctedReason: null } as const
