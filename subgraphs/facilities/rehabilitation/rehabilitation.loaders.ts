import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { correctionOf, type RecordRow, recordsOfFacility } from '../facility-record/facility-record.loaders.js'
import { periodOf } from '../facility-record/facility-record.rules.js'
import type { RehabilitationModality } from './rehabilitation.rules.js'
import type { RehabilitationOffer } from './rehabilitation.type.js'

export interface RehabilitationRow extends RecordRow {
  readonly modality: RehabilitationModality
}

export function rehabilitationLoaders(db: Database) {
  return { rehabilitationOfFacility: recordsOfFacility<RehabilitationRow>(db, 'rehabilitation_offer', ['modality']) }
}

export function toRehabilitation(row: RehabilitationRow): RehabilitationOffer {
  return { ...row, id: toGlobalId('RehabilitationOffer', row.id), validTo: periodOf(row).to, correction: correctionOf(row) }
}
