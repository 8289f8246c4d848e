import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { correctionOf, type RecordRow, recordsOfFacility } from '../facility-record/facility-record.loaders.js'
import { periodOf } from '../facility-record/facility-record.rules.js'
import type { AutonomyGroup } from './autonomy.rules.js'
import type { AutonomyClass } from './autonomy.type.js'

export interface AutonomyRow extends RecordRow {
  readonly group: AutonomyGroup
  readonly decision: string
}

export function autonomyLoaders(db: Database) {
  return { autonomyOfFacility: recordsOfFacility<AutonomyRow>(db, 'autonomy_class', ['decision'], { group: 'x."autonomy_group"' }) }
}

export function toAutonomyClass(row: AutonomyRow): AutonomyClass {
  return { ...row, id: toGlobalId('AutonomyClass', row.id), validTo: periodOf(row).to, correction: correctionOf(row) }
}
