import type { SubgraphHandle } from '../../kit/subgraph.js'
import { SubgraphFailure, type SubgraphAnswer, type SubgraphCall, type Transport } from './transport.js'

/** Calls subgraphs that live in this process. */
export function inProcessTransport(handles: readonly SubgraphHandle[]): Transport {
  const byName = new Map(handles.map(handle => [handle.name, handle]))
  return {
    async execute(subgraph: string, call: SubgraphCall): Promise<SubgraphAnswer> {
      const handle = byName.get(subgraph)
      if (!handle) throw new SubgraphFailure(`no subgraph named ${subgraph} in this process`)
      return handle.execute(call)
    },
    close: async () => {},
  }
}
