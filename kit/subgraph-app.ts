import type { Meter } from '@opentelemetry/api'
import { z } from 'zod'
import { keepCheckpoints, openCheckpointBook } from './audit-checkpoint.js'
import { createVerifier, type Verify } from './auth.js'
import { type Clock, createClock } from './clock.js'
import { commonSettings, filesDirOf, port } from './config.js'
import type { Database, DatabaseTarget } from './database.js'
import { PlainError } from './errors.js'
import { type FileStore, folderStore } from './file-store.js'
import { createLogger, type Logger } from './log.js'
import { type Handler, listen, stopOnSignal } from './serve.js'
import { natsWake } from './nats-wake.js'
import { remoteFeed } from './remote-feed.js'
import { createSigner } from './signature.js'
import type { SubgraphServer } from './subgraph-server.js'
import { createTelemetry } from './telemetry.js'
import { trustInForce } from './trust.js'
import { localWake, type Wake } from './wake.js'

/** What a subgraph is given, in one process and in four. */
export interface SubgraphDependencies {
  readonly db: Database
  readonly verify: Verify
  readonly clock: Clock
  readonly log: Logger
  readonly wake?: Wake
  /** The hub’s own secret, for what it gives out sealed; one of its own for each start when absent. */
  readonly secret?: string
  /** Where people reach the hub, for what it prints. */
  readonly publicUrl?: string
  readonly meter?: Meter
  /** How often a quiet live line gives a sign of life, in milliseconds. */
  readonly heartbeat?: number
  /** Where it keeps files; in memory when absent. */
  readonly files?: FileStore
}

export interface SubgraphProcess {
  readonly name: string
  readonly settings: SubgraphSettings
  readonly databaseUrl: string
  /** Where the sectors answer whose facts this one borrows. */
  readonly owners: Readonly<Record<string, string>>
  open(target: DatabaseTarget): Promise<Database>
  create(dependencies: SubgraphDependencies): Promise<SubgraphServer>
}

/** The settings of a subgraph in its own process; each adds the name of its database's URL. */
export const subgraphSettings = (defaultPort: number) =>
  commonSettings.extend({ PORT: port(defaultPort), HOST: z.string().min(1).default('127.0.0.1') })

/** The address of another sector, whose events are read from it. */
export const ownerUrl = (defaultPort: number) =>
  z.url({ protocol: /^https?$/ }).default(`http://127.0.0.1:${defaultPort}/graphql`)

export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'needs a URL like postgres://user@host:5432/name' })

type SubgraphSettings = z.infer<ReturnType<typeof subgraphSettings>>

/** A subgraph as its own process: its PostgreSQL database, its port, the gateway's signature required. */
export async function runSubgraph(subgraph: SubgraphProcess): Promise<void> {
  const { settings } = subgraph
  const log = createLogger(subgraph.name, settings.HUB_LOG_LEVEL)
  const clock = createClock(settings.HUB_CLOCK)
  const telemetry = createTelemetry()
  const { issuers, secret } = await trustInForce(settings, log, telemetry.meter)
  const verify = createVerifier({
    issuers,
    audience: settings.HUB_AUDIENCE,
    clock,
    production: settings.HUB_ENV === 'production',
  })
  const book = await openCheckpointBook(settings)
  const db = await subgraph.open({ url: subgraph.databaseUrl })
  await requireMigrated(db)
  const checkpoints = await keepCheckpoints(db, book, clock, log)
  const wake = settings.HUB_NATS_URL ? natsWake(settings.HUB_NATS_URL, log) : localWake()
  const heartbeat = settings.HUB_HEARTBEAT_MS
  const files = await folderStore(filesDirOf(settings))
  const publicUrl = settings.HUB_PUBLIC_URL
  const server = await subgraph.create({ db, verify, clock, log, wake, secret, publicUrl, meter: telemetry.meter, heartbeat, files })
  // Where the clock stands still nothing falls due by itself: there `npm run clock` does it when it is asked.
  if (!settings.HUB_CLOCK) await server.startJobs()
  const door = server.httpHandler(secret)
  const handler: Handler = (request, response) =>
    request.url === '/metrics' ? telemetry.serve(request, response) : door(request, response)
  const listening = await listen(handler, { port: settings.PORT, host: settings.HOST })
  const sign = createSigner(secret)
  const owners = Object.entries(subgraph.owners)
  server.follow(Object.fromEntries(owners.map(([source, url]) => [source, remoteFeed({ source, url, sign, clock })])))
  log.info({ url: listening.url }, 'ready')
  stopOnSignal(async () => {
    server.windDown()
    await listening.close()
    await checkpoints.close()
    await server.close()
    await wake.close()
    await telemetry.close()
  })
}

/** In production a service never changes its tables: that is `npm run migrate`, once, before it. */
export async function requireMigrated(db: Database): Promise<void> {
  if ((await db.orm.migrator.getPending()).length === 0) return
  await db.close()
  throw new PlainError(`The database of ${db.schema} lacks migrations. Run "npm run migrate", then start again.`)
}
