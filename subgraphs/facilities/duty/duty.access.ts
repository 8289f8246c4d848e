import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { residentFilter, residentTable } from '../resident/resident.access.js'
import type { UnitIndex } from '../unit/unit.index.js'

export const dutyRights = fieldsOf(residentTable, {
  Query: { duties: 'seeDuties', dutyCounts: 'seeDuties' },
  Duty: { kind: 'health', dueOn: 'health', isOverdue: 'health', urgency: 'health', title: 'health', ref: 'health', resident: 'health' },
  DutyCount: { kind: 'health', count: 'health' },
})

/** Whose duties a viewer has: those of the residents of the own home, as a condition on `resident r` and its `facility f`. */
export function dutyFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  return personScope(viewer).kind === 'facility' ? residentFilter(viewer, units) : sql`false`
}
