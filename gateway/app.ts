import type { IncomingMessage, ServerResponse } from 'node:http'
import { createGatewayRuntime, type GatewayRuntime } from '@graphql-hive/gateway-runtime'
import { printSchema } from 'graphql'
import type { Verify } from '../kit/auth.js'
import type { Clock } from '../kit/clock.js'
import { PlainError } from '../kit/errors.js'
import type { Logger } from '../kit/log.js'
import { sendJson } from '../kit/serve.js'
import { type ClientBook, termsOf } from './clients/client-book.js'
import type { TrustedDocuments } from './clients/trusted-documents.js'
import type { ConsoleSite } from './console/site.js'
import { rustHandler } from './engine/handler.js'
import { createExplorer, type ExplorerOptions } from './explorer.js'
import { createGraphqlHandler } from './graphql.js'
import { allowOrigins, setSecurityHeaders } from './http/headers.js'
import { maskError } from './http/mask.js'
import { asksForPage } from './http/media.js'
import { OpenStreams } from './http/stream.js'
import { createGuard } from './limits/guard.js'
import type { Rates } from './limits/rate.js'
import { noMetrics, type Metrics } from './metrics.js'
import type { RoleScopes } from './role-scopes.js'
import { readSupergraph } from './supergraph.js'
import { hiveTransports } from './transports/hive.js'
import type { Transport } from './transports/transport.js'
import { createVerify, VERIFY } from './verify.js'

export interface GatewayOptions {
  readonly supergraphSdl: string
  readonly transport: Transport
  /** The scopes of each role, printed beside the supergraph; absent only for graphs that ask for none. */
  readonly roleScopes?: RoleScopes
  /** `off` only for conformance suites on loopback: see `config.ts`. */
  readonly auth: Verify | 'off'
  readonly log: Logger
  readonly clock: Clock
  readonly version?: string
  readonly metrics?: Metrics
  /** Longest time for one subgraph call and for one request, in milliseconds. */
  readonly subgraphTimeout?: number
  readonly requestTimeout?: number
  /** How often a quiet subscription gives a sign of life, in milliseconds. */
  readonly heartbeat?: number
  /** Counts what callers ask; absent where nobody counts. */
  readonly rates?: Rates
  /** How many proxies of one's own stand in front; none when absent. */
  readonly proxies?: number
  /** The registered clients: who may send open documents and read the schema; absent where everybody may. */
  readonly clients?: ClientBook
  /** The documents that everybody may send by their ids. */
  readonly trusted?: TrustedDocuments
  /** Origins of frontends elsewhere. */
  readonly origins?: ReadonlySet<string>
  /** Whether browsers are to come by HTTPS only. */
  readonly production?: boolean
  /** Lets callers read the whole schema by introspection; development only. */
  readonly introspection?: boolean
  readonly explorer?: ExplorerOptions
  /** The staff console, at every path that is nobody else's. */
  readonly console?: ConsoleSite
  /** `js` serves with Hive's JavaScript planner, as happens by itself where the Rust planner has no prebuild. */
  readonly planner?: 'rust' | 'js'
}

