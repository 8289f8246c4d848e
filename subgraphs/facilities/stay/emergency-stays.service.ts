import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type CursorKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { addDays } from '../../../kit/vn/working-days.js'
import type { FacilitiesContext } from '../context.js'
import { joinRecord } from '../resident/person-ids.js'
import { residentFilter } from '../resident/resident.access.js'
import { stayColumns, type StayNode, type StayRow, toStay } from './stay.loaders.js'
import { warnDaysBefore } from './stay-warning.rules.js'

export interface EmergencyQuery extends PageArgs {
  facility?: string | null
  within?: number | null
}

const dayKey: CursorKey = z.tuple([z.iso.date(), z.guid()])
const mostDays = 92

/** The last day of an emergency `stay s`, as `emergencyEnd` says it. */
export const emergencyEndsOn = sql`(coalesce((select max(b.until) from facilities.stay_mode_before b where b.stay_id = s.id), s.admitted_on)
  + interval '3 months')::date`

/** Of the people whom the viewer may see: whose 3 months end within some days or have passed, the earliest end first. */
export async function emergencyStaysEnding(ctx: FacilitiesContext, query: EmergencyQuery): Promise<Connection<StayNode>> {
  const page = pageRequest(query, dayKey)
  const within = query.within ?? warnDaysBefore
  if (within < 0 || within > mostDays) {
    throw new HubError('BAD_USER_INPUT', { message: `Chọn từ 0 đến ${mostDays} ngày / Ask for 0 to ${mostDays} days.` })
  }
  const facility = query.facility == null ? undefined : (fromGlobalId('Facility', query.facility) ?? null)
  const matching = sql`from facilities.stay s ${joinRecord(sql`s.resident_id`)}
    join facilities.facility f on f.id = s.facility_id and f.id = r.facility_id
    where s.ended_on is null and s.mode = 'EMERGENCY' and ${residentFilter(ctx.viewer, ctx.units)}
    and ${emergencyEndsOn} <= ${addDays(ctx.today, within)}::date
    ${facility === undefined ? sql`` : sql`and s.facility_id = ${facility}::uuid`}`
  const [day, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const rows = await ctx.db.query<StayRow & { endsOn: string }>(sql`select * from
    (select ${stayColumns}, ${emergencyEndsOn} as "endsOn" ${matching}) as found
    ${page.from ? sql`where ("endsOn", id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by "endsOn" ${order}, id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.endsOn, row.id], row => read(ctx, row), total)
}

function read(ctx: FacilitiesContext, row: StayRow): StayNode {
  ctx.noteRead(row.residentId)
  return toStay(row)
}
