import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net'
import pg from 'pg'
import { type PgMessage, PgMessageReader, PgStatementTexts } from './pg-messages.js'

export interface PgStatement {
  /** Counted over all connections, from 1. */
  readonly n: number
  readonly text: string
  /** The number of the connection, from 1, in the order they were made. */
  readonly connection: number
}

/**
 * What becomes of a statement that is about to reach the server:
 * - `pass`: nothing.
 * - `cut`: it does not reach the server; both ends of the connection are closed.
 * - `hold`: it waits, and nothing more comes through on its connection either way, until `release`. A client that
 *   leaves meanwhile takes the statement along.
 * - `dropReply`: the server carries it out to its end, then the connection is closed; the client does not get the answer.
 */
export type PgVerdict = 'pass' | 'cut' | 'hold' | 'dropReply'

export type PgListener = (statement: PgStatement) => PgVerdict | Promise<PgVerdict>

export interface PgProxy {
  /** The address of the same database through the proxy. */
  urlFor(databaseUrl: string): string
  /** Asked before each statement, in place of the one before; nothing waits without a listener. One that throws cuts. */
  onStatement(listener?: PgListener): void
  /** Those that were about to reach the server, whatever became of them. */
  statements(): readonly PgStatement[]
  /** Begins to count statements anew. */
  forget(): void
  /** Resolves to the number of a connection that is held, as soon as there is one. */
  held(): Promise<number>
  /** Lets a held connection go on, or all of them. */
  release(connection?: number): void
  /** Closes every connection; rejects with what a listener threw. */
  stop(): Promise<void>
}

const host = '127.0.0.1'

/** What the connections share. */
interface Hub {
  number(): number
  ask(connection: number, text: string): Promise<PgVerdict>
  holds(connection: number): void
}

/** Stands in front of a PostgreSQL server and counts its statements. Without TLS: asked for it, it says no. */
export async function startPgProxy(serverUrl: string): Promise<PgProxy> {
  const target = addressOf(serverUrl)
  const connections = new Set<Connection>()
  const failures: unknown[] = []
  let listener: PgListener | undefined
  let statements: PgStatement[] = []
  let opened = 0
  let onHeld: ((connection: number) => void)[] = []
  const hub: Hub = {
    number: () => ++opened,
    async ask(connection, text) {
      const statement = { n: statements.length + 1, text, connection }
      statements.push(statement)
      try {
        return (await listener?.(statement)) ?? 'pass'
      } catch (error) {
        failures.push(error)
        return 'cut'
      }
    },
    holds(connection) {
      for (const resolve of onHeld) resolve(connection)
      onHeld = []
    },
  }
  const server = createServer({ noDelay: true }, client => {
    const connection = new Connection(client, connect(target), hub)
    connections.add(connection)
    client.once('close', () => connections.delete(connection))
  })
  server.listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const heldNow = () => [...connections].filter(({ held }) => held)
  return {
    urlFor(databaseUrl) {
      const url = new URL(databaseUrl)
      url.hostname = host
      url.port = String(port)
      for (const name of ['host', 'port']) url.searchParams.delete(name)
      return url.href
    },
    onStatement: next => (listener = next),
    statements: () => statements,
    forget: () => (statements = []),
    held: async () => heldNow()[0]?.number ?? new Promise(resolve => onHeld.push(resolve)),
    release(number) {
      for (const each of heldNow()) if (number === undefined || each.number === number) each.release()
    },
    async stop() {
      for (const connection of connections) connection.close()
      server.close()
      await once(server, 'close')
      if (failures.length > 0) throw failures[0]
    },
  }
}

/** A host that is a folder means the socket in it. */
function addressOf(serverUrl: string): NetConnectOpts {
  const { host, port } = new pg.Client({ connectionString: serverUrl })
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port, noDelay: true }
}

/** They prepare an execution and wait for what becomes of it. */
const preparing = 'PBDC'
/** Each is answered by one ReadyForQuery: a query, a Sync, a function call. */
const answeredByReady = 'QSF'

class Connection {
  number = 0
  held = false
  private readonly requests = new PgMessageReader(false)
  private readonly answers = new PgMessageReader(true)
  private readonly texts = new PgStatementTexts()
  /** Messages that wait for the next one. */
  private batch: Buffer[] = []
  private heldAnswers: Buffer[] = []
  private onRelease = () => {}
  /** ReadyForQuery messages that will come and that came; the first ends the start-up. */
  private readyExpected = 1
  private readySeen = 0
  /** The answer that ends with this ReadyForQuery is not passed on. */
  private dropped: number | undefined

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly hub: Hub,
  ) {
    let last: Promise<unknown> = Promise.resolve()
    client.on('data', part => {
      for (const message of this.requests.push(part)) last = last.then(() => this.request(message))
    })
    // What a client sent before it left still arrives, as it would without the proxy.
    client.on('close', () => (this.held ? this.close() : void last.then(() => server.end())))
    server.on('data', part => {
      for (const message of this.answers.push(part)) this.answer(message)
    })
    server.on('close', () => client.destroySoon())
    for (const socket of [client, server]) socket.on('error', () => {})
  }

  close(): void {
    this.client.destroy()
    this.server.destroy()
  }

  release(): void {
    this.held = false
    for (const raw of this.heldAnswers.splice(0)) this.client.write(raw)
    this.onRelease()
  }

  private async request(message: PgMessage): Promise<void> {
    const { type, raw } = message
    if (type === 'ssl' || type === 'gss') return void this.client.write('N')
    if (type === 'startup') this.number = this.hub.number()
    const text = this.texts.note(message)
    this.batch.push(raw)
    if (preparing.includes(type)) return
    if (text !== undefined) await this.carryOut(await this.hub.ask(this.number, text))
    if (this.server.destroyed) return
    if (answeredByReady.includes(type)) this.readyExpected++
    this.server.write(Buffer.concat(this.batch.splice(0)))
  }

  private async carryOut(verdict: PgVerdict): Promise<void> {
    if (verdict === 'cut') this.close()
    if (verdict === 'dropReply') this.dropped ??= this.readyExpected + 1
    if (verdict !== 'hold') return
    if (this.client.destroyed) return this.close()
    const released = new Promise<void>(resolve => (this.onRelease = resolve))
    this.held = true
    this.hub.holds(this.number)
    await released
  }

  private answer({ type, raw }: PgMessage): void {
    if (this.dropped === undefined || this.readySeen < this.dropped - 1) {
      if (this.held) this.heldAnswers.push(raw)
      else this.client.write(raw)
    }
    if (type !== 'Z') return
    this.readySeen++
    // Only now is a commit sure: an Execute outside a transaction ends with its Sync.
    if (this.readySeen === this.dropped) this.close()
  }
}
