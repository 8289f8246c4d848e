import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled'
import { type ExecutionResult, type GraphQLSchema, getOperationAST, GraphQLError, OperationTypeNode, parse, subscribe, validate } from 'graphql'
import { createHandler as createSseHandler } from 'graphql-sse'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Verify } from './auth.js'
import type { Clock } from './clock.js'
import { languageOf, type RequestContext } from './context.js'
import type { Database } from './database.js'
import { createAudit } from './audit.js'
import { HubError } from './errors.js'
import type { Logger } from './log.js'
import { maskErrors } from './mask.js'
import { auditReads, type NotedReads } from './plugins/audit-reads.js'
import { readBody, sendJson } from './serve.js'
import { createSignatureCheck, SIGNATURE_HEADER } from './signature.js'
import type { SubgraphHandle, SubgraphRequest } from './subgraph.js'

export interface SubgraphServerOptions<Context extends RequestContext> {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly db: Database
  readonly verify: Verify
  readonly clock: Clock
  readonly log: Logger
  readonly context: (base: RequestContext) => Context
}

export interface SubgraphServer extends SubgraphHandle {
  readonly db: Database
  /** Serves `/graphql`, `/livez` and `/readyz`; without the gateway's signature `/graphql` refuses everything. */
  httpHandler(secret: string): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  close(): Promise<void>
}

type Headers = Readonly<Record<string, string | undefined>>

const bodyLimit = 4 * 1024 * 1024

export async function createSubgraphServer<Context extends RequestContext>(
  options: SubgraphServerOptions<Context>,
): Promise<SubgraphServer> {
  const apollo = new ApolloServer<Context & NotedReads>({
    schema: options.schema,
    introspection: true, // only the gateway's door reaches it
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: false, // refused by the signature before Apollo sees it
    formatError: maskErrors(options.log),
    plugins: [
      // Both wrap every resolver of the schema, for answers that are never cached and traces that nobody reads.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      auditReads(createAudit(options.db)) as ApolloServerPlugin<Context & NotedReads>,
    ],
    logger: options.log,
  })
  await apollo.start()
  const contextFor = createContextFactory(options)
  return {
    name: options.name,
    db: options.db,
    execute: request => execute(apollo, options.schema, contextFor, request),
    httpHandler: secret => httpHandler(options, apollo, contextFor, secret),
    close: async () => {
      await apollo.stop()
      await options.db.close()
    },
  }
}

type ContextFor<Context> = (headers: Headers) => Promise<Context & NotedReads>

function createContextFactory<Context extends RequestContext>(
  options: SubgraphServerOptions<Context>,
): ContextFor<Context> {
  return async headers => {
    const viewer = await options.verify(headers.authorization)
    const reads = new Set<string>()
    const context = options.context({
      viewer,
      now: options.clock(),
      requestId: headers['x-request-id'] ?? 'none',
      language: languageOf(headers['accept-language']),
      noteRead: residentId => reads.add(residentId),
    })
    return Object.assign(context, { notedReads: reads })
  }
}

async function execute<Context extends RequestContext>(
  apollo: ApolloServer<Context & NotedReads>,
  schema: GraphQLSchema,
  contextFor: ContextFor<Context>,
  request: SubgraphRequest,
): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  try {
    const contextValue = await contextFor(request.headers)
    if (getOperationAST(request.document, request.operationName)?.operation === 'subscription') {
      return await subscribe({
        schema,
        document: request.document,
        variableValues: request.variables,
        operationName: request.operationName,
        contextValue,
      })
    }
    const { query, variables, operationName } = request
    const { body } = await apollo.executeOperation({ query, variables, operationName }, { contextValue })
    return body.kind === 'single' ? (body.singleResult as ExecutionResult) : (body.initialResult as ExecutionResult)
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new HubError('INTERNAL')] }
  }
}

