import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { PlainError } from './errors.js'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export interface Listening {
  readonly url: string
  readonly port: number
  /** Requests taken in and answers sent to their end, since the start. */
  counts(): { accepted: number; answered: number }
  /** Stops accepting, lets requests under way finish, then ends. */
  close(): Promise<void>
}

/** How long a connection may take to send its headers and its whole request, in milliseconds. */
const headersTimeout = 15_000
const requestTimeout = 30_000

/** A node:http server. A taken port is told in one sentence. */
export async function listen(handler: Handler, where: { port: number; host: string }): Promise<Listening> {
  // Of two headers of one name Node would keep the first: which of two sign-ins counts is not for it to choose.
  const server = createServer({ headersTimeout, requestTimeout, keepAliveTimeout: 65_000, joinDuplicateHeaders: true }, (request, response) => {
    accepted++
    response.once('finish', () => answered++)
    if (closing) response.setHeader('connection', 'close')
    if (isAmbiguous(request)) return void response.writeHead(400, { connection: 'close' }).end()
    void Promise.resolve(handler(request, response)).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const endFree = freeConnections(server)
  let closing = false
  let accepted = 0
  let answered = 0
  await opened(server, where)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${where.host.includes(':') ? `[${where.host}]` : where.host}:${port}`,
    port,
    counts: () => ({ accepted, answered }),
    close: () => {
      closing = true
      return closeServer(server, endFree)
    },
  }
}

/** What a proxy in front may have read otherwise: two hosts, or no version (RFC 9112, 2.3 and 3.2). Node takes both. */
function isAmbiguous({ httpVersionMajor, rawHeaders }: IncomingMessage): boolean {
  return httpVersionMajor !== 1 || rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length > 1
}

function opened(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${host} is taken. Stop what uses it, or choose another port in the settings.`
      reject(error.code === 'EADDRINUSE' ? new PlainError(taken) : new PlainError(`Cannot listen: ${error.message}`))
    })
    server.listen(port, host, resolve)
  })
}

/**
 * Ends the connections on which nothing is waited for: kept-alive ones, those that a browser opened ahead and never used, and those that
 * sent a request in part. Node's own way to end idle ones takes the last two for busy.
 */
function freeConnections(server: Server): () => void {
  const underWay = new Map<Socket, number>()
  const count = (socket: Socket, more: number) => underWay.set(socket, (underWay.get(socket) ?? 0) + more)
  server.on('connection', (socket: Socket) => {
    count(socket, 0)
    socket.once('close', () => underWay.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    count(socket, 1)
    response.once('close', () => underWay.has(socket) && count(socket, -1))
  })
  return () => {
    for (const [socket, requests] of underWay) if (requests === 0) socket.destroy()
  }
}

function closeServer(server: Server, endFree: () => void): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    endFree()
    const sweep = setInterval(endFree, 50)
    server.once('close', () => clearInterval(sweep))
  })
}

/** Reads a request's body up to a limit in bytes; undefined when it is longer. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > limit) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

/**
 * Calls `stop` once on SIGTERM or SIGINT, then exits 0; a second signal or 15 s end it at once. Under npm the end of its
 * shell counts as a signal: npm ends the shell on SIGTERM, and the shell tells nobody.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    clearInterval(watch)
    setTimeout(() => process.exit(1), 15_000).unref()
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  const shell = process.env.npm_lifecycle_event ? process.ppid : undefined
  const watch = setInterval(() => shell === undefined || shell === process.ppid || onSignal(), 250)
  watch.unref()
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
