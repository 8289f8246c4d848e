import { SubgraphFailure } from './transport.js'

/**
 * Runs one subgraph call within a time, and ends it when its request ends. The work is told by its own signal; it is
 * not waited for, since a subgraph that hangs does not listen either.
 */
export function within<Result>(
  milliseconds: number,
  parent: AbortSignal,
  work: (signal: () => AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (parent.aborted || milliseconds <= 0)
    return Promise.reject(new SubgraphFailure('no time left', 'SUBGRAPH_TIMEOUT'))
  return new Promise((resolve, reject) => {
    let own: AbortController | undefined
    let ended = false
    // Made only for those who listen: signals are the dearest part of a call in this process.
    const signal = () => {
      own ??= new AbortController()
      if (ended) own.abort()
      return own.signal
    }
    const end = (reason: string) => {
      settle()
      reject(new SubgraphFailure(reason, 'SUBGRAPH_TIMEOUT'))
      ended = true
      own?.abort()
    }
    const onParent = () => end('the request was ended')
    const timer = setTimeout(() => end(`no answer in ${Math.round(milliseconds)} ms`), milliseconds)
    const settle = () => {
      clearTimeout(timer)
      parent.removeEventListener('abort', onParent)
    }
    parent.addEventListener('abort', onParent)
    work(signal).then(resolve, reject).finally(settle)
  })
}
