import { type RawBuilder, sql } from 'kysely'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest } from '../../../kit/page.js'
import { searchText } from '../../../kit/sql-text.js'
import type { Urgency } from '../../../kit/vn/referral-terms.js'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import type { ReferralsContext } from '../context.js'
import { type ReferralRights, referralRights } from '../referral/referral.access.js'
import { type ReferralNode, readReferral } from '../referral/referral.service.js'
import { sideFilter, sideOf } from './worklist.access.js'
import { countWorklist, cursorOf, isFound, isOnList, selectStandings, selectWorklist, toCounts } from './worklist.loaders.js'
import { momentOf, type Worklist, type WorklistSide } from './worklist.rules.js'
import type { WorklistCount, WorklistSort } from './worklist.type.js'

export interface WorklistQuery extends PageArgs {
  list: Worklist
  side?: WorklistSide | null
  search?: string | null
  urgency?: Urgency | null
  toFacility?: string | null
  fromFacility?: string | null
  sort?: WorklistSort | null
}

/** One page of a worklist, of the rows that the viewer may see. */
export async function listWorklist(ctx: ReferralsContext, query: WorklistQuery): Promise<Connection<ReferralNode>> {
  const sort = query.sort ?? 'DEADLINE'
  const { cursor, keyOf } = cursorOf(sort)
  const page = pageRequest(query, cursor)
  const rights = referralRights(ctx.viewer)
  const where = chosen(ctx, query, rights)
  const rows = await ctx.db.query(selectWorklist({ rights, today: ctx.today }, page, sort, where))
  const total = async () => (await ctx.db.query(countWorklist(where)))[0]?.n ?? 0
  return connectionOf(rows, page, keyOf, row => readReferral(ctx, row), total)
}

function chosen(ctx: ReferralsContext, query: WorklistQuery, rights: ReferralRights): RawBuilder<boolean> {
  const { viewer, now } = ctx
  const side = query.side ?? sideOf(viewer)
  const { visible } = rights
  const search = searchText(query.search)
  return sql<boolean>`${isOnList(query.list, side, momentOf(now, vietnamCalendar()), visible)}
    and ${sideFilter(viewer, side)} and ${visible}
    ${search ? sql`and ${isFound(search)}` : sql``}
    ${query.urgency ? sql`and r.urgency = ${query.urgency}` : sql``}
    ${query.toFacility == null ? sql`` : sql`and r.to_health_facility_id = ${keyOf('HealthFacility', query.toFacility)}::uuid`}
    ${query.fromFacility == null ? sql`` : sql`and ${isFrom(query.fromFacility, rights)}`}`
}

/** From a care home or from the issuer; a sealed referral is not found through the one it does not name. */
export function isFrom(id: string, { senderKnown, issued }: ReferralRights): RawBuilder<boolean> {
  const home = sql`r.from_facility_id = ${keyOf('Facility', id)}::uuid and ${senderKnown}`
  const issuer = sql`r.from_health_facility_id = ${keyOf('HealthFacility', id)}::uuid and (${senderKnown} or ${issued})`
  return sql`(${home} or ${issuer})`
}

/** Malformed and foreign ids find nothing. */
function keyOf(type: string, id: string): string | null {
  return fromGlobalId(type, id) ?? null
}

/** How much is on each list of a side at an instant: one statement. */
export async function countWorklists(ctx: ReferralsContext, of: WorklistSide | null | undefined, now = ctx.now): Promise<WorklistCount[]> {
  const { viewer, db } = ctx
  const side = of ?? sideOf(viewer)
  const own = { visible: referralRights(viewer).visible, side: sideFilter(viewer, side) }
  return toCounts(side, await db.query(selectStandings(own, momentOf(now, vietnamCalendar()))))
}
