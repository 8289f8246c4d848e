import type { ExecutionResult, OperationTypeNode } from 'graphql'
import type { IssuedPaper } from '../../kit/paper/issued-paper.js'
import type { SubgraphRequest } from '../../kit/subgraph.js'

export interface SubgraphCall extends SubgraphRequest {
  readonly operation: OperationTypeNode
  readonly signal: AbortSignal
}

export type SubgraphAnswer = ExecutionResult | AsyncIterable<ExecutionResult>

/** The way to the subgraphs: in this process or over HTTP. */
export interface Transport {
  /** Rejects with a `SubgraphFailure`, or with anything when `signal` is aborted. */
  execute(subgraph: string, call: SubgraphCall): Promise<SubgraphAnswer>
  /** The paper behind a code; null when the subgraph issued none. Rejects when it cannot be asked. */
  findPaper(subgraph: string, code: string, signal: AbortSignal): Promise<IssuedPaper | null>
  close(): Promise<void>
}

export class SubgraphFailure extends Error {
  constructor(
    /** For the log only: may name addresses. */
    readonly reason: string,
    readonly code: 'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_TIMEOUT' = 'SUBGRAPH_UNAVAILABLE',
  ) {
    super(reason)
  }
}

export function isEvents(answer: SubgraphAnswer): answer is AsyncIterable<ExecutionResult> {
  return Symbol.asyncIterator in answer
}
