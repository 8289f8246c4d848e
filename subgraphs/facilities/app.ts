import { RowImports } from '../../kit/row-import.js'
import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { localWake } from '../../kit/wake.js'
import { facilitiesContext } from './context.js'
import { copies } from './copies.js'
import { name } from './orm.js'
import { residentImport } from './resident-import/take-residents.service.js'
import { schema } from './schema.js'
import { loadUnitIndex } from './unit/unit.index.js'

/** The facilities sector on an opened, migrated database: the same for one process and for four. */
export async function createFacilities({ wake = localWake(), ...dependencies }: SubgraphDependencies): Promise<SubgraphServer> {
  const { db, clock, log } = dependencies
  const units = await loadUnitIndex(db)
  const imports = new RowImports(residentImport(units), { db, clock, log, outbox: { tell: () => wake.tell(name) } })
  const server = await createSubgraphServer({
    name,
    schema,
    copies,
    context: (base, outbox) => facilitiesContext({ ...base, db, outbox, runImports: () => imports.kick() }, units),
    jobs: () => [imports.job()],
    ...dependencies,
    wake,
  })
  // What a process that was killed had begun goes on where it stood.
  if (await imports.isAnyOpen()) imports.kick()
  return {
    ...server,
    async close() {
      await imports.close()
      await server.close()
    },
  }
}
