import { randomBytes } from 'node:crypto'
import { memoryStore, watched } from '../../kit/file-store.js'
import { numberSeal } from '../../kit/sealed-number.js'
import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { referralClock } from './clock/clock.service.js'
import { referralsContext } from './context.js'
import { copies } from './copies.js'
import { noteDepartures } from './departure/departure.service.js'
import { name } from './orm.js'
import { loadTimeLimits } from './referral/time-limit.index.js'
import { schema } from './schema.js'

/** The referrals sector on an opened, migrated database: the same for one process and for four. */
export async function createReferrals(dependencies: SubgraphDependencies): Promise<SubgraphServer> {
  const { db, clock, log, heartbeat = 12_000, files = memoryStore(), secret = randomBytes(32).toString('hex') } = dependencies
  const places = numberSeal(secret, 'places of the live line of referrals')
  const limits = await loadTimeLimits(db)
  return createSubgraphServer({
    name,
    schema,
    copies,
    context: (base, outbox) => referralsContext({ ...base, db, outbox, clock, heartbeat, places, files: watched(files, log) }, limits),
    jobs: outbox => [referralClock({ db, clock, log, limits }, outbox)],
    onTaken: async outbox => {
      if ((await noteDepartures({ db, clock, log, limits })).noted > 0) outbox.tell()
    },
    ...dependencies,
  })
}
