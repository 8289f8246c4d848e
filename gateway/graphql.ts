import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GatewayRuntime } from '@graphql-hive/gateway-runtime'
import { getOperationAST, GraphQLError, OperationTypeNode, type DocumentNode, type ExecutionResult } from 'graphql'
import type { Verify, Viewer } from '../kit/auth.js'
import type { Clock } from '../kit/clock.js'
import { type ErrorCode, errorCatalogue, HubError } from '../kit/errors.js'
import type { Logger } from '../kit/log.js'
import { Call } from './call.js'
import { type ClientBook, isOver, termsOf } from './clients/client-book.js'
import type { TrustedDocuments } from './clients/trusted-documents.js'
import { codeOf } from './engine/failure.js'
import { formatError, maskError } from './http/mask.js'
import { eventStream, graphqlJson, negotiate, plainJson, type ResponseType } from './http/media.js'
import { readParams, Refusal, type Params } from './http/params.js'
import { nextEvent, sendEvents, type OpenStreams } from './http/stream.js'
import type { Guard } from './limits/guard.js'
import { addressOf, type Rates, TooMany } from './limits/rate.js'
import type { Metrics } from './metrics.js'
import { holdsOf, type RoleScopes } from './role-scopes.js'

export interface GraphqlOptions {
  readonly runtime: Pick<GatewayRuntime, 'getEnveloped'>
  readonly auth: Verify | 'off'
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly streams: OpenStreams
  /** Refuses what asks for too much, and parses the rest; absent only for conformance suites. */
  readonly guard?: Guard
  /** Counts what callers ask; absent where nobody counts. */
  readonly rates?: Rates
  /** How many proxies of one's own stand in front. */
  readonly proxies: number
  /** The registered clients; absent where everybody may send any document. */
  readonly clients?: ClientBook
  /** The documents that everybody may send by their ids. */
  readonly trusted?: TrustedDocuments
  /** The scopes of each role; absent only for conformance suites. */
  readonly roleScopes?: RoleScopes
  /** Longest time for one request, in milliseconds. */
  readonly timeout: number
  /** How often a quiet stream gives a sign of life, in milliseconds. */
  readonly heartbeat: number
}

/** One request on its way through. */
interface Exchange {
  readonly request: IncomingMessage
  readonly address: string
  readonly response: ServerResponse
  readonly requestId: string
  readonly types: readonly ResponseType[]
}

type Answer = ExecutionResult | AsyncIterable<ExecutionResult>

/**
 * GraphQL over HTTP on Hive's parse, validate and execute. Hive's own HTTP layer is left out: it costs more than the
 * planning and the execution of a request together.
 */
export function createGraphqlHandler(options: GraphqlOptions) {
  return async (request: IncomingMessage, response: ServerResponse, search: string): Promise<void> => {
    const started = performance.now()
    const requestId = requestIdOf(request.headers['x-request-id'])
    response.setHeader('x-request-id', requestId)
    response.setHeader('cache-control', 'no-store')
    response.setHeader('vary', 'accept, authorization, origin')
    const types = negotiate(request.headers.accept)
    const exchange: Exchange = { request, address: addressOf(request, options.proxies), response, requestId, types: types ?? [plainJson] }
    try {
      // Who asks is judged before anything else of the request is looked at.
      const viewer = await authenticate(exchange, options)
      if (!types) throw new Refusal(406, `Accept one of ${graphqlJson}, ${plainJson}, ${eventStream}.`)
      await answer(exchange, await readParams(request, search), viewer, options)
    } catch (error) {
      refuse(exchange, error, options)
    }
    options.metrics.request(response.statusCode, performance.now() - started)
  }
}

function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID()
}

