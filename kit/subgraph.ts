import type { DocumentNode, ExecutionResult } from 'graphql'
import type { FindPaper } from './paper/issued-paper.js'

/** One call from the gateway to a subgraph, over whichever transport. */
export interface SubgraphRequest {
  /** The printed text of `document`. */
  readonly query: string
  readonly document: DocumentNode
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
  /** `authorization`, `accept-language` and `x-request-id`; nothing else crosses. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal
}

/** A subgraph in the same process: what the in-process transport calls. */
export interface SubgraphHandle {
  readonly name: string
  execute(request: SubgraphRequest): Promise<ExecutionResult | AsyncIterable<ExecutionResult>>
  /** What anybody may know of a paper that this sector issued; absent where it issues none. */
  readonly findPaper?: FindPaper
}
