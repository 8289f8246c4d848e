import { RowImports } from '../../kit/row-import.js'
import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { localWake } from '../../kit/wake.js'
import { cardImport } from './card-import/take-cards.service.js'
import { insuranceContext } from './context.js'
import { copies } from './copies.js'
import { name } from './orm.js'
import { loadRuleBook } from './rules/rule-book.index.js'
import { schema } from './schema.js'

/** The insurance sector on an opened, migrated database: the same for one process and for four. */
export async function createInsurance({ db, wake = localWake(), ...rest }: SubgraphDependencies): Promise<SubgraphServer> {
  const book = await loadRuleBook(db)
  const imports = new RowImports(cardImport(book), { db, clock: rest.clock, log: rest.log, outbox: { tell: () => wake.tell(name) } })
  const server = await createSubgraphServer({
    name,
    schema,
    db,
    copies,
    wake,
    context: (base, outbox) => insuranceContext({ ...base, db, outbox, runImports: () => imports.kick() }, book),
    jobs: () => [imports.job()],
    ...rest,
  })
  // What a process that was killed had begun goes on where it stood.
  if (await imports.isAnyOpen()) imports.kick()
  const close = async () => {
    await imports.close()
    await server.close()
  }
  return { ...server, close }
}
