import { sql } from 'kysely'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest, textKey } from '../../../kit/page.js'
import { foldName } from '../../../kit/vn/names.js'
import { likeText, searchText } from '../../../kit/sql-text.js'
import type { FacilitiesContext } from '../context.js'
import { unitColumns, type UnitRow } from './unit.loaders.js'
import type { UnitLevel } from './unit.rules.js'
import type { AdministrativeUnit } from './unit.type.js'

export interface UnitQuery extends PageArgs {
  level: UnitLevel
  on?: string | null
  provinceCode?: string | null
  search?: string | null
}

export function toUnit(row: UnitRow): AdministrativeUnit {
  return { ...row, id: toGlobalId('AdministrativeUnit', row.id) }
}

/** Units that existed on a day, by code. Public reference data: every signed-in caller may read it. */
export async function listUnits(ctx: FacilitiesContext, query: UnitQuery): Promise<Connection<AdministrativeUnit>> {
  const page = pageRequest(query, textKey)
  const on = query.on ?? ctx.today
  const search = searchText(query.search)
  const matching = sql`from facilities.administrative_unit u
    where u.level = ${query.level}
      and (u.valid_from is null or u.valid_from <= ${on}::date) and (u.valid_to is null or u.valid_to >= ${on}::date)
      ${query.provinceCode ? sql`and u.province_code = ${query.provinceCode}` : sql``}
      ${search ? sql`and u.name_folded like ${`%${likeText(foldName(search))}%`}` : sql``}`
  const [code, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const rows = await ctx.db.query<UnitRow>(sql`select ${sql.raw(unitColumns)} ${matching}
    ${page.from ? sql`and (u.code, u.id) ${beyond} (${code}, ${id}::uuid)` : sql``}
    order by u.code ${order}, u.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n ${matching}`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.code, row.id], toUnit, total)
}

export async function findUnit(ctx: FacilitiesContext, id: string): Promise<AdministrativeUnit | null> {
  const key = fromGlobalId('AdministrativeUnit', id)
  const row = key && (await ctx.load.unitById.load(key))
  return row ? toUnit(row) : null
}
