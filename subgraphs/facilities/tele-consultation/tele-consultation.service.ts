import { sql } from 'kysely'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, dayKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import type { FacilitiesContext } from '../context.js'
import { joinPerson } from '../resident/person-ids.js'
import { healthFilter } from '../resident/health-sharing.access.js'
import { consultationColumns, type ConsultationNode, type ConsultationRow, toConsultation } from './tele-consultation.loaders.js'
import type { ConsultationStatus } from './tele-consultation.rules.js'

/** Newest first. */
export async function consultationsOf(ctx: FacilitiesContext, residentKey: string): Promise<ConsultationNode[]> {
  return (await ctx.load.consultationsOfResident.load(residentKey)).map(row => toConsultation(row, ctx.today))
}

export interface ConsultationQuery extends PageArgs {
  facility?: string | null
  status?: ConsultationStatus | null
}

/** Of the residents a viewer may see, those that are wanted first in front; none to a role without health data. */
export async function listConsultations(ctx: FacilitiesContext, query: ConsultationQuery): Promise<Connection<ConsultationNode>> {
  const page = pageRequest(query, dayKey)
  const facility = query.facility == null ? undefined : (fromGlobalId('Facility', query.facility) ?? null)
  const visible = healthFilter(ctx)
  const matching = sql`from facilities.tele_consultation t ${joinPerson(sql`t.resident_id`)} where ${visible}
    ${facility === undefined ? sql`` : sql`and r.facility_id = ${facility}::uuid`}
    ${query.status ? sql`and t.status = ${query.status}` : sql``}`
  const [day, id] = page.from ?? []
  const [beyond, order] = page.backward ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const rows = await ctx.db.query<ConsultationRow>(sql`select ${consultationColumns}, r.id as "residentId" ${matching}
    ${page.from ? sql`and (t.wanted_by, t.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by t.wanted_by ${order}, t.id ${order} limit ${page.limit + 1}`)
  const total = async () => (await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`))[0]?.n ?? 0
  const read = (row: ConsultationRow) => {
    ctx.noteRead(row.residentId)
    return toConsultation(row, ctx.today)
  }
  return connectionOf(rows, page, row => [row.wantedBy, row.id], read, total)
}
