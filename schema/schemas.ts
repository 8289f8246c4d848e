import * as facilities from '../subgraphs/facilities/schema.js'
import * as insurance from '../subgraphs/insurance/schema.js'
import * as referrals from '../subgraphs/referrals/schema.js'
import type { SubgraphName } from './subgraphs.js'

/** The SDL of each subgraph, as its code says it. */
export const schemas: Record<SubgraphName, { sdl: string }> = { facilities, referrals, insurance }
