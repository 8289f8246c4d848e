import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { mayReadPart, placeFilter, residentTable } from '../resident/resident.access.js'
import type { UnitIndex } from '../unit/unit.index.js'

export const healthRoundRights = fieldsOf(residentTable, {
  Query: { healthRounds: 'rows' },
  Mutation: { startHealthRound: 'startHealthRound' },
  StartHealthRoundPayload: { round: 'rows', userErrors: 'within' },
  HealthRound: { id: 'health', name: 'health', kind: 'health', startsOn: 'health', endsOn: 'health', facility: 'health', progress: 'health' },
  HealthRoundProgress: { checked: 'health', of: 'health' },
})

/** The rounds a viewer may see, as a condition on their `facility f`: of those who read the health data of everybody there. */
export function roundFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  if (!mayReadPart(viewer, 'health')) return sql`false`
  const scope = personScope(viewer)
  switch (scope.kind) {
    case 'facility':
      return sql`f.code = ${scope.code}`
    case 'province':
      return sql`f.province_unit_id = any(${units.lineOf(scope.code)}::uuid[]) and ${placeFilter(viewer)}`
    case 'country':
      return placeFilter(viewer)
    default:
      return sql`false`
  }
}
