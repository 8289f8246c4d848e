import { randomBytes } from 'node:crypto'
import { numberSeal } from '../../kit/sealed-number.js'
import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { closeReferred } from './alert-life/close-referred.service.js'
import { overdueJob } from './check-overdue/check-overdue.service.js'
import { facilitiesContext } from './context.js'
import { copies } from './copies.js'
import { name } from './orm.js'
import { schema } from './schema.js'
import { loadUnitIndex } from './unit/unit.index.js'

/** The facilities sector on an opened, migrated database: the same for one process and for four. */
export async function createFacilities(dependencies: SubgraphDependencies): Promise<SubgraphServer> {
  const { db, clock, log, heartbeat = 12_000, secret = randomBytes(32).toString('hex') } = dependencies
  const places = numberSeal(secret, 'places of the live line of alerts')
  const units = await loadUnitIndex(db)
  return createSubgraphServer({
    name,
    schema,
    copies,
    context: (base, outbox) => facilitiesContext({ ...base, db, outbox, clock, heartbeat, places }, units),
    jobs: outbox => [overdueJob({ db, clock, log }, outbox)],
    onTaken: async () => void (await closeReferred({ db, clock })),
    ...dependencies,
  })
}
