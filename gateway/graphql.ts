import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GatewayRuntime } from '@graphql-hive/gateway-runtime'
import { getOperationAST, GraphQLError, OperationTypeNode, type DocumentNode, type ExecutionResult } from 'graphql'
import type { Verify } from '../kit/auth.js'
import type { Clock } from '../kit/clock.js'
import { errorCatalogue, HubError } from '../kit/errors.js'
import type { Logger } from '../kit/log.js'
import { Call } from './call.js'
import { codeOf } from './engine/failure.js'
import { formatError, maskError } from './http/mask.js'
import { eventStream, graphqlJson, negotiate, plainJson, type ResponseType } from './http/media.js'
import { readParams, Refusal, type Params } from './http/params.js'
import { nextEvent, sendEvents, type OpenStreams } from './http/stream.js'
import type { Guard } from './limits/guard.js'
import type { Metrics } from './metrics.js'

export interface GraphqlOptions {
  readonly runtime: Pick<GatewayRuntime, 'getEnveloped'>
  readonly auth: Verify | 'off'
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly streams: OpenStreams
  /** Refuses what asks for too much, and parses the rest; absent only for conformance suites. */
  readonly guard?: Guard
  /** Longest time for one request, in milliseconds. */
  readonly timeout: number
  /** How often a quiet stream gives a sign of life, in milliseconds. */
  readonly heartbeat: number
}

/** One request on its way through. */
interface Exchange {
  readonly request: IncomingMessage
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
    response.setHeader('vary', 'accept, authorization')
    const types = negotiate(request.headers.accept)
    const exchange: Exchange = { request, response, requestId, types: types ?? [plainJson] }
    try {
      // Who asks is judged before anything else of the request is looked at.
      const until = await authenticate(request, options)
      if (!types) throw new Refusal(406, `Accept one of ${graphqlJson}, ${plainJson}, ${eventStream}.`)
      await answer(exchange, await readParams(request, search), until, options)
    } catch (error) {
      refuse(exchange, error, options)
    }
    options.metrics.request(response.statusCode, performance.now() - started)
  }
}

function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID()
}

/** Milliseconds until the sign-in ends; undefined when nobody needs to sign in. */
async function authenticate(request: IncomingMessage, { auth, clock }: GraphqlOptions): Promise<number | undefined> {
  if (auth === 'off') return undefined
  const viewer = await auth(request.headers.authorization)
  return viewer.expiresAt * 1000 - clock().getTime()
}

async function answer(
  exchange: Exchange,
  params: Params,
  until: number | undefined,
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
  const call = new Call(requestId, headers, controller.signal, options.timeout)
  const result = await execute(exchange, params, call, options)
  if (!(Symbol.asyncIterator in result)) return send(exchange, statusOf(result, exchange), result, options)
  const ends =
    until === undefined
      ? undefined
      : setTimeout(() => signOut(exchange, controller, options), Math.min(until, longestTimer))
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

async function execute(exchange: Exchange, params: Params, call: Call, options: GraphqlOptions): Promise<Answer> {
  const enveloped = options.runtime.getEnveloped({ call })
  const { schema } = enveloped
  const { guard } = options
  const document = parsed(guard ? query => guard(query, params.variables) : enveloped.parse, params.query)
  const problems: readonly GraphQLError[] = enveloped.validate(schema, document)
  if (problems.length > 0) return { errors: problems.map(asBadInput) }
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

function parsed(parse: (source: string) => DocumentNode, query: string): DocumentNode {
  try {
    return parse(query)
  } catch (error) {
    throw error instanceof GraphQLError ? asBadInput(error) : error
  }
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
  const told = error instanceof GraphQLError ? error : maskError(error)
  const code = codeOf(told.extensions)
  if (code === 'UNAUTHENTICATED') response.setHeader('www-authenticate', 'Bearer')
  const isPlain = code !== undefined && code !== 'UNAUTHENTICATED' && code !== 'INTERNAL'
  const status = isPlain ? statusOf({ errors: [told] }, exchange) : errorCatalogue[code ?? 'INTERNAL'].http
  send(exchange, status, { errors: [told] }, options)
}
