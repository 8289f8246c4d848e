import { type RawBuilder, sql } from 'kysely'
import { underSeal } from '../../../kit/context.js'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest, type PageRequest, rankedTextKey } from '../../../kit/page.js'
import { searchText } from '../../../kit/sql-text.js'
import type { FacilitiesContext } from '../context.js'
import { toldTo } from './health-sharing.access.js'
import { idsOfPerson } from './person-ids.js'
import { groupFilter, residentFilter } from './resident.access.js'
import { residentColumns, type ResidentNode, type ResidentRow, toResident } from './resident.loaders.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import { compatibleDates, type PartialDate } from '../../../kit/vn/partial-date.js'
import { type NameSearch, nameSearch } from './resident.search.js'

export interface ResidentQuery extends PageArgs {
  search?: string | null
  facility?: string | null
  category?: BeneficiaryKind | null
  born?: PartialDate | null
}

/** Absent, foreign, sealed and malformed ids give the same answer: what leads to a person must not tell who of many is sealed. */
export async function findResident(ctx: FacilitiesContext, id: string): Promise<ResidentNode | null> {
  const key = fromGlobalId('Resident', id)
  const row = key && (await ctx.load.residentById.load(key))
  return row ? read(ctx, row) : null
}

/** The one person who is asked for by name of the id: whom nothing but the seal keeps from the caller is told to be sealed, and the log keeps that. */
export async function askForResident(ctx: FacilitiesContext, id: string): Promise<ResidentNode | null> {
  const found = await findResident(ctx, id)
  const key = found ? undefined : fromGlobalId('Resident', id)
  const sealed = key && (await ctx.load.sealedById.load(key))
  if (!sealed) return found
  for (const each of [sealed.asked, sealed.shown]) ctx.noteRead(each)
  throw new HubError('RECORD_SEALED')
}

type RankedRow = ResidentRow & { rank: number }

/** Residents the viewer may see: best name match first when searching, else by name. */
export async function listResidents(ctx: FacilitiesContext, query: ResidentQuery): Promise<Connection<ResidentNode>> {
  const page = pageRequest(query, rankedTextKey)
  const rows = await ctx.db.query(selectResidents(ctx, query, page))
  const total = async () => {
    const counted = await ctx.db.query(countResidents(ctx, query))
    return counted[0]?.n ?? 0
  }
  const key = (row: RankedRow) => [row.rank, row.nameFolded, row.id]
  return connectionOf(rows, page, key, row => read(ctx, row), total)
}

/** Who asks, and when. */
type Asking = Pick<FacilitiesContext, 'viewer' | 'units' | 'today'> & Partial<Pick<FacilitiesContext, 'opened'>>

export function selectResidents(ctx: Asking, query: ResidentQuery, page: PageRequest): RawBuilder<RankedRow> {
  const [lastRank, name, id] = page.from ?? []
  const beyond = page.backward ? sql`<` : sql`>`
  const order = page.backward ? sql`desc` : sql`asc`
  const search = searchOf(query)
  return sql`select * from
    (select ${residentColumns(toldTo(ctx))}, ${search?.rank ?? sql`0`} as rank ${matchingResidents(ctx, query, search?.matches)}) as found
    ${page.from ? sql`where (rank, "nameFolded", id) ${beyond} (${lastRank}::int, ${name}, ${id}::uuid)` : sql``}
    order by rank ${order}, "nameFolded" ${order}, id ${order} limit ${page.limit + 1}`
}

export function countResidents(ctx: Asking, query: ResidentQuery): RawBuilder<{ n: number }> {
  return sql`select count(*)::int as n ${matchingResidents(ctx, query, searchOf(query)?.matches)}`
}

function searchOf({ search }: ResidentQuery): NameSearch | undefined {
  const text = searchText(search)
  return text === undefined ? undefined : nameSearch(text)
}

function matchingResidents(ctx: Asking, query: ResidentQuery, name: RawBuilder<boolean> | undefined) {
  const facility = query.facility == null ? undefined : (fromGlobalId('Facility', query.facility) ?? null)
  return sql`from facilities.resident r join facilities.facility f on f.id = r.facility_id
    where ${residentFilter(ctx.viewer, ctx.units)}
    ${facility === undefined ? sql`` : sql`and r.facility_id = ${facility}::uuid`}
    ${name ? sql`and r.id = any(${bearersOf(name)})` : sql``}
    ${query.born ? sql`and r.birth_date = any(${compatibleDates(query.born)}::text[])` : sql``}
    ${
      query.category
        ? sql`and exists (select 1 from facilities.resident_category c where c.resident_id = any(${idsOfPerson(sql`r.id`)})
            and c.kind = ${query.category} and c.since <= ${ctx.today}::date
            and (c.until is null or c.until >= ${ctx.today}::date) and ${groupFilter(ctx.viewer)})`
        : sql``
    }`
}

/** Those with a record of this name: whoever was merged is found by the name that the other record has, too. */
function bearersOf(name: RawBuilder<boolean>): RawBuilder<string[]> {
  return sql`array(select coalesce(r.survivor_id, r.id) from facilities.resident r where ${name})`
}

/** Under every id of the person, so that a look is found again by each, also once a merge is undone. */
export function noteResident({ noteRead }: Pick<FacilitiesContext, 'noteRead'>, row: Pick<ResidentRow, 'id' | 'formerKeys' | 'underSeal'>): void {
  for (const key of [row.id, ...row.formerKeys]) noteRead(key, row.underSeal ? underSeal : undefined)
}

function read(ctx: FacilitiesContext, row: ResidentRow): ResidentNode {
  noteResident(ctx, row)
  return toResident(row)
}
