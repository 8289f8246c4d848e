import * as facilities from '../subgraphs/facilities/schema.js'
import * as insurance from '../subgraphs/insurance/schema.js'
import * as referrals from '../subgraphs/referrals/schema.js'
import type { SliceRights } from '../kit/rights.js'
import type { SubgraphName } from './subgraphs.js'

/** The SDL and the rights of each subgraph, as its code says them. */
export const schemas: Record<SubgraphName, { sdl: string; rights: readonly SliceRights[] }> = { facilities, referrals, insurance }
