import { createSourceEventStream, type DocumentNode, execute, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Audit } from './audit.js'
import { HubError } from './errors.js'
import type { Logger } from './log.js'
import { maskErrors } from './mask.js'
import { fieldsOf, type NotedReads } from './plugins/audit-reads.js'
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

/**
 * A subscription: each event is answered like a request of its own, with the caller judged again, rows read anew and the
 * reads written down before it leaves.
 */
export async function liveResults<Context extends RequestContext & NotedReads>(
  options: LiveOptions<Context>,
  request: LiveRequest,
): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  const { schema } = options
  const { document, variables: variableValues, operationName } = request
  const common = { schema, document, variableValues, operationName }
  const source = await createSourceEventStream({ ...common, contextValue: await options.contextFor() })
  if (!isEvents(source)) return masked(source, options.log)
  const events = source[Symbol.asyncIterator]()
  const done = { done: true, value: undefined } as const
  let isOver = false
  const answer = async (rootValue: unknown): Promise<ExecutionResult> => {
    const contextValue = await options.contextFor()
    const result = await execute({ ...common, rootValue, contextValue })
    const { notedReads, now, requestId, viewer } = contextValue
    const fields = fieldsOf(document)
    await options.audit
      .recordReads([...notedReads].map(residentId => ({ at: now, requestId, viewer, residentId, fields })))
      .catch(() => {
        throw new HubError('AUDIT_UNAVAILABLE')
      })
    return masked(result, options.log)
  }
  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      if (isOver) return done
      try {
        const event = await events.next()
        return event.done ? done : { done: false, value: await answer(event.value) }
      } catch (error) {
        // The last event tells why the line ends.
        isOver = true
        void events.return?.()
        return { done: false, value: masked({ errors: [asError(error)] }, options.log) }
      }
    },
    async return() {
      isOver = true
      await events.return?.()
      return done
    },
    [Symbol.asyncIterator]: () => results,
  }
  return results
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