/** Who asks; undefined when nobody needs to sign in. */
async function authenticate({ request, address }: Exchange, { auth, rates, clients, clock }: GraphqlOptions): Promise<Viewer | undefined> {
  if (auth === 'off') return undefined
  let viewer: Viewer
  try {
    viewer = await auth(request.headers.authorization)
    if (isOver(termsOf(clients, viewer.client), clock())) throw new HubError('UNAUTHENTICATED')
  } catch (error) {
    // That nobody can judge it now is no fault of the sign-in.
    if (!(error instanceof HubError) || error.extensions.code !== 'SIGN_IN_UNAVAILABLE') await rates?.refusal(address)
    throw error
  }
  await rates?.operation(viewer, address)
  return viewer
}

async function answer(
  exchange: Exchange,
  params: Params,
  viewer: Viewer | undefined,
  options: GraphqlOptions,
): Promise<void> {
  const { request, response, requestId } = exchange
  // Gone while the sign-in was judged: nothing would ever end a stream opened for it.
  if (response.destroyed) return
  const controller = new AbortController()
  // "close" also comes after a whole answer, where nothing is left to end.
  response.on('close', () => response.writableFinished || controller.abort())
  const { authorization, 'accept-language': language } = request.headers
  const headers = { authorization, 'accept-language': language, 'x-request-id': requestId }
  const call = new Call(requestId, headers, controller.signal, holdsOf(viewer, options), options.timeout)
  const result = await execute(exchange, params, viewer, call, options)
  if (!(Symbol.asyncIterator in result)) return send(exchange, statusOf(result, exchange), result, options)
  const left = viewer && viewer.expiresAt * 1000 - options.clock().getTime()
  const ends = left === undefined ? undefined : setTimeout(() => signOut(exchange, controller, options), Math.min(left, longestTimer))
  options.streams.add(controller)
  await sendEvents(response, written(result, exchange, options), controller.signal, options.heartbeat)
  options.streams.delete(controller)
  clearTimeout(ends)
}

/** Longer ones fire at once. */
const longestTimer = 2 ** 31 - 1

/** A stream must not outlive the sign-in it was opened with. */
function signOut({ response, requestId }: Exchange, stream: AbortController, { log }: GraphqlOptions): void {
  response.write(nextEvent(write({ errors: [new HubError('UNAUTHENTICATED')] }, requestId, log)))
  stream.abort()
}

async function execute(exchange: Exchange, params: Params, viewer: Viewer | undefined, call: Call, options: GraphqlOptions): Promise<Answer> {
  const enveloped = options.runtime.getEnveloped({ call })
  const { schema } = enveloped
  const document = await admitted(exchange, params, viewer, options, enveloped.parse)
  const problems: readonly GraphQLError[] = enveloped.validate(schema, document)
  if (problems.length > 0) return { errors: told(problems, options) }
  const { operation, isStream } = chosen(document, params, exchange)
  if (operation === OperationTypeNode.MUTATION && exchange.request.method === 'GET') {
    throw new Refusal(405, 'Send mutations by POST.', { allow: 'POST' })
  }
  const run = isStream ? enveloped.subscribe : enveloped.execute
  return run({
    schema,
    document,
    variableValues: params.variables,
    operationName: params.operationName,
    contextValue: await enveloped.contextFactory(),
  })
}

/** The document, once it is small enough and its caller has not asked too much. */
async function admitted(
  { address }: Exchange,
  params: Params,
  viewer: Viewer | undefined,
  options: GraphqlOptions,
  parse: (source: string) => DocumentNode,
): Promise<DocumentNode> {
  const { guard, rates } = options
  const { variables } = params
  const query = textOf(params, viewer, options)
  try {
    if (!guard) return parse(query)
    const { document, fields } = guard(query, variables)
    if (viewer) await rates?.fields(viewer, address, fields)
    return document
  } catch (error) {
    throw error instanceof GraphQLError ? asBadInput(error) : error
  }
}

/** The text that is asked: as it was sent, where the client may send its own, or as it was registered. */
function textOf({ query, documentId }: Params, viewer: Viewer | undefined, { clients, trusted }: GraphqlOptions): string {
  const isOpen = !viewer || termsOf(clients, viewer.client).documents === 'open'
  const text = documentId === undefined ? (isOpen ? query : undefined) : trusted?.get(documentId)
  if (text === undefined) throw new HubError('DOCUMENT_NOT_TRUSTED')
  return text
}

