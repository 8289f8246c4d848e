import '../kit/require-node.js'
import { keepCheckpoints, openCheckpointBook } from '../kit/audit-checkpoint.js'
import { createVerifier } from '../kit/auth.js'
import { createClock } from '../kit/clock.js'
import { filesDirOf, readSettings } from '../kit/config.js'
import { exampleToken } from '../kit/demo-keys.js'
import { runMain } from '../kit/errors.js'
import { folderStore } from '../kit/file-store.js'
import { createLogger } from '../kit/log.js'
import { natsWake } from '../kit/nats-wake.js'
import { stopOnSignal } from '../kit/serve.js'
import { requireMigrated } from '../kit/subgraph-app.js'
import { createTelemetry } from '../kit/telemetry.js'
import { isDemoSignIn, trustInForce } from '../kit/trust.js'
import { localWake } from '../kit/wake.js'
import { serveGateway } from '../gateway/serve.js'
import { gatewaySettings } from '../gateway/config.js'
import { loadSupergraph } from '../gateway/supergraph.js'
import { inProcessTransport } from '../gateway/transports/in-process.js'
import { openDatabases } from './databases.js'
import { demoFamily } from './demo-resident.js'
import { fillWithDemo, migrateAll } from './fill.js'
import { greeting } from './greeting.js'
import { answerCommands } from './maintenance/socket.js'
import { forEachSector } from './sectors.js'
import { databaseSettings } from './settings.js'

const startedAt = performance.now()

/** The whole hub in one process: embedded database and demo data unless PostgreSQL is configured. */
await runMain(async () => {
  const settings = readSettings(gatewaySettings.extend(databaseSettings))
  const demo = settings.HUB_ENV !== 'production'
  const clock = createClock(settings.HUB_CLOCK)
  const opened = await openDatabases(settings)
  if (demo) {
    await migrateAll(opened.databases, clock)
    await fillWithDemo(opened.databases, clock, settings.HUB_ENV)
  } else {
    for (const db of Object.values(opened.databases)) await requireMigrated(db)
  }
  const log = createLogger('hub', settings.HUB_LOG_LEVEL)
  const telemetry = createTelemetry()
  // What production never has, it does not load either.
  const login = isDemoSignIn(settings) ? await (await import('./identity/demo-login.js')).openDemoLogin(settings) : undefined
  const inForce = { ...settings, ...(login && { HUB_LOGIN_PORT: login.port }) }
  const { issuers, secret } = await trustInForce(inForce, log, telemetry.meter)
  const verify = createVerifier({
    issuers,
    audience: settings.HUB_AUDIENCE,
    clock,
    production: !demo,
  })
  const wake = settings.HUB_NATS_URL ? natsWake(settings.HUB_NATS_URL, log) : localWake()
  const files = await folderStore(filesDirOf(settings))
  const servers = await forEachSector((name, sector) =>
    sector.create({
      db: opened.databases[name],
      verify,
      clock,
      log: createLogger(name, settings.HUB_LOG_LEVEL),
      wake,
      secret,
      publicUrl: settings.HUB_PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`,
      meter: telemetry.meter,
      heartbeat: settings.HUB_HEARTBEAT_MS,
      files,
    }),
  )
  const book = await openCheckpointBook(settings)
  const checkpoints = await forEachSector(name => keepCheckpoints(opened.databases[name], book, clock, createLogger(name, settings.HUB_LOG_LEVEL)))
  const feeds = Object.fromEntries(Object.values(servers).map(({ name, outbox }) => [name, outbox]))
  for (const server of Object.values(servers)) server.follow(feeds)
  // Where the clock stands still nothing falls due by itself: there `npm run clock` does it when it is asked.
  if (!settings.HUB_CLOCK) for (const server of Object.values(servers)) await server.startJobs()
  const family = demo ? await demoFamily(opened.databases.facilities) : {}
  const token = login ? await exampleToken(settings, clock) : ''
  const { sdl, roleScopes } = await loadSupergraph(settings.HUB_SUPERGRAPH_FILE)
  const gateway = await serveGateway(inForce, {
    supergraphSdl: sdl,
    roleScopes,
    transport: inProcessTransport(Object.values(servers)),
    auth: verify,
    clock,
    telemetry,
    demo: demo ? { token, residentId: family.residentId } : undefined,
  })
  await login?.begin({ gatewayUrl: gateway.url, family, clock })
  const around = { databases: opened.databases, settings }
  const commands = opened.folder === undefined ? undefined : await answerCommands(opened.folder, around, log)
  stopOnSignal(async () => {
    await commands?.close()
    await login?.close()
    for (const server of Object.values(servers)) server.windDown()
    await gateway.close()
    for (const each of Object.values(checkpoints)) await each.close()
    for (const server of Object.values(servers)) await server.close()
    await wake.close()
    await opened.close()
  })
  const seconds = (performance.now() - startedAt) / 1000
  const { url, metricsUrl } = gateway
  process.stdout.write(greeting({ url, metricsUrl, loginUrl: login?.url, where: opened.where, seconds, token, residentId: family.residentId }))
})
