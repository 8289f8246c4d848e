import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { referralsContext } from './context.js'
import { name } from './orm.js'
import { schema } from './schema.js'

/** The referrals sector on an opened, migrated database: the same for one process and for four. */
export function createReferrals(dependencies: SubgraphDependencies): Promise<SubgraphServer> {
  const { db, clock } = dependencies
  return createSubgraphServer({ name, schema, context: base => referralsContext(base, db, clock), ...dependencies })
}
