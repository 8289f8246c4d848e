import { randomBytes } from 'node:crypto'
import { RowImports } from '../../kit/row-import.js'
import { numberSeal } from '../../kit/sealed-number.js'
import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { localWake } from '../../kit/wake.js'
import { closeReferred } from './alert-life/close-referred.service.js'
import { overdueJob } from './check-overdue/check-overdue.service.js'
import { facilitiesContext } from './context.js'
import { copies } from './copies.js'
import { name } from './orm.js'
import { lateRequestJob } from './person-request/late-request.service.js'
import { residentImport } from './resident-import/take-residents.service.js'
import { schema } from './schema.js'
import { loadUnitIndex } from './unit/unit.index.js'

/** The facilities sector on an opened, migrated database: the same for one process and for four. */
export async function createFacilities({ wake = localWake(), ...dependencies }: SubgraphDependencies): Promise<SubgraphServer> {
  const { db, clock, log, heartbeat = 12_000, secret = randomBytes(32).toString('hex') } = dependencies
  const places = numberSeal(secret, 'places of the live line of alerts')
  const units = await loadUnitIndex(db)
  const imports = new RowImports(residentImport(units), { db, clock, log, outbox: { tell: () => wake.tell(name) } })
  const runImports = () => imports.kick()
  const server = await createSubgraphServer({
    name,
    schema,
    copies,
    context: (base, outbox) => facilitiesContext({ ...base, db, outbox, clock, heartbeat, places, runImports }, units),
    jobs: outbox => [overdueJob({ db, clock, log }, outbox), lateRequestJob({ db, clock, log }), imports.job()],
    onTaken: async () => void (await closeReferred({ db, clock })),
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
