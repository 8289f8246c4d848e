import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { insuranceContext } from './context.js'
import { copies } from './copies.js'
import { name } from './orm.js'
import { loadRuleBook } from './rules/rule-book.index.js'
import { schema } from './schema.js'

/** The insurance sector on an opened, migrated database: the same for one process and for four. */
export async function createInsurance({ db, ...rest }: SubgraphDependencies): Promise<SubgraphServer> {
  const book = await loadRuleBook(db)
  return createSubgraphServer({ name, schema, db, copies, context: (base, outbox) => insuranceContext({ ...base, db, outbox }, book), ...rest })
}
