import { giveWay } from '../../kit/give-way.js'
import type { SubgraphHandle } from '../../kit/subgraph.js'
import { untilAborted } from './events.js'
import { isEvents, SubgraphFailure, type SubgraphAnswer, type SubgraphCall, type Transport } from './transport.js'

/** Calls subgraphs that live in this process. */
export function inProcessTransport(handles: readonly SubgraphHandle[]): Transport {
  const byName = new Map(handles.map(handle => [handle.name, handle]))
  const handleOf = (subgraph: string) => {
    const handle = byName.get(subgraph)
    if (!handle) throw new SubgraphFailure(`no subgraph named ${subgraph} in this process`)
    return handle
  }
  return {
    async execute(subgraph: string, call: SubgraphCall): Promise<SubgraphAnswer> {
      await giveWay()
      const answer = await handleOf(subgraph).execute(call)
      return isEvents(answer) ? untilAborted(answer, call.signal) : answer
    },
    findPaper: async (subgraph, code) => (await handleOf(subgraph).findPaper?.(code)) ?? null,
    close: async () => {},
  }
}
