import { SubgraphFailure } from './transport.js'

/**
 * Runs one subgraph call within a time, and ends it when its request ends. The work is told by its own signal; it is not
 * waited for, since a subgraph that hangs does not listen either.
 */
export function within<Result>(
  milliseconds: number,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (parent.aborted || milliseconds <= 0) return Promise.reject(new SubgraphFailure('no time left', 'SUBGRAPH_TIMEOUT'))
  return new Promise((resolve, reject) => {
    const own = new AbortController()
    const end = (reason: string) => {
      settle()
      reject(new SubgraphFailure(reason, 'SUBGRAPH_TIMEOUT'))
      own.abort()
    }
    const onParent = () => end('the request was ended')
    const timer = setTimeout(() => end(`no answer in ${Math.round(milliseconds)} ms`), milliseconds)
    const settle = () => {
      clearTimeout(timer)
      parent.removeEventListener('abort', onParent)
    }
    parent.addEventListener('abort', onParent)
    work(own.signal).then(resolve, reject).finally(settle)
  })
}
