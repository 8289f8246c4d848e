import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Clock } from './clock.js'
import type { Database } from './database.js'
import { errorCatalogue, HubError } from './errors.js'
import type { Feed } from './event.js'
import type { LiveRequest, LiveResults } from './live.js'
import { isSubscription, readLiveRequest, refuseLive, sendLive } from './live-http.js'
import type { FindPaper } from './paper/issued-paper.js'
import { readBody, sendJson } from './serve.js'
import { createSignatureCheck, SIGNATURE_HEADER } from './signature.js'

export type RequestHeaders = Readonly<Record<string, string | undefined>>

/** What the door of a subgraph leads to. */
export interface SubgraphDoor<Context extends object> {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly apollo: ApolloServer<Context>
  readonly db: Database
  readonly feed: Feed
  readonly clock: Clock
  readonly findPaper: FindPaper
  readonly contextFor: (headers: RequestHeaders) => Promise<Context>
  /** Ends what would keep the door from closing: long polls and subscriptions. */
  readonly closing: AbortSignal
  readonly live: (headers: RequestHeaders, request: LiveRequest) => Promise<ExecutionResult | LiveResults>
}

/** `GET /papers/<code>`: the paper behind a code, with what may be said of it to everybody. */
const PAPERS = '/papers/'

const bodyLimit = 4 * 1024 * 1024

/** Serves `/graphql`, `/events`, `/papers/`, `/livez` and `/readyz`; without the hub's signature the first three refuse everything. */
export function subgraphHandler<Context extends object>(door: SubgraphDoor<Context>, secret: string) {
  const checkSignature = createSignatureCheck(secret, door.name)
  const isSigned = (request: IncomingMessage, signed: Buffer) =>
    checkSignature(headerOf(request, SIGNATURE_HEADER), signed, door.clock().getTime()) === undefined
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? ''
    const path = url.split('?')[0]
    if (path === '/livez') return sendJson(response, 200, { status: 'ok' })
    if (path === '/readyz') return serveReady(door.db, response)
    if (path === '/events' && request.method === 'GET') {
      if (!isSigned(request, Buffer.from(`GET ${url}`))) return forbid(response)
      return serveEvents(door, url, response)
    }
    if (path?.startsWith(PAPERS) && request.method === 'GET') {
      if (!isSigned(request, Buffer.from(`GET ${url}`))) return forbid(response)
      return sendJson(response, 200, { paper: await door.findPaper(path.slice(PAPERS.length)) })
    }
    if (path !== '/graphql' || request.method !== 'POST') return sendJson(response, 404, { error: 'Not found' })
    const body = await readBody(request, bodyLimit)
    if (!body) return sendJson(response, 413, { errors: [new HubError('BAD_USER_INPUT').toJSON()] })
    if (!isSigned(request, body)) return forbid(response)
    if (request.headers.accept?.includes('text/event-stream')) return serveLive(door, request, response, body)
    return serveOperation(door, request, response, body)
  }
}

function forbid(response: ServerResponse): void {
  sendJson(response, 403, { errors: [new HubError('FORBIDDEN').toJSON()] })
}

async function serveReady(db: Database, response: ServerResponse): Promise<void> {
  const ready = await db.ping().then(
    () => true,
    () => false,
  )
  sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'database unreachable' })
}

/** Digits only: the empty text would count as nought. */
const count = z.string().regex(/^\d{1,15}$/).transform(Number)

const feedQuery = z.strictObject({
  after: count,
  limit: count.pipe(z.number().min(1).max(2_000)),
  wait: count.pipe(z.number().max(25_000)),
})

/** `GET /events?after=…&limit=…&wait=…`: the outbox from a position on, waiting for news when there are none. */
async function serveEvents(
  { feed, closing }: Pick<SubgraphDoor<object>, 'feed' | 'closing'>,
  url: string,
  response: ServerResponse,
): Promise<void> {
  const asked = feedQuery.safeParse(Object.fromEntries(new URL(url, 'http://door').searchParams))
  if (!asked.success) return sendJson(response, 400, { errors: [new HubError('BAD_USER_INPUT').toJSON()] })
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const { after, limit, wait: waitMs } = asked.data
  const page = await feed.read(after, { limit, waitMs, signal: AbortSignal.any([gone.signal, closing]) })
  if (!response.destroyed) sendJson(response, 200, page)
}

async function serveOperation<Context extends object>(
  { apollo, contextFor }: SubgraphDoor<Context>,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const context = await contextFor(headersOf(request)).catch((error: unknown) => refuseSignIn(response, error))
  if (!context) return
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: parseJson(body) },
    context: async () => context,
  })
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.setHeader('cache-control', 'no-store')
  response.writeHead(answer.status ?? 200)
  response.end(answer.body.kind === 'complete' ? answer.body.string : '')
}

/** Subscriptions of the same door, one per POST. */
async function serveLive(
  { schema, live, closing }: Pick<SubgraphDoor<object>, 'schema' | 'live' | 'closing'>,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const asked = readLiveRequest(schema, parseJson(body))
  if (!asked) return refuseLive(response, 400)
  if (!isSubscription(asked)) return refuseLive(response, 405)
  const result = await live(headersOf(request), asked).catch((error: unknown) => {
    if (error instanceof HubError) return refuseSignIn(response, error)
    throw error
  })
  if (!result) return
  // A line that does not open is answered like any other request, as it is within one process.
  return Symbol.asyncIterator in result ? sendLive(response, result, closing) : sendJson(response, 200, result)
}

/** The sign-in is not good, or nobody can judge it now. */
function refuseSignIn(response: ServerResponse, error: unknown): undefined {
  const code = error instanceof HubError && error.extensions.code === 'SIGN_IN_UNAVAILABLE' ? 'SIGN_IN_UNAVAILABLE' : 'UNAUTHENTICATED'
  sendJson(response, errorCatalogue[code].http, { errors: [new HubError(code).toJSON()] })
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function headersOf(request: IncomingMessage): RequestHeaders {
  const names = ['authorization', 'accept-language', 'x-request-id']
  return Object.fromEntries(names.map(name => [name, headerOf(request, name)]))
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
