import { sql } from 'kysely'
import { toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest, textKey } from '../../../kit/page.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { FacilitiesContext } from '../context.js'
import { rangeOf } from '../screening/screening.rules.js'
import { type Instrument, isInForce, standingOf, type Switch } from './screening-instrument.rules.js'
import type { ScreeningInstrument } from './screening-instrument.type.js'

export interface InstrumentQuery extends PageArgs {
  on?: string | null
}

/** Those in force on a day, by code. They are a dozen, read whole and paged here. */
export async function listInstruments(ctx: FacilitiesContext, query: InstrumentQuery): Promise<Connection<ScreeningInstrument>> {
  const page = pageRequest(query, textKey)
  const on = query.on ?? ctx.today
  const [all, switches] = await Promise.all([ctx.load.allInstruments.load('all'), switchesHere(ctx)])
  const keyOf = ({ code, id }: Instrument): [string, string] => [code, id]
  const placeOf = (row: Instrument) => keyOf(row).join('\n')
  const inForce = all.filter(instrument => isInForce(instrument, on)).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const from = page.from?.map(String).join('\n')
  const ordered = page.backward ? inForce.toReversed() : inForce
  const isBeyond = (place: string) => from === undefined || (page.backward ? place < from : place > from)
  const rows = ordered.filter(each => isBeyond(placeOf(each))).slice(0, page.limit + 1)
  return connectionOf(rows, page, keyOf, row => toNode(ctx, row, switches, on), () => Promise.resolve(inForce.length))
}

/** An instrument as it stands in a province on a day. */
export function toNode({ language }: FacilitiesContext, row: Instrument, switches: readonly Switch[], on: LocalDate): ScreeningInstrument {
  const { isOn, said, version } = standingOf(row, switches, on)
  const { lowest, highest } = rangeOf(row)
  return {
    ...row,
    id: toGlobalId('ScreeningInstrument', row.id),
    lowestScore: lowest,
    highestScore: highest,
    items: row.items.map(item => ({ ...item, label: item.label?.[language] ?? null })),
    bands: row.bands.map(band => ({ ...band, meaning: band.meaning[language] })),
    itemRules: [...row.itemRules],
    isOn,
    switchVersion: version,
    switchedFrom: said?.from ?? null,
    licenceReference: said?.licenceReference ?? null,
  }
}

/** What the caller's province said; staff of a home have that of the home, a person and the whole country have none. */
async function switchesHere(ctx: FacilitiesContext): Promise<readonly Switch[]> {
  const { province, facility } = ctx.viewer
  const code = province ?? (facility && (await provinceOfFacility(ctx, facility)))
  return code ? ctx.load.switchesOfProvince.load(code) : []
}

async function provinceOfFacility({ db, units }: FacilitiesContext, code: string): Promise<string | undefined> {
  const [row] = await db.query(sql<{ unit: string }>`select f.province_unit_id as "unit" from facilities.facility f where f.code = ${code}`)
  return row && units.codeToday(row.unit)
}
