import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { composeServices } from '@theguild/federation-composition'
import {
  execute,
  parse,
  subscribe,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import { createHandler } from 'graphql-sse/lib/use/http'
import { createGateway, type GatewayOptions } from '../../gateway/app.js'
import { httpTransport, type HttpTransportOptions } from '../../gateway/transports/http.js'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import type { Transport } from '../../gateway/transports/transport.js'
import { createLogger } from '../../kit/log.js'
import { listen } from '../../kit/serve.js'
import type { SubgraphHandle, SubgraphRequest } from '../../kit/subgraph.js'

/** Functions by type and field, as graphql-js calls them. */
export type Resolvers = Record<string, Record<string, unknown>>

export interface Toy {
  readonly name: string
  readonly typeDefs: string
  readonly resolvers: Resolvers
}

const imports =
  '["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"]'
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ${imports})\n`

export function documentOf(toy: Toy): DocumentNode {
  return parse(link + toy.typeDefs)
}

export function compose(toys: readonly Toy[], urls: Readonly<Record<string, string>> = {}): string {
  const services = toys.map(toy => ({
    name: toy.name,
    typeDefs: documentOf(toy),
    url: urls[toy.name] ?? `http://127.0.0.1:1/${toy.name}`,
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(errors?.map(String).join('\n'))
  return supergraphSdl
}

type Module = Exclude<Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>[number], DocumentNode>

export function schemaOf(toy: Toy): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: documentOf(toy), resolvers: toy.resolvers as Module['resolvers'] }])
}

/** A subgraph in this process that remembers what it was asked. */
export interface ToyHandle extends SubgraphHandle {
  readonly requests: SubgraphRequest[]
}

export function handleOf(toy: Toy): ToyHandle {
  const schema = schemaOf(toy)
  const requests: SubgraphRequest[] = []
  return {
    name: toy.name,
    requests,
    async execute(request) {
      requests.push(request)
      const { document, variables: variableValues, operationName } = request
      const problems = validate(schema, document)
      if (problems.length > 0) return { errors: problems }
      const args = { schema, document, variableValues, operationName, contextValue: request }
      const isStream = /^\s*subscription/.test(request.query)
      return isStream ? subscribe(args) : execute(args)
    },
  }
}

export interface ToyServer {
  readonly url: string
  readonly requests: { readonly body: string; readonly headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

export type Answering = (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>

/** A subgraph over HTTP; `instead` answers in its place. */
export async function serveToy(toy: Toy, instead?: Answering, port = 0): Promise<ToyServer> {
  const schema = schemaOf(toy)
  const requests: ToyServer['requests'] = []
  const stream = createHandler({ schema })
  const server = createServer((request, response) => {
    void (async () => {
      // It fails where whoever listened is gone before a write.
      if (request.headers.accept === 'text/event-stream') return stream(request, response).catch(() => void response.destroy())
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      const body = Buffer.concat(parts).toString()
      requests.push({ body, headers: request.headers })
      if (instead) return instead(request, response, body)
      const { query, variables: variableValues, operationName } = JSON.parse(body)
      const result = await execute({ schema, document: parse(query), variableValues, operationName })
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
    })()
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export interface Asked {
  readonly status: number
  readonly headers: Headers
  readonly body: { data?: unknown; errors?: readonly { message: string; path?: unknown; extensions: unknown }[] }
}

export interface RunningGateway {
  readonly url: string
  ask(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
    operationName?: string,
  ): Promise<Asked>
  close(): Promise<void>
}

export async function startGateway(
  toys: readonly Toy[],
  transport: Transport,
  options: Partial<GatewayOptions> = {},
): Promise<RunningGateway> {
  const gateway = createGateway({
    supergraphSdl: compose(toys),
    transport,
    auth: 'off',
    log: createLogger('gateway', 'silent'),
    clock: () => new Date(),
    introspection: true,
    ...options,
  })
  await gateway.ready()
  const server = await listen(gateway.handler, { port: 0, host: '127.0.0.1' })
  const url = `${server.url}/graphql`
  return {
    url,
    async ask(query, variables, headers, operationName) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
        body: JSON.stringify({ query, variables, operationName }),
      })
      return { status: response.status, headers: response.headers, body: (await response.json()) as Asked['body'] }
    },
    close: async () => {
      const closed = server.close()
      gateway.endStreams()
      await closed
      await gateway.close()
    },
  }
}

/** Both ways to the same subgraphs, so that every test can ask through either. */
export async function reach(
  way: 'in-process' | 'http',
  toys: readonly Toy[],
  http: Omit<HttpTransportOptions, 'urls'> = {},
): Promise<{ transport: Transport; stop(name: string): Promise<void>; close(): Promise<void> }> {
  if (way === 'in-process') {
    const handles = toys.map(handleOf)
    const stopped = new Set<string>()
    const watched = handles.map(handle => ({
      ...handle,
      execute: (request: SubgraphRequest): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> =>
        stopped.has(handle.name) ? Promise.reject(new Error('secret: stopped at 10.0.0.7')) : handle.execute(request),
    }))
    return { transport: inProcessTransport(watched), stop: async name => void stopped.add(name), close: async () => {} }
  }
  const servers = new Map<string, ToyServer>()
  for (const toy of toys) servers.set(toy.name, await serveToy(toy))
  const urls = Object.fromEntries([...servers].map(([name, server]) => [name, server.url]))
  return {
    transport: httpTransport({ urls, ...http }),
    stop: async name => servers.get(name)?.close(),
    close: async () => void (await Promise.all([...servers.values()].map(server => server.close()))),
  }
}
