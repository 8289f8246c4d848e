import { randomUUID } from 'node:crypto'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { ResidentCorrectionEntity } from './resident-correction.entity.js'
import type { FieldChange, RecordCorrectionReason } from './resident-correction.rules.js'

export interface CorrectionToKeep {
  readonly residentId: string
  /** Null when it is the person that is corrected. */
  readonly identifierId: string | null
  readonly version: number
  readonly changes: readonly FieldChange[]
  readonly reason: RecordCorrectionReason
  readonly note: string
}

/** Keeps what stood before a correction, with reason and who. */
export function keepCorrection({ viewer, now }: FacilitiesContext, correction: CorrectionToKeep, { tx: { em } }: Write): void {
  em.create(ResidentCorrectionEntity, {
    id: randomUUID(),
    ...correction,
    at: now,
    actor: viewer.subject,
    byRole: viewer.role,
    byFacility: viewer.facility ?? null,
  })
}
