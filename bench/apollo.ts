import '../kit/require-node.js'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { createVerifier } from '../kit/auth.js'
import { createClock } from '../kit/clock.js'
import { readSettings } from '../kit/config.js'
import { runMain } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import { createLogger } from '../kit/log.js'
import { listen, readBody, stopOnSignal } from '../kit/serve.js'
import { createSigner, type Sign, SIGNATURE_HEADER } from '../kit/signature.js'
import { trustInForce } from '../kit/trust.js'
import { gatewaySettings, subgraphUrls } from '../gateway/config.js'
import { loadSupergraph } from '../gateway/supergraph.js'

// Apollo's gateway is CommonJS and compares classes of graphql, so its server is loaded the same way: one graphql.
const { ApolloServer, HeaderMap } = createRequire(import.meta.url)('@apollo/server') as typeof import('@apollo/server')

type ServerOptions = ConstructorParameters<typeof ApolloServer<Context>>[0]
type GatewayInterface = NonNullable<ServerOptions['gateway']>

interface Context {
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** As much of `@apollo/gateway` as is used: its own types are there only where the benchmark is installed. */
interface Peer {
  readonly ApolloGateway: new (options: {
    supergraphSdl: string
    buildService: (definition: { name: string }) => DataSource
  }) => GatewayInterface
  readonly RemoteGraphQLDataSource: new (options: object) => DataSource
}

type Fetcher = (url: string, init: { method: string; headers: Record<string, string>; body: string }) => Promise<unknown>

interface DataSource {
  fetcher: Fetcher
}

const isClass = z.custom<Peer['ApolloGateway']>(value => typeof value === 'function')
const isSourceClass = z.custom<Peer['RemoteGraphQLDataSource']>(value => typeof value === 'function')
const peerShape = z.object({ ApolloGateway: isClass, RemoteGraphQLDataSource: isSourceClass })

/** Apollo Server with Apollo's gateway over the hub's own subgraphs, with the hub's token check and signature. */
await runMain(async () => {
  const settings = readSettings(gatewaySettings)
  const clock = createClock(settings.HUB_CLOCK)
  const { issuers, secret } = await trustInForce(settings, createLogger('apollo', settings.HUB_LOG_LEVEL))
  const verify = createVerifier({ issuers, audience: settings.HUB_AUDIENCE, clock, production: false })
  const { sdl, subgraphs } = await loadSupergraph(settings.HUB_SUPERGRAPH_FILE)
  const gateway = createPeer(sdl, subgraphUrls(settings, subgraphs), createSigner(secret))
  const apollo = new ApolloServer<Context>({
    gateway,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  })
  await apollo.start()
  const listening = await listen(
    async (request, response) => {
      const headers = { ...crossing(request), 'x-request-id': randomUUID() }
      // As in the hub, who asks is judged before anything else of the request is looked at.
      await verify(headers.authorization)
      await serve(apollo, request, response, { headers })
    },
    { port: 0, host: '127.0.0.1' },
  )
  process.stdout.write(`ready ${listening.url}\n`)
  stopOnSignal(async () => {
    await listening.close()
    await apollo.stop()
  })
})

function createPeer(supergraphSdl: string, urls: Record<string, string>, sign: Sign): GatewayInterface {
  const require = createRequire(projectFile('bench/package.json'))
  const { ApolloGateway, RemoteGraphQLDataSource } = peerShape.parse(require('@apollo/gateway'))
  const buildService = ({ name }: { name: string }) => {
    const source = new RemoteGraphQLDataSource({ url: urls[name], willSendRequest: forward })
    const { fetcher } = source
    source.fetcher = (url, init) => {
      const headers = { ...init.headers, [SIGNATURE_HEADER]: sign(name, init.body, Date.now()) }
      return fetcher(url, { ...init, headers })
    }
    return source
  }
  return new ApolloGateway({ supergraphSdl, buildService })
}

interface Sending {
  readonly request: { http: { headers: { set(name: string, value: string): void } } }
  readonly context: Partial<Context>
}

function forward({ request, context }: Sending): void {
  for (const [name, value] of Object.entries(context.headers ?? {})) if (value) request.http.headers.set(name, value)
}

function crossing({ headers }: IncomingMessage) {
  return { authorization: headers.authorization, 'accept-language': headers['accept-language'] }
}

type Server = InstanceType<typeof ApolloServer<Context>>

async function serve(apollo: Server, request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value)
  const body: unknown = JSON.parse((await readBody(request, 1024 * 1024))?.toString() ?? '')
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: () => Promise.resolve(context),
  })
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.writeHead(answer.status ?? 200)
  response.end(answer.body.kind === 'complete' ? answer.body.string : '')
}
