import 'reflect-metadata'
import { sql } from 'kysely'
import { Args, ArgsType, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { z } from 'zod'
import { recordChanges } from './audit.js'
import type { Viewer } from './auth.js'
import { HubError } from './errors.js'
import { toGlobalId } from './id.js'
import { encodeCursor, pageRequest } from './page.js'
import { type BasesFor, fieldsOf, nobodyReads, type RightsTable, type SliceRights, type Grants } from './rights.js'
import { DateTimeScalar } from './scalars.js'
import type { WriteBase } from './write.js'

// Whose data was touched (dữ liệu của ai đã bị truy cập): after a breach, the people whom a sign-in, a client or an organisation
// read or changed in a span of time, from the audit log of a sector. By ids only; to look is noted like every look, and as a search.

const parts = { touched: { means: 'whose data somebody touched in a span of time, by ids only', refused: 'forbidden' } } as const
const reads = { ...nobodyReads, auditor: { hub: ['touched'] } } as const
const granted: Grants = reads
const bases = { auditor: { hub: { touched: 'BREACH_INSPECTED' } } } as const satisfies BasesFor<typeof reads>

/** Whoever inspects, and nobody else: neither who runs the hub nor who may be the one that is looked for. */
const touchedTable = {
  scope: 'touched',
  about: 'Whose data was touched (dữ liệu của ai đã bị truy cập)',
  relations: { hub: 'inspects the hub' },
  parts,
  reads,
  bases,
  holds: (viewer: Viewer, part: string) => granted[viewer.role].hub?.includes(part) ?? false,
} as const satisfies RightsTable

@Directive('@shareable')
@ObjectType({ description: 'A person whose data somebody touched (người có dữ liệu bị truy cập).', simpleResolvers: true })
class TouchedPerson {
  @Field(() => ID, { description: 'Id of the person; the home knows whose it is.' })
  person!: string

  @Field(() => Int, { description: 'How many requests read something of the person (số lần xem).' })
  reads!: number

  @Field(() => Int, { description: 'How many times something was changed (số lần ghi).' })
  changes!: number

  @Field(() => [String], { description: 'The names of the API’s fields that were asked for or changed, never values. At most some hundreds.' })
  fields!: string[]

  @Field(() => DateTimeScalar, { description: 'The first time (lần đầu).' })
  firstAt!: Date

  @Field(() => DateTimeScalar, { description: 'The last time (lần cuối).' })
  lastAt!: Date
}

@Directive('@shareable')
@ObjectType({ description: 'A page of the people whose data somebody touched, and how many there are (danh sách người có dữ liệu bị truy cập).', simpleResolvers: true })
class TouchedPeople {
  @Field(() => [TouchedPerson], { description: 'The people, by id. At most 100.' })
  people!: TouchedPerson[]

  @Field(() => Int, { description: 'How many people in all (số người).' })
  total!: number

  @Field(() => String, { nullable: true, description: 'For `after`, while there are more; null on the last page.' })
  endCursor!: string | null
}

@ArgsType()
class TouchedArgs {
  @Field(() => String, { nullable: true, description: 'By which sign-in (tài khoản). One of sign-in, client and organisation at least; all that are given must fit.' })
  actor?: string | null

  @Field(() => String, { nullable: true, description: 'By which client: a program or device (ứng dụng).' })
  client?: string | null

  @Field(() => String, { nullable: true, description: 'For which organisation: code of a home, hospital or province (đơn vị).' })
  organisation?: string | null

  @Field(() => DateTimeScalar, { description: 'From when (từ).' })
  from!: Date

  @Field(() => DateTimeScalar, { description: 'Until when, not included; at most 92 days later (đến).' })
  to!: Date

  @Field(() => Int, { description: 'How many people, 1–100.' })
  first!: number

  @Field(() => String, { nullable: true, description: 'People after this cursor.' })
  after?: string | null
}

const longestSpanMs = 92 * 86_400_000
const longestName = 200
const personKey = z.tuple([z.guid()])

interface TouchedRow {
  readonly person: string
  readonly reads: number
  readonly changes: number
  readonly words: string
  readonly firstAt: Date
  readonly lastAt: Date
}

/** The root field of one sector that tells whose data was touched. */
export function touchedPeopleResolver(field: string): { resolver: Function; rights: SliceRights } {
  @Resolver()
  class TouchedPeopleResolver {
    @Query(() => TouchedPeople, {
      name: field,
      nullable: true,
      description: 'Whose data of this sector a sign-in, a client or an organisation touched in a span of time, by ids only; for inspection after a breach. The search itself is written down. Errors: FORBIDDEN, BAD_USER_INPUT.',
    })
    touched(@Args(() => TouchedArgs) args: TouchedArgs, @Ctx() ctx: WriteBase): Promise<TouchedPeople> {
      return touchedPeople(ctx, args)
    }
  }
  const rights = fieldsOf(touchedTable, {
    Query: { [field]: 'touched' },
    TouchedPeople: { people: 'within', total: 'within', endCursor: 'within' },
    TouchedPerson: { person: 'within', reads: 'within', changes: 'within', fields: 'within', firstAt: 'within', lastAt: 'within' },
  })
  return { resolver: TouchedPeopleResolver, rights }
}

async function touchedPeople(ctx: WriteBase, args: TouchedArgs): Promise<TouchedPeople> {
  const { limit, from: after } = pageRequest({ first: args.first, after: args.after }, personKey)
  const { db } = ctx
  const sought = soughtBy(args)
  const matching = sql`from ${sql.table(`${db.schema}.audit_entry`)} e where e.resident_id is not null
    and e.result is distinct from 'REFUSED' and e.at >= ${args.from.toISOString()}::timestamptz and e.at < ${args.to.toISOString()}::timestamptz
    and ${sql.join(sought.map(({ column, value }) => sql`${sql.ref(`e.${column}`)} = ${value}`), sql` and `)}`
  const rows = await db.query<TouchedRow>(sql`select e.resident_id as "person", (count(*) filter (where e.action = 'read'))::int as "reads",
      (count(*) filter (where e.action <> 'read'))::int as "changes", string_agg(distinct e.fields, ' ') as "words", min(e.at) as "firstAt", max(e.at) as "lastAt"
    ${matching} ${after ? sql`and e.resident_id > ${after[0]}::uuid` : sql``} group by e.resident_id order by e.resident_id limit ${limit + 1}`)
  const [counted] = await db.query<{ n: number }>(sql`select count(distinct e.resident_id)::int as n ${matching}`)
  // Whom was looked for is on record before the answer leaves, also where nobody was found.
  const subject = sought.map(({ column, value }) => `${column}:${value}`).join(' ')
  await db.transaction(tx => recordChanges(tx, db.schema, ctx, [{ action: 'access-log.searched', subject, residentId: null, fields: ['from', 'to'] }]))
  const page = rows.slice(0, limit)
  for (const { person } of page) ctx.noteRead(person)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { people: page.map(toTouched), total: counted?.n ?? 0, endCursor: last ? encodeCursor([last.person]) : null }
}

function toTouched({ person, words, ...row }: TouchedRow): TouchedPerson {
  return { ...row, person: toGlobalId('Resident', person), fields: [...new Set(words.split(' '))].filter(Boolean).toSorted() }
}

/** What the entries are looked for by. */
function soughtBy({ actor, client, organisation, from, to }: TouchedArgs): { column: string; value: string }[] {
  const asked = { actor, client, actor_organisation: organisation }
  const sought = Object.entries(asked).flatMap(([column, value]) => (value ? [{ column, value }] : []))
  if (sought.length === 0) throw badSearch('Hãy cho tài khoản, ứng dụng hoặc đơn vị / Give a sign-in, a client or an organisation')
  if (sought.some(({ value }) => value.length > longestName || /\p{Cc}/u.test(value))) throw badSearch('Tên quá dài / The name is too long')
  const span = to.getTime() - from.getTime()
  if (span <= 0 || span > longestSpanMs) throw badSearch('Chọn khoảng thời gian tối đa 92 ngày / Choose a span of at most 92 days')
  return sought
}

function badSearch(text: string): HubError {
  return new HubError('BAD_USER_INPUT', { message: `${text}.` })
}
