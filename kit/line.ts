/**
 * A live line from a generator that listens to a signal. A generator alone would hear of its end only at its next event;
 * this one is told at once, even while it waits.
 */
export function line<Event>(make: (signal: AbortSignal) => AsyncGenerator<Event, undefined>): AsyncIterableIterator<Event> {
  const left = new AbortController()
  const events = make(left.signal)
  return {
    next: () => events.next(),
    return: () => {
      left.abort()
      return events.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
