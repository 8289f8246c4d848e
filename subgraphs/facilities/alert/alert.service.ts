import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { underSeal } from '../../../kit/context.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type CursorKey, cursorInstant, type PageArgs, pageRequest } from '../../../kit/page.js'
import { type AlertKind, severities, type Severity } from '../../../kit/vn/alert-terms.js'
import type { FacilitiesContext } from '../context.js'
import { idsOfPerson, joinPerson } from '../resident/person-ids.js'
import { healthFilter } from '../resident/health-sharing.access.js'
import { mayReadPart } from '../resident/resident.access.js'
import { residentByIdFilter } from '../seal/seal.access.js'
import { type AlertNode, type PersonalAlertRow, personalColumns, toAlert } from './alert.loaders.js'
import type { AlertStatus } from './alert.rules.js'

/** For the other sectors that point at it: absent, foreign and malformed ids and a role without health data give the same answer. */
export async function findAlert(ctx: FacilitiesContext, id: string): Promise<AlertNode | null> {
  const key = mayReadPart(ctx.viewer, 'health') ? fromGlobalId('Alert', id) : undefined
  const row = key && (await ctx.load.alertById.load(key))
  return row ? read(ctx, row) : null
}

export interface AlertQuery extends PageArgs {
  facility?: string | null
  status?: AlertStatus | null
  severity?: Severity | null
  kind?: AlertKind | null
}

/** How pressing, when, which. */
const alertKey: CursorKey = z.tuple([z.int32(), cursorInstant, z.guid()])
const pressing = sql`array_position(${[...severities]}::text[], a.severity)`

/** Alerts of the residents a viewer may see, the most pressing first, of those the newest; none to a role without health data. */
export function listAlerts(ctx: FacilitiesContext, query: AlertQuery): Promise<Connection<AlertNode>> {
  const facility = query.facility == null ? undefined : (fromGlobalId('Facility', query.facility) ?? null)
  return alertPage(ctx, query, facility === undefined ? sql`true` : sql`r.facility_id = ${facility}::uuid`)
}

/** Of a person who was found: under an opened seal too. */
export function alertsOf(ctx: FacilitiesContext, residentKey: string, query: AlertQuery): Promise<Connection<AlertNode>> {
  return alertPage(ctx, query, sql`a.resident_id = any(${idsOfPerson(sql`${residentKey}::uuid`)})`, residentByIdFilter(ctx))
}

async function alertPage(
  ctx: FacilitiesContext,
  query: AlertQuery,
  condition: RawBuilder<unknown>,
  persons?: RawBuilder<boolean>,
): Promise<Connection<AlertNode>> {
  const page = pageRequest(query, alertKey)
  const { status, severity, kind } = query
  const visible = healthFilter(ctx, persons)
  const matching = sql`from facilities.alert a ${joinPerson(sql`a.resident_id`)}
    where ${visible} and ${condition}
    ${status ? sql`and a.status = ${status}` : sql``}
    ${severity ? sql`and a.severity = ${severity}` : sql``}
    ${kind ? sql`and a.kind = ${kind}` : sql``}`
  const [rank, at, id] = page.from ?? []
  const beyond = page.backward ? sql`>` : sql`<`
  const order = page.backward ? sql`asc` : sql`desc`
  const rows = await ctx.db.query<PersonalAlertRow>(sql`select ${personalColumns(ctx.told)} ${matching}
    ${page.from ? sql`and (${pressing}, a.raised_at, a.id) ${beyond} (${rank}::int, ${at}::timestamptz, ${id}::uuid)` : sql``}
    order by ${pressing} ${order}, a.raised_at ${order}, a.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  const key = (row: PersonalAlertRow) => [severities.indexOf(row.severity) + 1, new Date(row.raisedAt).toISOString(), row.id]
  return connectionOf(rows, page, key, row => read(ctx, row), total)
}

function read(ctx: FacilitiesContext, row: PersonalAlertRow): AlertNode {
  for (const key of [row.residentId, row.personId]) ctx.noteRead(key, row.underSeal ? underSeal : undefined)
  return toAlert(row)
}
