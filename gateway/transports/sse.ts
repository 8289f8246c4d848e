/** One event of a stream: its name and its data, lines joined. */
export interface ServerSentEvent {
  readonly event: string
  readonly data: string
}

/**
 * Reads `text/event-stream` as the HTML standard says: lines end in LF, CR or CR LF, a byte order mark and comments are
 * skipped, several data lines make one, an event is given at its empty line and an unfinished one is dropped.
 * Throws when one event grows past `limit` characters.
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<ServerSentEvent, void> {
  const decoder = new TextDecoder()
  const parser = new EventParser()
  let rest = ''
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true })
    // A CR at the end may be the first half of a CR LF.
    const complete = rest.endsWith('\r') ? rest.slice(0, -1) : rest
    const lines = complete.split(/\r\n|\r|\n/)
    const last = lines.pop() ?? ''
    rest = last + rest.slice(complete.length)
    for (const line of lines) {
      const event = parser.line(line)
      if (event) yield event
    }
    if (rest.length + parser.size > limit) throw new Error(`an event is longer than ${limit} characters`)
  }
}

class EventParser {
  private event = ''
  private data: string[] = []
  size = 0

  line(line: string): ServerSentEvent | undefined {
    if (line === '') return this.finish()
    const colon = line.indexOf(':')
    if (colon === 0) return undefined
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'event') this.event = value
    if (field === 'data') {
      this.data.push(value)
      this.size += value.length
    }
    return undefined
  }

  private finish(): ServerSentEvent | undefined {
    // graphql-sse ends a stream with an event that has a name and an empty or no data line.
    const event = { event: this.event || 'message', data: this.data.join('\n') }
    const isEmpty = this.event === '' && this.data.length === 0
    this.event = ''
    this.data = []
    this.size = 0
    return isEmpty ? undefined : event
  }
}
