import '../kit/require-node.js'
import { createVerifier } from '../kit/auth.js'
import { type Clock, createClock } from '../kit/clock.js'
import { readSettings } from '../kit/config.js'
import { exampleToken } from '../kit/demo-keys.js'
import { runMain } from '../kit/errors.js'
import { createLogger, type Logger } from '../kit/log.js'
import { stopOnSignal } from '../kit/serve.js'
import { createSigner } from '../kit/signature.js'
import { createTelemetry, type Telemetry } from '../kit/telemetry.js'
import { isDemoSignIn, trustInForce } from '../kit/trust.js'
import { gatewaySettings, subgraphUrls, type GatewaySettings } from './config.js'
import { serveGateway } from './serve.js'
import { loadSupergraph } from './supergraph.js'
import { httpTransport } from './transports/http.js'

/** The gateway as its own process, in front of subgraphs over HTTP. */
await runMain(async () => {
  const settings = readSettings(gatewaySettings)
  const log = createLogger('gateway', settings.HUB_LOG_LEVEL)
  const clock = createClock(settings.HUB_CLOCK)
  const { sdl, subgraphs, roleScopes } = await loadSupergraph(settings.HUB_SUPERGRAPH_FILE)
  const telemetry = createTelemetry()
  const { auth, sign } = await doors(settings, log, telemetry)
  const transport = httpTransport({
    urls: subgraphUrls(settings, subgraphs),
    sign,
    now: () => clock().getTime(),
    openTimeout: settings.HUB_SUBGRAPH_TIMEOUT_MS,
  })
  const demo = await explorerDemo(settings, clock)
  const gateway = await serveGateway(settings, { supergraphSdl: sdl, roleScopes, transport, auth, clock, demo, telemetry })
  log.info({ url: `${gateway.url}/graphql`, metrics: gateway.metricsUrl }, 'ready')
  stopOnSignal(gateway.close)
})

/** In development with the demo's key the explorer brings a token along, as in one process. */
async function explorerDemo(settings: GatewaySettings, clock: Clock): Promise<{ token: string } | undefined> {
  if (settings.HUB_AUTH === 'off' || !isDemoSignIn(settings)) return undefined
  return { token: await exampleToken(settings, clock) }
}

/** Who may ask, and how subgraphs know that a call came through here. */
async function doors(settings: GatewaySettings, log: Logger, { meter }: Telemetry) {
  if (settings.HUB_AUTH === 'off') return { auth: 'off' as const, sign: undefined }
  const { issuers, secret } = await trustInForce(settings, log, meter)
  const auth = createVerifier({
    issuers,
    audience: settings.HUB_AUDIENCE,
    clock: createClock(settings.HUB_CLOCK),
    production: settings.HUB_ENV === 'production',
  })
  return { auth, sign: createSigner(secret) }
}
