import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { correctionOf, type RecordRow, recordsOfFacility } from '../facility-record/facility-record.loaders.js'
import { periodOf } from '../facility-record/facility-record.rules.js'
import type { FacilityCapacity } from './capacity.type.js'

export interface CapacityRow extends RecordRow {
  readonly places: number
  readonly decision: string | null
}

export function capacityLoaders(db: Database) {
  return { capacitiesOfFacility: recordsOfFacility<CapacityRow>(db, 'facility_capacity', ['places', 'decision']) }
}

export function toCapacity(row: CapacityRow): FacilityCapacity {
  return { ...row, id: toGlobalId('FacilityCapacity', row.id), validTo: periodOf(row).to, correction: correctionOf(row) }
}
