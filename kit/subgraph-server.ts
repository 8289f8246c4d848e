import { createNoopMeter, type Meter } from '@opentelemetry/api'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled'
import { type ExecutionResult, type GraphQLSchema, getOperationAST, GraphQLError } from 'graphql'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Verify } from './auth.js'
import { createAudit } from './audit.js'
import type { Clock } from './clock.js'
import { languageOf, type RequestContext } from './context.js'
import type { Copy } from './copy.js'
import type { Database } from './database.js'
import { HubError } from './errors.js'
import type { Feed } from './event.js'
import { eventMetrics } from './event-metrics.js'
import { Inbox } from './inbox.js'
import { type Job, type Jobs, startJobs } from './jobs.js'
import { liveResults, type LiveResults } from './live.js'
import type { Logger } from './log.js'
import { maskErrors } from './mask.js'
import { createOutbox, type Outbox } from './outbox.js'
import { auditReads, type NotedReads } from './plugins/audit-reads.js'
import { narrowedTokens } from './plugins/narrowed-tokens.js'
import { createRevocations, type Revocations } from './revocations.js'
import { type RequestHeaders, subgraphHandler } from './subgraph-http.js'
import type { SubgraphHandle, SubgraphRequest } from './subgraph.js'
import type { FindPaper } from './paper/issued-paper.js'
import { localWake, type Wake } from './wake.js'

export interface SubgraphServerOptions<Context extends RequestContext> {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly db: Database
  readonly verify: Verify
  readonly clock: Clock
  readonly log: Logger
  /** Within one process by default. */
  readonly wake?: Wake
  readonly meter?: Meter
  /** The local copies of what other sectors own. */
  readonly copies?: readonly Copy[]
  readonly context: (base: RequestContext, outbox: Outbox) => Context
  /** What follows from the facts of other sectors, done after each look for them; its failing never holds up the next ones. */
  readonly onTaken?: (outbox: Outbox) => Promise<void>
  /** The papers it issues; none when absent. */
  readonly findPaper?: FindPaper
  /** What it does by itself. */
  readonly jobs?: (outbox: Outbox) => readonly Job[]
}

export interface SubgraphServer extends SubgraphHandle {
  readonly db: Database
  /** What this sector tells the others. */
  readonly outbox: Outbox
  /** What it takes from the others. */
  readonly inbox: Inbox
  /** Serves `/graphql`, `/events` and `/papers/` to the hub's own signature, and `/livez` and `/readyz`. */
  httpHandler(secret: string): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Takes the events of the others from now on. */
  follow(feeds: Readonly<Record<string, Feed>>): void
  /** Does its jobs at their times from now on. */
  startJobs(): Promise<void>
  /** Ends subscriptions and the waiting of others for events, which would keep the door from closing, and asks its jobs to leave the rest. */
  windDown(): void
  close(): Promise<void>
}

export async function createSubgraphServer<Context extends RequestContext>(
  options: SubgraphServerOptions<Context>,
): Promise<SubgraphServer> {
  const { name, schema, db, clock, log, copies = [], wake = localWake(), meter = createNoopMeter(), findPaper = async () => null } = options
  const audit = createAudit(db)
  const outbox = createOutbox(db, { name, wake })
  const revocations = await createRevocations(db)
  const onTaken = async () => {
    await revocations.refresh()
    await options.onTaken?.(outbox).catch((error: unknown) => {
      log.error({ reason: error instanceof Error ? error.name : typeof error }, 'what follows from the facts of others failed')
    })
  }
  const inbox = new Inbox({ db, copies, clock, log, metrics: eventMetrics(name, meter), onTaken })
  const apollo = new ApolloServer<Context & NotedReads>({
    schema,
    introspection: true, // only the gateway's door reaches it
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    csrfPrevention: false, // refused by the signature before Apollo sees it
    formatError: maskErrors(log),
    plugins: [
      // Both wrap every resolver of the schema, for answers that are never cached and traces that nobody reads.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      narrowedTokens() as ApolloServerPlugin<Context & NotedReads>,
      auditReads(audit) as ApolloServerPlugin<Context & NotedReads>,
    ],
    logger: log,
  })
  await apollo.start()
  const contextFor = createContextFactory(options, { outbox, inbox, revocations })
  const live = (headers: RequestHeaders, request: Omit<SubgraphRequest, 'headers' | 'query'>) =>
    liveResults({ schema, audit, log, contextFor: () => contextFor(headers) }, request)
  const closing = new AbortController()
  let jobs: Jobs | undefined
  const door = { name, schema, apollo, db, feed: outbox, clock, contextFor, live, findPaper, closing: closing.signal }
  return {
    name,
    db,
    outbox,
    inbox,
    findPaper,
    execute: request => execute(apollo, contextFor, live, request),
    httpHandler: secret => subgraphHandler(door, secret),
    follow: feeds => {
      for (const source of inbox.sources) {
        const feed = feeds[source]
        if (!feed) throw new Error(`${name} copies from ${source}, whose events are not given`)
        inbox.start(source, feed)
      }
    },
    startJobs: async () => {
      const own = options.jobs?.(outbox) ?? []
      if (own.length > 0) jobs = await startJobs(db, own, log)
    },
    windDown: () => {
      closing.abort()
      jobs?.leaveRest()
    },
    close: async () => {
      closing.abort()
      await jobs?.close()
      await inbox.close()
      revocations.close()
      await apollo.stop()
      await db.close()
    },
  }
}

type ContextFor<Context> = (headers: RequestHeaders) => Promise<Context & NotedReads>

/** What every request of a sector finds there. */
interface Around {
  readonly outbox: Outbox
  readonly inbox: Inbox
  readonly revocations: Revocations
}

function createContextFactory<Context extends RequestContext>(
  options: SubgraphServerOptions<Context>,
  { outbox, inbox, revocations }: Around,
): ContextFor<Context> {
  return async headers => {
    const viewer = await options.verify(headers.authorization)
    const requireSignedIn = () => {
      const isOver = viewer.expiresAt * 1000 <= options.clock().getTime()
      if (isOver || revocations.isRevoked(viewer)) throw new HubError('UNAUTHENTICATED')
    }
    if (revocations.isRevoked(viewer)) throw new HubError('UNAUTHENTICATED')
    const reads = new Map<string, string | undefined>()
    const base = {
      viewer,
      revocations,
      requireSignedIn,
      copyStates: () => inbox.states(),
      now: options.clock(),
      requestId: headers['x-request-id'] ?? 'none',
      language: languageOf(headers['accept-language']),
      noteRead: (residentId: string, under?: string) => void reads.set(residentId, under ?? reads.get(residentId)),
    }
    return Object.assign(options.context(base, outbox), { notedReads: reads })
  }
}

async function execute<Context extends RequestContext>(
  apollo: ApolloServer<Context & NotedReads>,
  contextFor: ContextFor<Context>,
  live: (headers: RequestHeaders, request: SubgraphRequest) => Promise<ExecutionResult | LiveResults>,
  request: SubgraphRequest,
): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  try {
    if (getOperationAST(request.document, request.operationName)?.operation === 'subscription') {
      return await live(request.headers, request)
    }
    const contextValue = await contextFor(request.headers)
    const { query, variables, operationName } = request
    const { body } = await apollo.executeOperation({ query, variables, operationName }, { contextValue })
    return body.kind === 'single' ? (body.singleResult as ExecutionResult) : (body.initialResult as ExecutionResult)
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new HubError('INTERNAL')] }
  }
}
