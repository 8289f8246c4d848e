import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { facilitiesContext } from './context.js'
import { copies } from './copies.js'
import { name } from './orm.js'
import { schema } from './schema.js'
import { loadUnitIndex } from './unit/unit.index.js'

/** The facilities sector on an opened, migrated database: the same for one process and for four. */
export async function createFacilities({ db, ...rest }: SubgraphDependencies): Promise<SubgraphServer> {
  const units = await loadUnitIndex(db)
  return createSubgraphServer({ name, schema, db, copies, context: (base, outbox) => facilitiesContext({ ...base, db, outbox }, units), ...rest })
}