function httpHandler<Context extends RequestContext>(
  options: SubgraphServerOptions<Context>,
  apollo: ApolloServer<Context & NotedReads>,
  contextFor: ContextFor<Context>,
  secret: string,
) {
  const checkSignature = createSignatureCheck(secret, options.name)
  const serveSse = createSseServer(options, contextFor)
  return async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?')[0]
    if (path === '/livez') return sendJson(response, 200, { status: 'ok' })
    if (path === '/readyz') return serveReady(options.db, response)
    if (path !== '/graphql' || request.method !== 'POST') return sendJson(response, 404, { error: 'Not found' })
    const body = await readBody(request, bodyLimit)
    if (!body) return sendJson(response, 413, { errors: [new HubError('BAD_USER_INPUT').toJSON()] })
    const problem = checkSignature(headerOf(request, SIGNATURE_HEADER), body, options.clock().getTime())
    if (problem) return sendJson(response, 403, { errors: [new HubError('FORBIDDEN').toJSON()] })
    if (request.headers.accept?.includes('text/event-stream')) return serveSse(request, response, body)
    return serveOperation(apollo, contextFor, request, response, body)
  }
}

async function serveReady(db: Database, response: ServerResponse): Promise<void> {
  const ready = await db.ping().then(
    () => true,
    () => false,
  )
  sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'database unreachable' })
}

async function serveOperation<Context extends RequestContext>(
  apollo: ApolloServer<Context & NotedReads>,
  contextFor: ContextFor<Context>,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const context = await contextFor(headersOf(request)).catch(() => undefined)
  if (!context) return sendJson(response, 401, { errors: [new HubError('UNAUTHENTICATED').toJSON()] })
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: parseJson(body) },
    context: async () => context,
  })
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.setHeader('cache-control', 'no-store')
  response.writeHead(answer.status ?? 200)
  response.end(answer.body.kind === 'complete' ? answer.body.string : '')
}

/** Subscriptions of the same door: distinct connections of graphql-sse, one operation per POST. */
function createSseServer<Context extends RequestContext>(
  options: SubgraphServerOptions<Context>,
  contextFor: ContextFor<Context>,
) {
  const contexts = new WeakMap<IncomingMessage, Context & NotedReads>()
  const handler = createSseHandler<IncomingMessage, undefined, Record<string, unknown>>({
    schema: options.schema,
    onSubscribe: async (request, params) => {
      const document = parse(params.query)
      const errors = validate(options.schema, document)
      if (errors.length > 0) throw new Error('The gateway sent a document that does not fit this subgraph')
      const { variables, operationName } = params
      // A query would be answered here too, past the plugins that write down who was read and mask errors.
      const operation = getOperationAST(document, operationName)?.operation
      if (operation !== OperationTypeNode.SUBSCRIPTION) return [null, { status: 405, statusText: 'Method Not Allowed' }]
      const contextValue = { ...contexts.get(request.raw) }
      const variableValues = variables as Record<string, unknown> | undefined
      const result = await subscribe({ schema: options.schema, document, variableValues, operationName, contextValue })
      if (Symbol.asyncIterator in result) return result
      // A line that does not open is answered like any other request, as it is within one process.
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      return [JSON.stringify(result), { status: 200, statusText: 'OK', headers }]
    },
  })
  return async (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    try {
      contexts.set(request, await contextFor(headersOf(request)))
    } catch {
      return sendJson(response, 401, { errors: [new HubError('UNAUTHENTICATED').toJSON()] })
    }
    // The body was read for the signature: the handler for node:http would wait for it to come once more.
    const [events, { status, statusText, headers }] = await handler({
      method: 'POST',
      url: '/graphql',
      headers: { get: name => headerOf(request, name) },
      body: body.toString('utf8'),
      raw: request,
      context: undefined,
    })
    response.writeHead(status, statusText, headers)
    if (!events || typeof events === 'string') return void response.end(events)
    response.once('close', () => void events.return(undefined))
    // At the pace of the gateway; a line that is gone ends by `return`.
    for await (const event of events) await new Promise<void>(sent => response.write(event, () => sent()))
    response.end()
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function headersOf(request: IncomingMessage): Headers {
  const names = ['authorization', 'accept-language', 'x-request-id']
  return Object.fromEntries(names.map(name => [name, headerOf(request, name)]))
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
