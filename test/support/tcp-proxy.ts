import { EventEmitter, once } from 'node:events'
import { type AddressInfo, createServer, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * What the proxy does to the connections it has and to those that come:
 * - `pass`: nothing.
 * - `refuse`: as if the process were gone. Nobody listens on the port, and open connections are reset.
 * - `blackhole`: connections are accepted and nothing comes through, either way. What was sent arrives when the mode
 *   changes, as after a broken line.
 * - `dropReplies`: what the client sends arrives, the answers do not. A connection that lost one is reset when the mode
 *   changes, so that nobody reads a stream with a gap.
 * - `latency`: so many milliseconds each way.
 * - `resetAfter`: after so many bytes of answer, counted from the change of mode, the connection is reset.
 */
export type TcpFault =
  | 'pass'
  | 'refuse'
  | 'blackhole'
  | 'dropReplies'
  | { readonly latency: number }
  | { readonly resetAfter: number }

export interface TcpProxy {
  readonly host: string
  /** The same for the whole life of the proxy. */
  readonly port: number
  /** The given address with the proxy's host and port in it. */
  urlFor(targetUrl: string): string
  set(fault: TcpFault): Promise<void>
  /** Nobody listens any more, open connections are reset: also the end of the proxy. */
  stop(): Promise<void>
  /** Listens again on the same port, in the mode it had. */
  start(): Promise<void>
  /** Clients connected now. */
  connections(): number
}

const host = '127.0.0.1'

interface Mode {
  fault: TcpFault
  readonly changes: EventEmitter<{ change: [] }>
}

interface Line {
  /** The mode is another one now. */
  onChange(): void
  reset(): void
}

/** A proxy in front of an address such as `http://127.0.0.1:4001` or `nats://127.0.0.1:4222`. */
export async function startTcpProxy(targetUrl: string): Promise<TcpProxy> {
  const { hostname, port: targetPort } = new URL(targetUrl)
  const target = { host: hostname, port: Number(targetPort) }
  const mode: Mode = { fault: 'pass', changes: new EventEmitter<{ change: [] }>().setMaxListeners(0) }
  const lines = new Set<Line>()
  const listener = createServer({ allowHalfOpen: true }, client => {
    const line = openLine(client, target, mode)
    lines.add(line)
    client.once('close', () => lines.delete(line))
  })
  listener.listen(0, host)
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo

  const change = (fault: TcpFault) => {
    mode.fault = fault
    for (const line of lines) line.onChange()
    mode.changes.emit('change')
  }
  const stop = async () => {
    for (const line of lines) line.reset()
    if (!listener.listening) return
    listener.close()
    await once(listener, 'close')
  }
  const start = async () => {
    if (mode.fault === 'refuse') change('pass')
    if (listener.listening) return
    listener.listen(port, host)
    await once(listener, 'listening')
  }
  return {
    host,
    port,
    urlFor(url) {
      const through = new URL(url)
      through.hostname = host
      through.port = String(port)
      return through.href
    },
    async set(fault) {
      change(fault)
      await (fault === 'refuse' ? stop() : start())
    },
    stop,
    start,
    connections: () => lines.size,
  }
}

function openLine(client: Socket, target: { host: string; port: number }, mode: Mode): Line {
  const server = new Socket({ allowHalfOpen: true })
  let answered = 0
  let lostReply = false
  const reset = () => {
    client.resetAndDestroy()
    server.resetAndDestroy()
  }
  const passable = async () => {
    while (mode.fault === 'blackhole') await once(mode.changes, 'change')
  }
  const dialled = passable().then(() => client.destroyed || server.connect(target))

  /** Both ways keep their order, whatever each part waits for. */
  const pump = (from: Socket, to: Socket, deliver: (part: Buffer) => void, end = () => void to.end()) => {
    let last: Promise<unknown> = dialled
    const next = (step: () => void) => {
      const due = typeof mode.fault === 'object' && 'latency' in mode.fault ? performance.now() + mode.fault.latency : 0
      last = last
        .then(() => (due > performance.now() ? wait(due - performance.now()) : undefined))
        .then(passable)
        .then(() => to.destroyed || step())
    }
    from.on('data', part => next(() => deliver(part)))
    from.on('end', () => next(end))
    from.on('error', reset)
  }
  pump(client, server, part => void server.write(part))
  pump(
    server,
    client,
    part => {
      if (mode.fault === 'dropReplies') return void (lostReply = true)
      if (typeof mode.fault !== 'object' || !('resetAfter' in mode.fault)) return void client.write(part)
      const left = mode.fault.resetAfter - answered
      answered += part.length
      if (part.length < left) client.write(part)
      else client.write(part.subarray(0, Math.max(0, left)), reset)
    },
    () => void (mode.fault === 'dropReplies' ? (lostReply = true) : client.end()),
  )
  return {
    onChange() {
      answered = 0
      if (lostReply) reset()
    },
    reset,
  }
}
