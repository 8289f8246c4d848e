import { type RawBuilder, sql } from 'kysely'
import { accessEntryRules } from '../../../kit/access-log.js'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { residentTable } from '../resident/resident.access.js'

export const ownFeedRights = fieldsOf(residentTable, {
  Query: { ownRecord: 'rows' },
  Resident: { careNotices: 'careNotices', careAccessLog: 'careLog' },
  Notice: { at: 'within', kind: 'within', title: 'within', ref: 'within', sector: 'within', dueOn: 'within', isDone: 'within', cursor: 'within' },
  AccessEntry: accessEntryRules,
})

/** The home at whose head the caller reads a log; undefined for the person and the guardian, who are told everything. */
export function homeOfReader(viewer: Viewer): string | undefined {
  const scope = personScope(viewer)
  return scope.kind === 'facility' ? scope.code : undefined
}

/** The record a token names: of the person and the guardian, of nobody else. */
export function ownResidentOf(viewer: Viewer): string | undefined {
  const scope = personScope(viewer)
  return scope.kind === 'person' ? scope.id : undefined
}

/** What is there for the caller, of a person who was found already. */
export const foundAlready: RawBuilder<unknown> = sql``
