import { createSourceEventStream, type DocumentNode, execute, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Audit } from './audit.js'
import { HubError } from './errors.js'
import { giveWay } from './give-way.js'
import type { Logger } from './log.js'
import { maskErrors } from './mask.js'
import { fieldsOf, fieldsUnder, type NotedReads, resultOf } from './plugins/audit-reads.js'
import { requireScopes } from './plugins/narrowed-tokens.js'
import type { RequestContext } from './context.js'

export interface LiveRequest {
  readonly document: DocumentNode
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
}

export interface LiveOptions<Context> {
  readonly schema: GraphQLSchema
  readonly audit: Audit
  readonly log: Logger
  /** Judges the caller anew: a sign-in that has ended, or was withdrawn, is refused here. */
  readonly contextFor: () => Promise<Context>
}

export type LiveResults = AsyncIterableIterator<ExecutionResult, undefined>

/** How often a line looks whether its caller is still signed in, in milliseconds. */
const lookEvery = 1_000

/**
 * A subscription: each event is answered like a request of its own, with the caller judged again, rows read anew and the
 * reads written down before it leaves. A line whose caller is not signed in any more ends, even while it is quiet.
 */
export async function liveResults<Context extends RequestContext & NotedReads>(
  options: LiveOptions<Context>,
  request: LiveRequest,
): Promise<ExecutionResult | LiveResults> {
  const { schema } = options
  const { document, variables: variableValues, operationName } = request
  const common = { schema, document, variableValues, operationName }
  const opened = await options.contextFor()
  requireScopes(schema, document, opened.viewer)
  const source = await createSourceEventStream({ ...common, contextValue: opened })
  if (!isEvents(source)) return masked(source, options.log)
  return answered(source, opened, options.log, async rootValue => {
    await giveWay()
    const contextValue = await options.contextFor()
    const result = await execute({ ...common, rootValue, contextValue })
    const { notedReads, now, requestId, viewer } = contextValue
    const fields = fieldsOf(document)
    await options.audit
      .recordReads([...notedReads].map(([residentId, under]) => ({ at: now, requestId, viewer, residentId, fields: fieldsUnder(fields, under), result: resultOf(result) })))
      .catch(() => {
        throw new HubError('AUDIT_UNAVAILABLE')
      })
    return masked(result, options.log)
  })
}

/** The answers to a source's events. What goes wrong is the last of them, and tells why the line ends. */
function answered(
  source: AsyncIterable<unknown>,
  { requireSignedIn }: RequestContext,
  log: Logger,
  answer: (event: unknown) => Promise<ExecutionResult>,
): LiveResults {
  const events = source[Symbol.asyncIterator]()
  const done: IteratorReturnResult<undefined> = { done: true, value: undefined }
  let isOver = false
  let refuse: (reason: unknown) => void = () => {}
  const nextEvent = () =>
    new Promise<IteratorResult<unknown>>((resolve, reject) => {
      refuse = reject
      events.next().then(resolve, reject)
    })
  const watch = setInterval(() => {
    try {
      requireSignedIn()
    } catch (error) {
      refuse(error)
    }
  }, lookEvery)
  watch.unref()
  const finish = () => {
    isOver = true
    clearInterval(watch)
    // Not waited for: it would wait for what the source is busy with.
    void events.return?.().catch(() => undefined)
  }
  return {
    async next() {
      if (isOver) return done
      try {
        const event = await nextEvent()
        if (!event.done) return { done: false, value: await answer(event.value) }
        finish()
        return done
      } catch (error) {
        finish()
        return { done: false, value: masked({ errors: [asError(error)] }, log) }
      }
    },
    async return() {
      finish()
      return done
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

function asError(error: unknown): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error instanceof Error ? error : undefined })
}

function masked(result: ExecutionResult, log: Logger): ExecutionResult {
  const mask = maskErrors(log)
  if (!result.errors) return result
  return { ...result, errors: result.errors.map(error => {
    const { message, path, extensions } = mask(error.toJSON(), error)
    return new GraphQLError(message, { path, extensions })
  }) }
}

function isEvents(value: ExecutionResult | AsyncIterable<unknown>): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value
}
