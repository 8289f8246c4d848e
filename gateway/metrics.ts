export interface Metrics {
  request(status: number, milliseconds: number): void
  subgraphCall(subgraph: string, outcome: 'ok' | 'unavailable' | 'timeout', milliseconds: number): void
}
