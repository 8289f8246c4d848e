import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Telemetry } from '../kit/telemetry.js'

export type SubgraphOutcome = 'ok' | 'unavailable' | 'timeout'

/** What the gateway counts. Labels are bounded: never a caller, a document or a variable. */
export interface Metrics {
  request(status: number, milliseconds: number): void
  subgraphCall(subgraph: string, outcome: SubgraphOutcome, milliseconds: number): void
}

export function noMetrics(): Metrics {
  return { request: () => {}, subgraphCall: () => {} }
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]

/** Counts and durations (each histogram has its count) in the text format of Prometheus. */
export function prometheusMetrics({ meter, serve }: Telemetry): Metrics & {
  handler(request: IncomingMessage, response: ServerResponse): void
} {
  const advice = { explicitBucketBoundaries: seconds }
  const requests = meter.createHistogram('hub_gateway_request', {
    description: 'GraphQL requests answered, by HTTP status',
    unit: 's',
    advice,
  })
  const calls = meter.createHistogram('hub_gateway_subgraph_call', {
    description: 'Calls of a subgraph, by outcome',
    unit: 's',
    advice,
  })
  return {
    request: (status, milliseconds) => requests.record(milliseconds / 1000, { status }),
    subgraphCall: (subgraph, outcome, milliseconds) => calls.record(milliseconds / 1000, { subgraph, outcome }),
    handler: (request, response) => {
      if (request.url === '/metrics' && request.method === 'GET') return serve(request, response)
      response.writeHead(404).end()
    },
  }
}
