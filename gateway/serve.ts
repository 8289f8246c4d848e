import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Verify } from '../kit/auth.js'
import type { Clock } from '../kit/clock.js'
import { projectFile } from '../kit/files.js'
import { createLogger } from '../kit/log.js'
import { createTelemetry, type Telemetry } from '../kit/telemetry.js'
import { listen } from '../kit/serve.js'
import { createGateway } from './app.js'
import { loadClients } from './clients/client-book.js'
import { loadTrustedDocuments } from './clients/trusted-documents.js'
import { consoleOf } from './console/open.js'
import { type GatewaySettings, hostOf, metricsPortOf } from './config.js'
import { examples } from './examples.js'
import { createRates, perMinute } from './limits/rate.js'
import { prometheusMetrics } from './metrics.js'
import type { RoleScopes } from './role-scopes.js'
import type { Transport } from './transports/transport.js'

export interface ServedGateway {
  readonly url: string
  readonly metricsUrl?: string
  /** Stops accepting, lets requests under way finish, then lets go of the subgraphs. */
  close(): Promise<void>
}

export interface GatewayParts {
  readonly supergraphSdl: string
  readonly roleScopes?: RoleScopes
  readonly transport: Transport
  readonly auth: Verify | 'off'
  readonly clock: Clock
  /** Who and whom the explorer's tabs start with; development only. */
  readonly demo?: { token: string; residentId?: string }
  /** Where the process counts; its own when not given. */
  readonly telemetry?: Telemetry
}

/** The gateway on its ports: the public one, and the one for metrics. */
export async function serveGateway(settings: GatewaySettings, parts: GatewayParts): Promise<ServedGateway> {
  const { demo, telemetry = createTelemetry(), ...rest } = parts
  const development = settings.HUB_ENV !== 'production'
  const log = createLogger('gateway', settings.HUB_LOG_LEVEL)
  const metrics = prometheusMetrics(telemetry)
  const isOpenToAll = development && settings.HUB_CLIENTS_FILE === undefined
  const clients = isOpenToAll ? undefined : await loadClients(settings.HUB_CLIENTS_FILE, settings.HUB_CLIENTS)
  const staffConsole = await consoleOf(settings, parts.clock)
  const others = settings.HUB_TRUSTED_DOCUMENTS === undefined ? [] : await loadTrustedDocuments(settings.HUB_TRUSTED_DOCUMENTS)
  if (!staffConsole && settings.HUB_AUTH === 'on') log.warn({}, 'the console is not built: "npm run build" makes it')
  const gateway = createGateway({
    ...rest,
    log,
    metrics,
    version: version(),
    subgraphTimeout: settings.HUB_SUBGRAPH_TIMEOUT_MS,
    requestTimeout: settings.HUB_REQUEST_TIMEOUT_MS,
    heartbeat: settings.HUB_HEARTBEAT_MS,
    rates: settings.HUB_AUTH === 'on' && settings.HUB_RATES === 'on' ? createRates(perMinute, clients) : undefined,
    proxies: settings.HUB_PROXIES,
    clients,
    trusted: new Map([...(staffConsole?.documents ?? []), ...others]),
    console: staffConsole?.site,
    origins: new Set(settings.HUB_ORIGINS),
    production: !development,
    introspection: development,
    explorer: development ? { examples: examples(demo?.residentId), token: demo?.token } : undefined,
  })
  await gateway.ready()
  const host = hostOf(settings)
  const door = await listen(gateway.handler, { port: settings.PORT, host })
  const metricsPort = metricsPortOf(settings)
  const watched = metricsPort === undefined ? undefined : await listen(metrics.handler, { port: metricsPort, host })
  return {
    url: door.url,
    metricsUrl: watched?.url,
    close: async () => {
      const closed = door.close()
      gateway.endStreams()
      await closed
      await Promise.all([gateway.close(), watched?.close()])
      await telemetry.close()
      log.warn(door.counts(), 'stopped')
    },
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}
