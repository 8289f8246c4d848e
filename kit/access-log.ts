import 'reflect-metadata'
import { type RawBuilder, sql } from 'kysely'
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { z } from 'zod'
import type { Viewer } from './auth.js'
import { underSeal } from './context.js'
import type { Database } from './database.js'
import type { Language } from './errors.js'
import { isPurpose, purposes } from './legal-basis.rules.js'
import { onePerArguments } from './loader.js'
import { rowsOfSeen } from './own-pages.js'
import { type CursorKey, cursorInstant, encodeCursor, pageRequest } from './page.js'
import { DateTimeScalar } from './scalars.js'
import { personScope } from './scope.js'
import { accessWords, isRead, openOrganisation } from './vn/access-terms.js'
import { SectorEnum, type TimelineArgs, type TimelinePage, type TimelineSector } from './vn/timeline.js'

// Who looked: a page of a sector's audit rows of one person, for the person. The index is that of the audit table, (resident_id, at).

const accessActions = ['READ', 'CHANGED'] as const
const AccessActionEnum = Object.fromEntries(accessActions.map(action => [action, action]))
registerEnumType(AccessActionEnum, {
  name: 'AccessAction',
  description: 'Whether somebody looked or changed something (xem hay ghi).',
  valuesConfig: { READ: { description: 'Looked (xem).' }, CHANGED: { description: 'Changed something (ghi).' } },
})

@Directive('@shareable')
@ObjectType({ description: 'That somebody looked at a person’s data, or changed it (một lần truy cập). Names of staff are not kept in it.', simpleResolvers: true })
export class AccessEntry {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => AccessActionEnum, { description: 'Whether somebody looked or changed something.' })
  action!: (typeof accessActions)[number]

  @Field(() => String, { description: 'What it was about in words, in the caller’s language: “Xem: dữ liệu sức khoẻ” (nội dung).' })
  what!: string

  @Field(() => [String], { description: 'The names of the API’s fields that were asked for or changed, never values. At most some hundreds.' })
  fields!: string[]

  @Field(() => String, { description: 'As what: a role of the hub, or `system` for the hub by itself (vai trò).' })
  role!: string

  @Field(() => String, { nullable: true, description: 'For what, in words, in the caller’s language: “care in the home where the person lives” (mục đích). Null in entries of before it was written down.' })
  purpose!: string | null

  @Field(() => Boolean, { description: 'Whether they stood in for somebody who was away (làm thay).' })
  covering!: boolean

  @Field(() => String, { nullable: true, description: 'Code of the home, hospital or province for which it was done; null for persons, guardians and the hub (đơn vị).' })
  organisation!: string | null

  @Field(() => ID, { nullable: true, description: 'Id of what was changed; null for a look.' })
  ref!: string | null

  @Field(() => SectorEnum, { description: 'Whose log it is.' })
  sector!: TimelineSector

  @Field(() => String, { description: 'Opaque place of the entry in its sector’s log, for `before`.' })
  cursor!: string
}

/** The rules of its fields, the same in each sector. */
export const accessEntryRules = {
  at: 'within', action: 'within', what: 'within', fields: 'within', role: 'within', purpose: 'within', covering: 'within', organisation: 'within', ref: 'within', sector: 'within', cursor: 'within',
} as const

/** The home at whose head the caller reads a log; undefined for the person and the guardian, who are told everything. */
export function homeOfReader(viewer: Viewer): string | undefined {
  const scope = personScope(viewer)
  return scope.kind === 'facility' ? scope.code : undefined
}

/** When, and the number of the audit row. */
const logKey: CursorKey = z.tuple([cursorInstant, z.string().regex(/^\d{1,18}$/)])

export interface AccessRow {
  readonly at: Date
  readonly key: string
  readonly action: string
  readonly role: string
  readonly organisation: string | null
  readonly purpose: string | null
  readonly covering: boolean
  readonly subject: string | null
  readonly fields: string
}

export function logPage({ first, before }: TimelineArgs): TimelinePage {
  const { limit, from } = pageRequest({ first, after: before }, logKey)
  return { limit, before: from && { at: String(from[0]), key: String(from[1]) } }
}

export interface LogSource {
  /** Joined to the keys `k`: only persons who are there for the caller. */
  readonly seen: RawBuilder<unknown>
  /** Every id of the person `k`, as an array. */
  readonly ids: RawBuilder<unknown>
  /** The home at whose head the caller is; undefined for the person and the guardian. */
  readonly home: string | undefined
  /** Whether the caller must not be told that a seal was opened. */
  readonly hidesSeals?: boolean
}

/**
 * The same page of the logs of many persons, in one statement: of each id of a person the newest rows by the index, as many as a page has.
 * Of what was tried and refused nobody learned anything, so it is no entry here.
 * A look that was noted under several ids of one person is one look.
 */
export function accessLogLoader(db: Database, { seen, ids, home, hidesSeals = false }: LogSource) {
  const table = sql.table(`${db.schema}.audit_entry`)
  const told = home === undefined ? sql`` : sql`and (a.actor_organisation is null or a.actor_organisation = ${home} or a.actor_organisation ~ ${openOrganisation})`
  const unsealed = hidesSeals ? sql`and a.action not like 'sealed-record.%'` : sql``
  const fields = hidesSeals ? sql`array_to_string(array_remove(string_to_array(e.fields, ' '), ${underSeal}), ' ')` : sql`e.fields`
  return onePerArguments((page: TimelinePage) => {
    const { at, key } = page.before ?? {}
    const beyond = page.before ? sql`and a.at <= ${at}::timestamptz and (a.at < ${at}::timestamptz or a.id < ${key}::bigint)` : sql``
    return rowsOfSeen<AccessRow>(keys =>
      db.query(sql`select k as "person", e.at, e.id::text as "key", e.action, e.actor_role as "role", e.actor_organisation as "organisation", e.purpose,
        e.acts_for is not null as "covering", e.subject, ${fields} as fields
        from unnest(${keys}::uuid[]) k ${seen} left join lateral (
          select mine.* from (select ${ids} as ids) p cross join lateral unnest(p.ids) one(id) cross join lateral (
            select a.* from ${table} a where a.resident_id = one.id and a.result is distinct from 'REFUSED' ${beyond} ${told} ${unsealed}
              and not (cardinality(p.ids) > 1 and exists (select 1 from ${table} twin where twin.resident_id = any(p.ids) and twin.at = a.at
                and twin.id < a.id and twin.request_id = a.request_id and twin.action = a.action and twin.fields = a.fields
                and twin.subject is not distinct from a.subject))
            order by a.at desc, a.id desc limit ${page.limit}
          ) mine order by mine.at desc, mine.id desc limit ${page.limit}
        ) e on true order by k, e.at desc, e.id desc`),
    )
  })
}

export function accessEntry(row: AccessRow, sector: TimelineSector, language: Language): AccessEntry {
  const facts = { action: row.action, fields: row.fields.split(' ').filter(name => name !== '') }
  const { at, role, organisation, covering, subject } = row
  return {
    at,
    action: isRead(facts) ? 'READ' : 'CHANGED',
    what: accessWords(facts)[language],
    fields: [...facts.fields],
    role,
    purpose: row.purpose !== null && isPurpose(row.purpose) ? purposes[row.purpose][language] : null,
    covering,
    organisation,
    ref: subject === null ? null : Buffer.from(subject).toString('base64url'),
    sector,
    cursor: encodeCursor([at.toISOString(), row.key]),
  }
}
