/** PostgreSQL's protocol 3, as far as a proxy needs it: https://www.postgresql.org/docs/15/protocol-message-formats.html */
export interface PgMessage {
  /** The tag of the message; the messages before the first tag have names of their own. */
  readonly type: string
  /** Everything, tag and length included. */
  readonly raw: Buffer
  readonly body: Buffer
}

/** The request codes of messages without a tag; any other code is the version of a start-up message. */
const untagged: Readonly<Record<number, string>> = { 80877102: 'cancel', 80877103: 'ssl', 80877104: 'gss' }

/** Cuts a stream into messages; their boundaries are not those of packets. */
export class PgMessageReader {
  private rest: Buffer = Buffer.alloc(0)

  /** A client begins without tags, a server with them. */
  constructor(private tagged: boolean) {}

  push(part: Buffer): PgMessage[] {
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, part]) : part
    const messages: PgMessage[] = []
    for (let message = this.take(); message; message = this.take()) messages.push(message)
    return messages
  }

  private take(): PgMessage | undefined {
    const head = this.tagged ? 1 : 0
    if (this.rest.length < head + 4) return undefined
    const end = head + this.rest.readInt32BE(head)
    if (this.rest.length < end) return undefined
    const raw = this.rest.subarray(0, end)
    this.rest = this.rest.subarray(end)
    const body = raw.subarray(head + 4)
    if (head > 0) return { type: String.fromCharCode(raw[0] ?? 0), raw, body }
    const type = untagged[body.readInt32BE(0)] ?? 'startup'
    this.tagged = type === 'startup'
    return { type, raw, body }
  }
}

/** Knows what one client's statements say: named ones are parsed once and executed by their name. */
export class PgStatementTexts {
  private readonly prepared = new Map<string, string>()
  private readonly portals = new Map<string, string>()

  /** The SQL text when the message makes the server execute a statement. */
  note({ type, body }: PgMessage): string | undefined {
    if (!'QPBE'.includes(type)) return undefined
    const [first = '', second = ''] = strings(body)
    switch (type) {
      case 'Q':
        return first
      case 'P':
        this.prepared.set(first, second)
        return undefined
      case 'B':
        this.portals.set(first, this.prepared.get(second) ?? '')
        return undefined
      default:
        return this.portals.get(first) ?? ''
    }
  }
}

/** The two texts, each ended by a zero, that the messages above begin with. */
function strings(body: Buffer): string[] {
  const firstEnd = body.indexOf(0)
  const secondEnd = body.indexOf(0, firstEnd + 1)
  return [body.toString('utf8', 0, firstEnd), body.toString('utf8', firstEnd + 1, secondEnd)]
}
