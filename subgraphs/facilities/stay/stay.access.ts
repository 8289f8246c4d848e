import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { residentFilter, residentTable } from '../resident/resident.access.js'
import type { UnitIndex } from '../unit/unit.index.js'

export const stayRights = fieldsOf(residentTable, {
  Query: { stay: 'rows', emergencyStaysEnding: 'rows' },
  Stay: {
    id: 'care',
    version: 'care',
    mode: 'care',
    admittedOn: 'care',
    endedOn: 'care',
    endReason: 'care',
    contractNumber: 'care',
    contractUntil: 'care',
    facility: 'care',
    resident: 'care',
    provinceThen: 'care',
    modes: 'care',
    emergencyEndsOn: 'care',
    warnings: 'care',
  },
  StayModePeriod: { mode: 'care', since: 'care', until: 'care', decision: 'care', contractNumber: 'care', contractUntil: 'care' },
  StayWarning: { code: 'care', on: 'care' },
})

/**
 * The stays that happened where the viewer works or for which the viewer answers, as a condition on `resident r` joined with
 * the `facility f` of the stay: for counts, which say nothing of where a person is now.
 */
export function happenedHere(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  return residentFilter(viewer, units)
}

/**
 * The same for rows about persons: the staff of a facility keep the stays that were theirs; everybody else must be allowed
 * to see the person where they live now, too.
 */
export function stayFilter(viewer: Viewer, units: UnitIndex): RawBuilder<boolean> {
  const here = happenedHere(viewer, units)
  if (personScope(viewer).kind === 'facility') return here
  return sql`${here} and exists (select 1 from facilities.facility f where f.id = r.facility_id and ${here})`
}
