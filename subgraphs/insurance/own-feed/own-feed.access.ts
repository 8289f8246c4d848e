import { type RawBuilder, sql } from 'kysely'
import { accessEntryRules } from '../../../kit/access-log.js'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { noticeRules } from '../../../kit/vn/notice.js'
import { insuranceTable, personFilter } from '../resident/resident.access.js'

export const ownFeedRights = fieldsOf(insuranceTable, {
  Resident: { coverageNotices: 'coverageNotices', coverageAccessLog: 'coverageLog' },
  Notice: noticeRules,
  AccessEntry: accessEntryRules,
})

/** The persons of the keys `k` of whom the caller may read a part, by the link of the record that is shown for them. */
export function ownPersons(viewer: Viewer, part: 'coverageNotices' | 'coverageLog'): RawBuilder<unknown> {
  return sql`left join insurance.resident_link own on own.resident_id = k
    cross join lateral (select k as key, coalesce(own.survivor_id, k) as person) a
    join insurance.resident_link l on l.resident_id = a.person and ${personFilter(viewer, part)}`
}
