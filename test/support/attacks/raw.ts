import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  /** Of every answer on the connection, in order; a request that was smuggled in has one of its own. */
  readonly statuses: number[]
  /** Everything that came, head and body. */
  readonly text: string
  /** Whether the other side closed the connection by itself. */
  readonly closed: boolean
}

const quiet = 150

/** Sends bytes as they are and reads until the other side closes, or has answered and is quiet. */
export function sendRaw(url: string, bytes: string | Uint8Array): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise(resolve => {
    const socket = connect(Number(port), hostname)
    let text = ''
    let timer: NodeJS.Timeout | undefined
    const done = (closed: boolean) => {
      clearTimeout(timer)
      socket.destroy()
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
      resolve({ statuses, text, closed })
    }
    socket.on('data', part => {
      text += part.toString('utf8')
      clearTimeout(timer)
      timer = setTimeout(() => done(false), quiet)
    })
    socket.once('close', () => done(true))
    socket.once('error', () => done(true))
    write(socket, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  })
}

/** The other side may stop reading in the middle, which is an answer too. */
function write(socket: Socket, bytes: Uint8Array): void {
  socket.once('connect', () => socket.write(bytes, () => {}))
}

/** A request written out by hand. */
export function requestText(line: string, headers: readonly string[], body = '', end = '\r\n'): string {
  return [line, ...headers, '', body].join(end)
}
