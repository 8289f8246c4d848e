import * as facilities from '../subgraphs/facilities/schema.js'
import * as insurance from '../subgraphs/insurance/schema.js'
import * as referrals from '../subgraphs/referrals/schema.js'
import type { SliceRights } from '../kit/rights.js'
import type { RowErrorTexts } from '../kit/rows.js'
import type { UserErrorTexts } from '../kit/user-errors.js'
import type { SubgraphName } from './subgraphs.js'

export interface SectorSchema {
  readonly sdl: string
  readonly rights: readonly SliceRights[]
  /** Why it refuses changes; a sector without changes has none. */
  readonly userErrors?: UserErrorTexts
  /** What can be wrong with the files it takes; a sector without imports has none. */
  readonly rowErrors?: RowErrorTexts
}

/** The SDL, the rights and the refusals of each subgraph, as its code says them. */
export const schemas: Record<SubgraphName, SectorSchema> = { facilities, referrals, insurance }
