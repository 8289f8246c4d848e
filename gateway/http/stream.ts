import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/** The streams that are open, so that a gateway that stops can end them: they would never finish by themselves. */
export class OpenStreams {
  private readonly open = new Set<AbortController>()
  private closing = false

  add(stream: AbortController): void {
    this.open.add(stream)
    if (this.closing) stream.abort()
  }

  delete(stream: AbortController): void {
    this.open.delete(stream)
  }

  endAll(): void {
    this.closing = true
    for (const stream of this.open) stream.abort()
  }
}

export function nextEvent(data: string): string {
  return `event: next\ndata: ${data}\n\n`
}

/**
 * Sends events in the distinct-connections mode of graphql-sse until they end or the caller is gone, at the pace the
 * caller reads. Ending either side ends the other.
 */
export async function sendEvents(
  response: ServerResponse,
  events: AsyncIterable<string>,
  signal: AbortSignal,
  heartbeat: number,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
  response.flushHeaders()
  // Proxies and browsers cut quiet connections; a comment is not an event.
  const beat = setInterval(() => response.write(':\n\n'), heartbeat)
  const iterator = events[Symbol.asyncIterator]()
  // A quiet source is waiting inside next(); only return() reaches it.
  const stop = () => void iterator.return?.().catch(() => {})
  signal.addEventListener('abort', stop)
  try {
    for (;;) {
      const { done, value } = await iterator.next()
      if (done || signal.aborted) break
      if (!response.write(nextEvent(value))) await once(response, 'drain', { signal })
    }
    response.end('event: complete\ndata:\n\n')
  } catch {
    response.destroy()
  } finally {
    clearInterval(beat)
    signal.removeEventListener('abort', stop)
    stop()
  }
}
