/**
 * The events of a source until `signal`: then they end at once, even while the source is silent, and it is told.
 * An async generator alone would only hear of it at its next event.
 */
export function untilAborted<Event>(events: AsyncIterable<Event>, signal: AbortSignal): AsyncIterableIterator<Event> {
  const source = events[Symbol.asyncIterator]()
  const done: IteratorReturnResult<undefined> = { done: true, value: undefined }
  let isOver = false
  let cut = () => {}
  const finish = async () => {
    isOver = true
    signal.removeEventListener('abort', onAbort)
    // Not waited for: a source that hangs in its own work answers this only after it.
    void source.return?.().catch(() => {})
    cut()
    return done
  }
  const onAbort = () => void finish()
  signal.addEventListener('abort', onAbort)
  if (signal.aborted) onAbort()
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () =>
      isOver
        ? Promise.resolve(done)
        : new Promise((resolve, reject) => {
            cut = () => resolve(done)
            source.next().then(resolve, reject)
          }),
    return: finish,
  }
}
