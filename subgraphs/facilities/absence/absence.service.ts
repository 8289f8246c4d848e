import { sql } from 'kysely'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type CursorKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import type { FacilitiesContext } from '../context.js'
import { ofStay } from '../resident/health-sharing.access.js'
import { joinRecord } from '../resident/person-ids.js'
import { residentFilter } from '../resident/resident.access.js'
import type { StayNode } from '../stay/stay.loaders.js'
import { absenceColumns, type AbsenceNode, type AbsenceRow, toAbsence } from './absence.loaders.js'

export async function absencesOf(ctx: FacilitiesContext, stay: StayNode): Promise<AbsenceNode[]> {
  return (await ctx.load.absencesOfStay.load(stay.key)).map(toAbsence)
}

export async function currentAbsenceOf(ctx: FacilitiesContext, residentKey: string): Promise<AbsenceNode | null> {
  const row = await ctx.load.openAbsenceOfResident.load(residentKey)
  return row ? toAbsence(row) : null
}

export interface AwayQuery extends PageArgs {
  facility?: string | null
  overdueOnly?: boolean | null
}

const dayKey: CursorKey = z.tuple([z.iso.date(), z.guid()])

/** Who is away of those whom the viewer may see: the longest overdue first, those without a day of return last. */
export async function awayResidents(ctx: FacilitiesContext, query: AwayQuery): Promise<Connection<AbsenceNode>> {
  const page = pageRequest(query, dayKey)
  const facility = query.facility == null ? undefined : (fromGlobalId('Facility', query.facility) ?? null)
  const matching = sql`from facilities.absence a join facilities.stay s on s.id = a.stay_id
    ${joinRecord(sql`s.resident_id`)} join facilities.facility f on f.id = s.facility_id and f.id = r.facility_id
    where a.ended_on is null and ${residentFilter(ctx.viewer, ctx.units)}
    ${facility === undefined ? sql`` : sql`and s.facility_id = ${facility}::uuid`}
    ${query.overdueOnly ? sql`and a.expected_return_on < ${ctx.today}::date` : sql``}`
  const due = sql`coalesce(a.expected_return_on, '9999-12-31')`
  const [day, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const rows = await ctx.db.query<AbsenceRow & { due: string }>(sql`select ${absenceColumns(ofStay(ctx))}, ${due} as "due" ${matching}
    ${page.from ? sql`and (${due}, a.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by ${due} ${order}, a.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.due, row.id], row => read(ctx, row), total)
}

function read(ctx: FacilitiesContext, row: AbsenceRow): AbsenceNode {
  ctx.noteRead(row.residentId)
  return toAbsence(row)
}
