import { sql } from 'kysely'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest, textKey } from '../../../kit/page.js'
import { likeText, searchText } from '../../../kit/sql-text.js'
import { foldName } from '../../../kit/vn/names.js'
import type { FacilitiesContext } from '../context.js'
import { facilityColumns, type FacilityNode, type FacilityRow, toFacility } from './facility.loaders.js'
import type { FacilityKind } from './facility.rules.js'

export interface FacilityQuery extends PageArgs {
  provinceCode?: string | null
  kind?: FacilityKind | null
  search?: string | null
}

/** The register of facilities is public to every signed-in caller; who lives there is not. */
export async function listFacilities(ctx: FacilitiesContext, query: FacilityQuery): Promise<Connection<FacilityNode>> {
  const page = pageRequest(query, textKey)
  const search = searchText(query.search)
  const matching = sql`from facilities.facility f where true
    ${query.kind ? sql`and f.kind = ${query.kind}` : sql``}
    ${query.provinceCode ? sql`and f.province_unit_id = any(${ctx.units.lineOf(query.provinceCode)}::uuid[])` : sql``}
    ${search ? sql`and f.name_folded like ${`%${likeText(foldName(search))}%`}` : sql``}`
  const [name, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const rows = await ctx.db.query<FacilityRow>(sql`select ${sql.raw(facilityColumns)} ${matching}
    ${page.from ? sql`and (f.name_folded, f.id) ${beyond} (${name}, ${id}::uuid)` : sql``}
    order by f.name_folded ${order}, f.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.nameFolded, row.id], toFacility, total)
}

export async function findFacility(ctx: FacilitiesContext, id: string): Promise<FacilityNode | null> {
  const key = fromGlobalId('Facility', id)
  const row = key && (await ctx.load.facilityById.load(key))
  return row ? toFacility(row) : null
}
