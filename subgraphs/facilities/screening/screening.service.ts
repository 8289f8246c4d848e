import { toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, dayKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import type { FacilitiesContext } from '../context.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import type { ScreeningRow } from './screening.loaders.js'
import { rangeOf } from './screening.rules.js'
import type { Screening, ScreeningCorrection } from './screening.type.js'

/** The API object, with the key of its row. */
export interface ScreeningNode extends Screening {
  readonly key: string
}

/** Newest first. */
export async function screeningsOf(ctx: FacilitiesContext, resident: ResidentNode, args: PageArgs): Promise<Connection<ScreeningNode>> {
  const page = pageRequest(args, dayKey)
  const rows = await ctx.load.screeningsOfResident(page).load(resident.key)
  const toNode = await nodesOf(ctx)
  const total = async () => (await ctx.load.screeningCountOfResident.load(resident.key))?.n ?? 0
  return connectionOf(rows, page, row => [row.screenedOn, row.id], toNode, total)
}

/** With what the instrument in its version says of the score. */
export async function nodesOf(ctx: FacilitiesContext): Promise<(row: ScreeningRow) => ScreeningNode> {
  const instruments = new Map((await ctx.load.allInstruments.load('all')).map(each => [each.id, each]))
  return row => {
    const instrument = instruments.get(row.instrumentId)
    const band = instrument?.bands.find(({ code }) => code === row.band)
    if (!instrument || !band) throw new Error('A screening has an instrument that is not there')
    return {
      ...row,
      key: row.id,
      id: toGlobalId('Screening', row.id),
      instrument: instrument.code,
      instrumentVersion: instrument.version,
      highestScore: rangeOf(instrument).highest,
      meaning: band.meaning[ctx.language],
      severity: band.severity,
    }
  }
}

export async function correctionsOf(ctx: FacilitiesContext, screening: ScreeningNode): Promise<ScreeningCorrection[]> {
  const rows = await ctx.load.correctionsOfScreening.load(screening.key)
  return rows.map(({ fields, ...row }) => ({ ...row, before: Object.entries(fields).map(([field, value]) => ({ field, value })) }))
}
