import { sql } from 'kysely'
import { z } from 'zod'
import { type Connection, connectionOf, type CursorKey, type PageArgs, pageRequest, textKey } from '../../../kit/page.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { type FacilityList, keyOf, techniqueListColumns, type TechniqueListNode, type TechniqueListRow, toTechnique, toTechniqueList } from './technique.loaders.js'
import { shareOf } from './technique.rules.js'
import type { FacilityTechnique, Technique, TechniqueListChoice, TechniqueShare } from './technique.type.js'

const listKey: CursorKey = z.tuple([z.iso.date(), z.guid()])

/** The lists, the newest first. */
export async function listTechniqueLists(ctx: FacilitiesContext, args: PageArgs): Promise<Connection<TechniqueListNode>> {
  const page = pageRequest(args, listKey)
  const [day, id] = page.from ?? []
  const beyond = page.backward ? sql`>` : sql`<`
  const order = page.backward ? sql`asc` : sql`desc`
  const rows = await ctx.db.query<TechniqueListRow>(sql`select ${techniqueListColumns} from facilities.technique_list l
    ${page.from ? sql`where (l.valid_from, l.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
    order by l.valid_from ${order}, l.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n from facilities.technique_list`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.validFrom, row.id], toTechniqueList, total)
}

export async function techniquesOfList(ctx: FacilitiesContext, listKey: string, args: PageArgs): Promise<Connection<Technique>> {
  const page = pageRequest(args, textKey)
  const rows = await ctx.load.techniquesOfList(page).load(listKey)
  const total = async () => (await ctx.load.techniqueCountOfList.load(listKey))?.n ?? 0
  return connectionOf(rows, page, row => [row.code, row.id], toTechnique, total)
}

/** A province chooses once in years; the newest this many are shown. */
const mostChoices = 50

export interface ChoiceNode extends TechniqueListChoice {
  readonly list: TechniqueListNode
}

type ChoiceRow = TechniqueListRow & { version: number; from: string; reason: string }

export async function choicesOf(ctx: FacilitiesContext, provinceCode: string): Promise<ChoiceNode[]> {
  const rows = await ctx.db.query<ChoiceRow>(sql`select ch.version, ch.from_on as "from", ch.reason, ${techniqueListColumns}
    from facilities.technique_list_choice ch join facilities.technique_list l on l.id = ch.list_id
    where ch.province_code = ${provinceCode} order by ch.version desc limit ${mostChoices}`)
  return rows.map(({ version, from, reason, ...list }) => ({ version, from, reason, list: toTechniqueList(list) }))
}

export interface ShareNode extends TechniqueShare {
  readonly of: FacilityList | null
}

/** How much a facility performs on a day of the list that held for its province then. */
export async function shareOn(ctx: FacilitiesContext, facility: Pick<FacilityNode, 'key' | 'provinceUnitId'>, on: LocalDate): Promise<ShareNode> {
  const [held, revision] = await Promise.all([
    ctx.load.heldListOfProvince(on).load(ctx.units.codeToday(facility.provinceUnitId)),
    ctx.load.techniqueVersionOfFacility.load(facility.key),
  ])
  const said = { on, version: revision?.version ?? 0 }
  if (!held) return { ...said, list: null, isChosen: false, ...shareOf(0, 0), of: null }
  const { asked: _, isChosen, ...list } = held
  const of = { facilityKey: facility.key, listKey: list.id }
  const [performed, listed] = await Promise.all([
    ctx.load.performedCount(on).load(keyOf(of)),
    ctx.load.techniqueCountOfList.load(list.id),
  ])
  return { ...said, list: toTechniqueList(list), isChosen, ...shareOf(performed?.n ?? 0, listed?.n ?? 0), of }
}

/** The list behind a share: every technique, performed or not. */
export async function entriesOf(ctx: FacilitiesContext, { of, on, listed }: ShareNode, args: PageArgs): Promise<Connection<FacilityTechnique>> {
  const page = pageRequest(args, textKey)
  const rows = of ? await ctx.load.techniquesOfFacility(on, page).load(keyOf(of)) : []
  const node = (row: (typeof rows)[number]) => ({ technique: toTechnique(row), isPerformed: row.since !== null, since: row.since })
  return connectionOf(rows, page, row => [row.code, row.id], node, () => Promise.resolve(listed))
}
