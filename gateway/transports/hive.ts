import type { GatewayConfig } from '@graphql-hive/gateway-runtime'
import { OperationTypeNode, type DocumentNode, type ExecutionResult } from 'graphql'
import { type ErrorCode, HubError } from '../../kit/errors.js'
import type { Logger } from '../../kit/log.js'
import { callOf, type Call } from '../call.js'
import type { Metrics } from '../metrics.js'
import { within } from './deadline.js'
import { textOf } from './text.js'
import { isEvents, SubgraphFailure, type SubgraphAnswer, type SubgraphCall, type Transport } from './transport.js'

type HiveTransports = NonNullable<GatewayConfig['transports']>

export interface SubgraphCallsOptions {
  readonly transport: Transport
  /** Longest time for one call, in milliseconds. */
  readonly timeout: number
  readonly log: Logger
  readonly metrics: Metrics
}

/** What Hive asks of a transport, as far as it is used here. */
interface HiveRequest {
  readonly document: DocumentNode
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
  readonly operationType?: OperationTypeNode
  readonly context?: unknown
}

/**
 * Our transport as Hive's. Requests are never shared between callers: Hive's sharing of identical requests under way
 * sits in its own HTTP transport, which is not used.
 */
export function hiveTransports(options: SubgraphCallsOptions): HiveTransports {
  return () => ({
    getSubgraphExecutor({ subgraphName }) {
      // Hive types an executor by what its caller wishes to get, which no implementation can promise.
      return request => callSubgraph(subgraphName, request, options) as Promise<never>
    },
  })
}

async function callSubgraph(
  name: string,
  request: HiveRequest,
  options: SubgraphCallsOptions,
): Promise<SubgraphAnswer> {
  const started = performance.now()
  const call = callOf(request.context)
  const operation = request.operationType ?? OperationTypeNode.QUERY
  try {
    const answer = await execute(name, operation, request, call, options)
    options.metrics.subgraphCall(name, 'ok', performance.now() - started)
    return isEvents(answer) ? guarded(answer, name, call, options) : answer
  } catch (error) {
    const failure = asFailure(error)
    options.metrics.subgraphCall(
      name,
      failure.code === 'SUBGRAPH_TIMEOUT' ? 'timeout' : 'unavailable',
      performance.now() - started,
    )
    options.log.warn({ subgraph: name, requestId: call.requestId, reason: failure.reason }, 'subgraph call failed')
    // What was sent may have been done although no answer came: only the same key can tell.
    return failed(name, operation === OperationTypeNode.MUTATION ? 'OUTCOME_UNKNOWN' : failure.code)
  }
}

function execute(
  name: string,
  operation: OperationTypeNode,
  request: HiveRequest,
  call: Call,
  { transport, timeout }: SubgraphCallsOptions,
): Promise<SubgraphAnswer> {
  const send = (signal: () => AbortSignal) => {
    const sent: SubgraphCall = {
      query: textOf(request.document),
      document: request.document,
      variables: request.variables,
      operationName: request.operationName,
      operation,
      headers: call.headers,
      get signal() {
        return signal()
      },
    }
    return transport.execute(name, sent)
  }
  // A subscription lives as long as its caller listens; only its opening is timed, by the transport.
  if (operation === OperationTypeNode.SUBSCRIPTION) return send(() => call.signal)
  return within(Math.min(timeout, call.deadline - performance.now()), call.signal, send)
}

/** A stream that breaks ends with an error event instead of tearing down the caller's. */
async function* guarded(
  events: AsyncIterable<ExecutionResult>,
  name: string,
  call: Call,
  { log }: SubgraphCallsOptions,
): AsyncGenerator<ExecutionResult, void> {
  try {
    for await (const event of events) {
      call.renew()
      yield event
    }
  } catch (error) {
    if (call.signal.aborted) return
    const failure = asFailure(error)
    log.warn({ subgraph: name, requestId: call.requestId, reason: failure.reason }, 'subscription broke')
    yield failed(name, failure.code)
  }
}

function failed(service: string, code: ErrorCode): ExecutionResult {
  return { errors: [new HubError(code, { service })] }
}

function asFailure(error: unknown): SubgraphFailure {
  return error instanceof SubgraphFailure ? error : new SubgraphFailure(String(error))
}
