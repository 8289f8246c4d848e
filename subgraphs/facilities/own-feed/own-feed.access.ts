import { type RawBuilder, sql } from 'kysely'
import { accessEntryRules } from '../../../kit/access-log.js'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { noticeRules } from '../../../kit/vn/notice.js'
import { residentTable } from '../resident/resident.access.js'

export const ownFeedRights = fieldsOf(residentTable, {
  Query: { ownRecord: 'rows' },
  Resident: { careNotices: 'careNotices', careAccessLog: 'careLog' },
  Notice: noticeRules,
  AccessEntry: accessEntryRules,
})

/** The record a token names: of the person and the guardian, of nobody else. */
export function ownResidentOf(viewer: Viewer): string | undefined {
  const scope = personScope(viewer)
  return scope.kind === 'person' ? scope.id : undefined
}

/** What is there for the caller, of a person who was found already. */
export const foundAlready: RawBuilder<unknown> = sql``
