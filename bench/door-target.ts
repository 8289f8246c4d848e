import '../kit/require-node.js'
import { createGateway } from '../gateway/app.js'
import { createRates } from '../gateway/limits/rate.js'
import { loadSupergraph } from '../gateway/supergraph.js'
import { inProcessTransport } from '../gateway/transports/in-process.js'
import { createVerifier, type Viewer } from '../kit/auth.js'
import { createClock } from '../kit/clock.js'
import { commonSettings, readSettings } from '../kit/config.js'
import type { Database } from '../kit/database.js'
import { runMain } from '../kit/errors.js'
import { memoryStore } from '../kit/file-store.js'
import { createLogger } from '../kit/log.js'
import { listen, stopOnSignal } from '../kit/serve.js'
import { trustInForce } from '../kit/trust.js'
import { openDatabases } from '../start/databases.js'
import { forEachSector } from '../start/sectors.js'
import { databaseSettings } from '../start/settings.js'

/** Parts of the door that a measurement can leave out. */
export type DoorPart = 'audit' | 'auth-and-limits'

/** Never reached: what is counted is the counting. */
const enough = { operations: 1_000_000_000, fields: 1_000_000_000 }

/** The hub in one process, with parts of its door left out: what they cost is the difference. */
await runMain(async () => {
  const without: readonly string[] = process.argv.slice(2)
  const settings = readSettings(commonSettings.extend(databaseSettings))
  const clock = createClock(settings.HUB_CLOCK)
  const log = createLogger('bench', settings.HUB_LOG_LEVEL)
  const { issuers, secret } = await trustInForce(settings, log)
  const verify = createVerifier({ issuers, audience: settings.HUB_AUDIENCE, clock, production: false })
  const isOpen = without.includes('auth-and-limits')
  const opened = await openDatabases(settings)
  const servers = await forEachSector((name, sector) =>
    sector.create({
      db: without.includes('audit') ? withoutAudit(opened.databases[name]) : opened.databases[name],
      verify: isOpen ? async () => coordinator : verify,
      clock,
      log,
      secret,
      publicUrl: 'http://127.0.0.1',
      files: memoryStore(),
    }),
  )
  const { sdl, roleScopes } = await loadSupergraph('schema/supergraph.graphql')
  const gateway = createGateway({
    supergraphSdl: sdl,
    roleScopes,
    transport: inProcessTransport(Object.values(servers)),
    auth: isOpen ? 'off' : verify,
    rates: createRates({ caller: enough, place: enough, refusals: enough.operations }),
    clock,
    log,
  })
  await gateway.ready()
  const listening = await listen(gateway.handler, { port: 0, host: '127.0.0.1' })
  process.stdout.write(`ready ${listening.url}\n`)
  stopOnSignal(async () => {
    await listening.close()
    await gateway.close()
    for (const server of Object.values(servers)) await server.close()
    await opened.close()
  })
})

/** Who asks in the benchmark, as its token says. */
const coordinator: Viewer = { subject: 'demo-coordinator', client: 'demo', role: 'coordinator', scope: 'country', expiresAt: 4_000_000_000 }

function withoutAudit(db: Database): Database {
  return { ...db, read: (text, values) => (text.includes('"audit_append"') ? Promise.resolve([]) : db.read(text, values)) }
}