export interface Gateway {
  handler(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Resolves when the graph is loaded; the gateway is ready then even if a subgraph is down. */
  ready(): Promise<void>
  /** Ends the subscriptions, which would keep a server from closing; requests under way go on. */
  endStreams(): void
  /** Lets go of the subgraphs. */
  close(): Promise<void>
}

export function createGateway(options: GatewayOptions): Gateway {
  const { log, clock, metrics = noMetrics() } = options
  const { subgraphs } = readSupergraph(options.supergraphSdl)
  const states = new Map(subgraphs.map(({ name }) => [name, 'unknown']))
  const observed: Metrics = {
    ...metrics,
    subgraphCall: (name, outcome, milliseconds) => {
      states.set(name, outcome === 'ok' ? 'up' : 'down')
      metrics.subgraphCall(name, outcome, milliseconds)
    },
  }
  const streams = new OpenStreams()
  const starting = startRuntime(options, observed)
  // Whoever waits for ready() gets the reason.
  starting.catch(() => {})
  const routes = starting.then(({ runtime, sdl }) => ({
    sdl,
    graphql: createGraphqlHandler({
      runtime,
      auth: options.auth,
      clock,
      log,
      metrics: observed,
      streams,
      rates: options.rates,
      proxies: options.proxies ?? 0,
      clients: options.clients,
      trusted: options.trusted,
      guard: options.auth === 'off' ? undefined : createGuard(),
      roleScopes: options.auth === 'off' ? undefined : options.roleScopes,
      timeout: options.requestTimeout ?? 15_000,
      heartbeat: options.heartbeat ?? 12_000,
    }),
  }))
  routes.catch(() => {})
  const origins = options.origins ?? new Set<string>()
  const explorer = options.explorer && createExplorer(options.explorer)
  const verify = createVerify({ transport: options.transport, timeout: options.subgraphTimeout ?? 5_000, log })
  return {
    ready: async () => void (await routes),
    endStreams: () => streams.endAll(),
    close: async () => {
      streams.endAll()
      await starting.then(({ runtime }) => runtime.dispose()).catch(() => {})
      await options.transport.close()
    },
    async handler(request, response) {
      setSecurityHeaders(response, options.production ?? false)
      const [path = '', search = ''] = (request.url ?? '').split('?', 2)
      if (path === '/graphql') {
        if (allowOrigins(request, response, origins)) return
        if (explorer && request.method === 'GET' && asksForPage(request.headers.accept)) return explorer(path, response)
        const { graphql } = await routes
        return graphql(request, response, search)
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') return sendJson(response, 404, { error: 'not found' })
      if (path === '/livez') return sendJson(response, 200, { alive: true })
      if (path === '/version')
        return sendJson(response, 200, { name: 'an-sinh-hub', version: options.version ?? 'unknown' })
      if (path === '/readyz') return sendReadiness(response, routes, states)
      if (path.startsWith(VERIFY)) return verify(path, response)
      if (path === '/schema.graphql') return sendSdl(request, response, (await routes).sdl, options)
      if (explorer && path.startsWith('/explorer/')) return explorer(path, response)
      if (options.console?.serve(path, request, response)) return
      sendJson(response, 404, { error: 'not found' })
    },
  }
}

async function startRuntime(
  options: GatewayOptions,
  metrics: Metrics,
): Promise<{ runtime: GatewayRuntime; sdl: string }> {
  const runtime = createGatewayRuntime({
    supergraph: options.supergraphSdl,
    unifiedGraphHandler: await plannerFor(options),
    transports: hiveTransports({
      transport: options.transport,
      timeout: options.subgraphTimeout ?? 5_000,
      log: options.log,
      metrics,
    }),
    maskedErrors: { maskError },
    disableIntrospection: options.introspection ? undefined : {},
    logging: false,
    // What this gateway does itself or does not use, and would pay for on every request.
    __experimental__batchExecution: false,
    graphiql: false,
    landingPage: false,
    requestId: false,
    subgraphErrors: false,
  })
  const schema = await runtime.getSchema()
  return { runtime, sdl: printSchema(schema) }
}

/** Our own engine leaves out what a caller's scopes do not reach; Hive's does not, and a client's scopes are known nowhere else. */
async function plannerFor({ planner, log, clients }: GatewayOptions): Promise<typeof rustHandler | undefined> {
  const handler = planner === 'js' ? undefined : await rustOrJs(log)
  const bound = [...(clients ?? [])].find(([, { scopes }]) => scopes !== undefined)
  if (!handler && bound) {
    throw new PlainError(
      `HUB_CLIENTS_FILE: the scopes of "${bound[0]}" cannot be kept with the JavaScript planner. Run the gateway on glibc Linux or macOS, or give its tokens the scopes.`,
    )
  }
  return handler
}

/** The Rust planner is prebuilt for glibc Linux and macOS; elsewhere Hive's JavaScript planner serves the graph. */
async function rustOrJs(log: Logger): Promise<typeof rustHandler | undefined> {
  try {
    await import('@graphql-hive/router-query-planner')
    return rustHandler
  } catch {
    log.warn(
      { platform: `${process.platform}-${process.arch}` },
      'no prebuilt Rust planner here: using the JavaScript planner',
    )
    return undefined
  }
}

async function sendReadiness(response: ServerResponse, routes: Promise<unknown>, states: Map<string, string>) {
  const ready = await Promise.race([
    routes.then(
      () => true,
      () => false,
    ),
    Promise.resolve().then(() => undefined),
  ])
  sendJson(response, ready ? 200 : 503, { ready: ready ?? false, subgraphs: Object.fromEntries(states) })
}

/** The schema, to those who may know it. */
async function sendSdl(request: IncomingMessage, response: ServerResponse, sdl: string, { auth, clients }: GatewayOptions): Promise<void> {
  if (clients && auth !== 'off') {
    const viewer = await auth(request.headers.authorization).catch(() => undefined)
    if (!viewer) return sendJson(response, 401, { error: 'not signed in' })
    if (termsOf(clients, viewer.client).documents !== 'open') return sendJson(response, 404, { error: 'not found' })
  }
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': clients ? 'no-store' : 'no-cache' })
  response.end(sdl)
}
