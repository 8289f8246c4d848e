import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type CursorKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { severities, type Severity } from '../../../kit/vn/alert-terms.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { FacilitiesContext } from '../context.js'
import { dutyFilter } from './duty.access.js'
import { type DutyKind, dutyKinds, dutyTexts, kindsAsked } from './duty.rules.js'
import { dutySources } from './duty-sources.service.js'
import type { Duty, DutyCount } from './duty.type.js'

export interface DutyQuery extends PageArgs {
  on?: string | null
  kinds?: DutyKind[] | null
}

interface DutyRow {
  readonly kind: DutyKind
  readonly person: string
  readonly id: string
  readonly due: string
  readonly urgency: Severity
}

/** The API object, with whom it is about. */
export interface DutyNode extends Duty {
  readonly personKey: string
}

/** How pressing, by when, which. */
const dutyKey: CursorKey = z.tuple([z.int32(), z.iso.date(), z.guid()])

/** The duties of the own home by a day, the most pressing first, of those the longest due. */
export async function listDuties(ctx: FacilitiesContext, query: DutyQuery): Promise<Connection<DutyNode>> {
  const page = pageRequest(query, dutyKey)
  const on = query.on ?? ctx.today
  const duties = dutiesOf(ctx, kindsAsked(query.kinds), on)
  const [rank, due, id] = page.from ?? []
  const [beyond, order] = page.backward ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const rows = await ctx.db.query(sql<DutyRow>`${duties} select kind, person, id, due::text as due, urgency from duty
    ${page.from ? sql`where (${rankOf}, due, id) ${beyond} (${rank}::int, ${due}::date, ${id}::uuid)` : sql``}
    order by ${rankOf} ${order}, due ${order}, id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const [counted] = await ctx.db.query(sql<{ n: number }>`${duties} select count(*)::int as n from duty`)
    return counted?.n ?? 0
  }
  return connectionOf(rows, page, row => [severities.length - severities.indexOf(row.urgency), row.due, row.id], row => read(ctx, row, on), total)
}

/** How many there are of each kind. */
export async function countDuties(ctx: FacilitiesContext, on: LocalDate): Promise<DutyCount[]> {
  const rows = await ctx.db.query(sql<DutyCount>`${dutiesOf(ctx, dutyKinds, on)} select kind, count(*)::int as count from duty group by kind`)
  return dutyKinds.map(kind => rows.find(row => row.kind === kind) ?? { kind, count: 0 })
}

/** 1 for the most pressing. */
const rankOf = sql`(${severities.length + 1} - array_position(${[...severities]}::text[], urgency))`

/** Every source in one statement: it begins with the people in care in the home, so that its cost is that of a home. */
function dutiesOf({ viewer, units }: FacilitiesContext, kinds: readonly DutyKind[], on: LocalDate): RawBuilder<unknown> {
  const selects = kinds.map(kind => sql`select ${kind} as kind, found.* from (${dutySources[kind](on)}) found`)
  return sql`with here as materialized (
      select r.id as person from facilities.resident r join facilities.facility f on f.id = r.facility_id
      where ${dutyFilter(viewer, units)} and r.left_on is null
        and exists (select 1 from facilities.stay s where s.resident_id = r.id and s.ended_on is null)),
    ids as materialized (
      select person, person as key from here
      union all select known.survivor_id, known.id from facilities.resident known join here on known.survivor_id = here.person),
    duty as (
      select kind, person, id, due, coalesce(severity, case when due < ${on}::date then 'ALERT' else 'WARN' end) as urgency
      from (${sql.join(selects, sql` union all `)}) every_source)`
}

function read(ctx: FacilitiesContext, { kind, person, id, due, urgency }: DutyRow, on: LocalDate): DutyNode {
  ctx.noteRead(person)
  const { title, ref } = dutyTexts[kind]
  return { personKey: person, kind, dueOn: due, isOverdue: due < on, urgency, title: title[ctx.language], ref: toGlobalId(ref, id) }
}
