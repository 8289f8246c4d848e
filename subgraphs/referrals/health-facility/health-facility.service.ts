import { sql } from 'kysely'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest, textKey } from '../../../kit/page.js'
import { likeText, searchText } from '../../../kit/sql-text.js'
import { foldName } from '../../../kit/vn/names.js'
import type { TechnicalLevel } from '../../../kit/vn/technical-level.js'
import type { ReferralsContext } from '../context.js'
import {
  healthFacilitiesOn,
  healthFacilityColumns,
  type HealthFacilityNode,
  type HealthFacilityRow,
  toHealthFacility,
} from './health-facility.loaders.js'

export interface HealthFacilityQuery extends PageArgs {
  search?: string | null
  provinceCode?: string | null
  level?: TechnicalLevel | null
}

export interface HealthFacilityKey {
  id?: string | null
  code?: string | null
}

/** The register of health facilities is public to every signed-in caller. */
export async function listHealthFacilities(
  ctx: ReferralsContext,
  query: HealthFacilityQuery,
): Promise<Connection<HealthFacilityNode>> {
  const page = pageRequest(query, textKey)
  const matching = matchingHealthFacilities(ctx, query)
  const [name, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const rows = await ctx.db.query<HealthFacilityRow>(sql`select ${sql.raw(healthFacilityColumns)} ${matching}
    ${page.from ? sql`and (h.name_folded, h.id) ${beyond} (${name}, ${id}::uuid)` : sql``}
    order by h.name_folded ${order}, h.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.nameFolded, row.id], toHealthFacility, total)
}

function matchingHealthFacilities(ctx: ReferralsContext, query: HealthFacilityQuery) {
  const { provinceCode, level } = query
  const search = searchText(query.search)
  return sql`from ${healthFacilitiesOn(ctx.today)} where true
    ${provinceCode ? sql`and h.province_code = ${provinceCode}` : sql``}
    ${level ? sql`and k.level = ${level}` : sql``}
    ${search ? sql`and (h.name_folded like ${`%${likeText(foldName(search))}%`} or h.code = ${search.trim()})` : sql``}`
}

/** By exactly one of its keys. */
export function findHealthFacility(ctx: ReferralsContext, key: HealthFacilityKey): Promise<HealthFacilityNode | null> {
  if (key.id != null && key.code == null) return findById(ctx, key.id)
  if (key.code != null && key.id == null) return findByCode(ctx, key.code)
  const message = 'Hãy cho đúng một trong id hoặc code / Give exactly one of id or code.'
  throw new HubError('BAD_USER_INPUT', { message })
}

async function findById(ctx: ReferralsContext, id: string): Promise<HealthFacilityNode | null> {
  const key = fromGlobalId('HealthFacility', id)
  const row = key && (await ctx.load.healthFacilityById.load(key))
  return row ? toHealthFacility(row) : null
}

async function findByCode(ctx: ReferralsContext, code: string): Promise<HealthFacilityNode | null> {
  const row = await ctx.load.healthFacilityByCode.load(code)
  return row ? toHealthFacility(row) : null
}

/** The health facility that a row of this sector points at. */
export async function getHealthFacility(ctx: ReferralsContext, key: string): Promise<HealthFacilityNode> {
  const row = await ctx.load.healthFacilityById.load(key)
  if (!row) throw new Error('A row points at a health facility that is not there')
  return toHealthFacility(row)
}