/** What the library would suggest instead is enough to guess the schema from: said in development only. */
function told(problems: readonly GraphQLError[], { clients }: GraphqlOptions): readonly GraphQLError[] {
  if (!clients) return problems.map(asBadInput)
  return problems.map(({ message, nodes, source, positions }) => asBadInput(new GraphQLError(message.replace(/ Did you mean .*$/s, ''), { nodes, source, positions })))
}

function chosen(document: DocumentNode, { operationName }: Params, { types }: Exchange) {
  const found = getOperationAST(document, operationName)
  if (!found) {
    throw asBadInput(new GraphQLError(operationName ? 'No operation has that name.' : 'Name the operation to run.'))
  }
  const { operation } = found
  const isStream = operation === OperationTypeNode.SUBSCRIPTION
  if (isStream && !types.includes(eventStream)) throw new Refusal(406, `Subscriptions need "accept: ${eventStream}".`)
  return { operation, isStream }
}

function asBadInput(error: GraphQLError): GraphQLError {
  if (codeOf(error.extensions)) return error
  const { message, nodes, source, positions } = error
  return new GraphQLError(message, { nodes, source, positions, extensions: { code: 'BAD_USER_INPUT' } })
}

async function* written(
  events: AsyncIterable<ExecutionResult>,
  { requestId }: Exchange,
  { log }: GraphqlOptions,
): AsyncGenerator<string, void> {
  for await (const event of events) yield write(event, requestId, log)
}

function write(result: ExecutionResult, requestId: string, log: Logger): string {
  const { data, errors } = result
  const told = errors?.map(maskError)
  for (const { originalError, extensions } of told ?? []) {
    if (originalError && codeOf(extensions) === 'INTERNAL')
      log.error({ requestId, err: originalError }, 'unexpected error')
  }
  return JSON.stringify({
    ...(told?.length && { errors: told.map(error => formatError(error, requestId)) }),
    ...(data !== undefined && { data }),
  })
}

function statusOf({ data, errors }: ExecutionResult, exchange: Exchange): number {
  if (data !== undefined || bodyType(exchange) === plainJson) return 200
  const code = codeOf(errors?.[0]?.extensions)
  return code ? Math.max(errorCatalogue[code].http, 400) : 500
}

/** Refusals are told in JSON also to those who asked for a stream. */
function bodyType({ types }: Exchange): ResponseType {
  return types.find(type => type !== eventStream) ?? plainJson
}

function send(exchange: Exchange, status: number, result: ExecutionResult, { log }: GraphqlOptions): void {
  const { response, requestId } = exchange
  if (response.destroyed) return
  const body = write(result, requestId, log)
  response.writeHead(status, {
    'content-type': `${bodyType(exchange)}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** What has its own status whatever media type is asked for: it is not about the document. */
const ofTheRequest: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'SIGN_IN_UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED'])

function refuse(exchange: Exchange, error: unknown, options: GraphqlOptions): void {
  const { request, response } = exchange
  if (response.headersSent) return void response.destroy()
  if (!request.complete) {
    // The rest of the body is not wanted; without this its sender would wait on a connection nobody reads.
    response.setHeader('connection', 'close')
    request.resume()
  }
  if (error instanceof Refusal) {
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value)
    const told = new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT' } })
    return send(exchange, error.status, { errors: [told] }, options)
  }
  const known = error instanceof GraphQLError ? error : maskError(error)
  const code = codeOf(known.extensions) ?? 'INTERNAL'
  if (code === 'UNAUTHENTICATED') response.setHeader('www-authenticate', 'Bearer')
  if (error instanceof TooMany) response.setHeader('retry-after', String(error.seconds))
  const status = ofTheRequest.has(code) ? errorCatalogue[code].http : statusOf({ errors: [known] }, exchange)
  send(exchange, status, { errors: [known] }, options)
}
