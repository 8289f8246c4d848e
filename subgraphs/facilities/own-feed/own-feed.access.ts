import { type RawBuilder, sql } from 'kysely'
import { accessEntryRules } from '../../../kit/access-log.js'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { noticeRules } from '../../../kit/vn/notice.js'
import { mayReadPart, residentTable } from '../resident/resident.access.js'

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

/**
 * Of which openings of a sealed record, on `sealed_opening o`, there is a notice: for the person all; for the guardian those that tell nothing
 * of HIV, which a guardian is not told (Luật 71/2020 Đ30). The home hears of them in its review queue.
 */
export function toldOpenings(viewer: Viewer): RawBuilder<boolean> {
  if (personScope(viewer).kind !== 'person') return sql`false`
  return mayReadPart(viewer, 'protected') ? sql`true` : sql`not o.of_entries`
}

/** Whether the log must not tell that a seal was opened: to the guardian it would tell of HIV. */
export function hidesSeals(viewer: Viewer): boolean {
  return personScope(viewer).kind === 'person' && !mayReadPart(viewer, 'protected')
}

/** What is there for the caller, of a person who was found already. */
export const foundAlready: RawBuilder<unknown> = sql``
