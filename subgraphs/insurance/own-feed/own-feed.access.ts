import { type RawBuilder, sql } from 'kysely'
import { accessEntryRules } from '../../../kit/access-log.js'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { insuranceTable, personFilter } from '../resident/resident.access.js'

export const ownFeedRights = fieldsOf(insuranceTable, {
  Resident: { coverageNotices: 'coverageNotices', coverageAccessLog: 'coverageLog' },
  Notice: { at: 'within', kind: 'within', title: 'within', ref: 'within', sector: 'within', dueOn: 'within', isDone: 'within', cursor: 'within' },
  AccessEntry: accessEntryRules,
})

/** The home at whose head the caller reads a log; undefined for the person and the guardian, who are told everything. */
export function homeOfReader(viewer: Viewer): string | undefined {
  const scope = personScope(viewer)
  return scope.kind === 'facility' ? scope.code : undefined
}

/** The persons of the keys `k` of whom the caller may read a part, by the link of the record that is shown for them. */
export function ownPersons(viewer: Viewer, part: 'coverageNotices' | 'coverageLog'): RawBuilder<unknown> {
  return sql`left join insurance.resident_link own on own.resident_id = k
    cross join lateral (select k as key, coalesce(own.survivor_id, k) as person) a
    join insurance.resident_link l on l.resident_id = a.person and ${personFilter(viewer, part)}`
}
