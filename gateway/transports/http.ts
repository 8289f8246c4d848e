import { setTimeout as wait } from 'node:timers/promises'
import { OperationTypeNode, type ExecutionResult } from 'graphql'
import { Pool, type Dispatcher } from 'undici'
import { SIGNATURE_HEADER, type Sign } from '../../kit/signature.js'
import { askPaper } from './paper.js'
import { readEvents } from './sse.js'
import { parseResult, readResult } from './result.js'
import { SubgraphFailure, type SubgraphAnswer, type SubgraphCall, type Transport } from './transport.js'

export interface HttpTransportOptions {
  /** Where each subgraph answers, by its name in the supergraph. */
  readonly urls: Readonly<Record<string, string>>
  /** Signs every body, so that a subgraph knows the call came through the gateway. */
  readonly sign?: Sign
  readonly now?: () => number
  readonly connections?: number
  /** Longest answer in bytes, and longest event of a subscription. */
  readonly maxBytes?: number
  /** How long a subscription may take to open, in milliseconds. */
  readonly openTimeout?: number
}

interface Door {
  readonly pool: Pool
  /** A line holds its connection for as long as it is open: among the others, some dozens of them would leave none for questions. */
  readonly lines: Pool
  readonly path: string
}

const eightMegabytes = 8 * 1024 * 1024
/** Long enough for a restarting process to take connections again, short against any deadline. */
const pauseBeforeRetry = 50

/** Calls subgraphs over kept-alive connections. */
export function httpTransport(options: HttpTransportOptions): Transport {
  const pools = new Map<string, Pool>()
  const linePools = new Map<string, Pool>()
  const doors = new Map<string, Door>()
  for (const [name, address] of Object.entries(options.urls)) {
    const url = new URL(address)
    const pool = pools.get(url.origin) ?? new Pool(url.origin, { connections: options.connections ?? 64 })
    pools.set(url.origin, pool)
    const lines = linePools.get(url.origin) ?? new Pool(url.origin, { connections: null })
    linePools.set(url.origin, lines)
    doors.set(name, { pool, lines, path: url.pathname + url.search })
  }
  return {
    execute(subgraph, call) {
      const door = doors.get(subgraph)
      if (!door) return Promise.reject(new SubgraphFailure(`no address for ${subgraph}`))
      return call.operation === OperationTypeNode.SUBSCRIPTION
        ? subscribe(subgraph, door, call, options)
        : askTwice(subgraph, door, call, options)
    },
    findPaper(subgraph, code, signal) {
      const door = doors.get(subgraph)
      if (!door) return Promise.reject(new SubgraphFailure(`no address for ${subgraph}`))
      const { sign, now = Date.now } = options
      const path = `/papers/${encodeURIComponent(code)}`
      const headers = sign && { [SIGNATURE_HEADER]: sign(subgraph, `GET ${path}`, now()) }
      return askPaper(door.pool, { path, headers, signal })
    },
    close: async () => {
      await Promise.all([...pools.values(), ...linePools.values()].map(pool => pool.destroy()))
    },
  }
}

async function askTwice(
  subgraph: string,
  door: Door,
  call: SubgraphCall,
  options: HttpTransportOptions,
): Promise<ExecutionResult> {
  try {
    return await ask(subgraph, door, call, options)
  } catch (error) {
    // A mutation may have been done although its answer was lost: only its caller may decide to send it again.
    if (call.operation !== OperationTypeNode.QUERY || !(error instanceof NoAnswerYet)) throw error
  }
  await wait(pauseBeforeRetry, undefined, { signal: call.signal })
  return ask(subgraph, door, call, options)
}

/** The subgraph is starting or stopping: no answer has been seen, and another try may get one. */
class NoAnswerYet extends SubgraphFailure {}

const connectionLost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

async function ask(
  subgraph: string,
  door: Door,
  call: SubgraphCall,
  options: HttpTransportOptions,
): Promise<ExecutionResult> {
  const response = await send(
    subgraph,
    door,
    call,
    options,
    'application/graphql-response+json, application/json;q=0.9',
  )
  if (response.statusCode === 502 || response.statusCode === 503) {
    await response.body.dump()
    throw new NoAnswerYet(`status ${response.statusCode}`)
  }
  return readResult(response, options.maxBytes ?? eightMegabytes)
}

async function send(
  subgraph: string,
  { pool, path }: Pick<Door, 'pool' | 'path'>,
  call: SubgraphCall,
  { sign, now = Date.now }: HttpTransportOptions,
  accept: string,
): Promise<Dispatcher.ResponseData> {
  const { query, variables, operationName, headers, signal } = call
  const body = JSON.stringify({ query, variables, operationName })
  const sent: Record<string, string> = { 'content-type': 'application/json', accept }
  for (const name of ['authorization', 'accept-language', 'x-request-id']) if (headers[name]) sent[name] = headers[name]
  if (sign) sent[SIGNATURE_HEADER] = sign(subgraph, body, now())
  try {
    const response = await pool.request({ path, method: 'POST', headers: sent, body, signal })
    // A body thrown away ends with an error that nobody waits for, which would end the process.
    response.body.on('error', () => {})
    return response
  } catch (error) {
    if (isConnectionLost(error)) throw new NoAnswerYet(String(error))
    throw error
  }
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && connectionLost.has(error.code)
}

async function subscribe(
  subgraph: string,
  door: Door,
  call: SubgraphCall,
  options: HttpTransportOptions,
): Promise<SubgraphAnswer> {
  const limit = options.maxBytes ?? eightMegabytes
  const opening = new AbortController()
  const timer = setTimeout(() => opening.abort(), options.openTimeout ?? 5_000)
  // The stream itself ends with the caller's signal.
  const signal = AbortSignal.any([call.signal, opening.signal])
  try {
    const response = await send(subgraph, { ...door, pool: door.lines }, { ...call, signal }, options, 'text/event-stream')
    const type = response.headers['content-type']
    if (typeof type !== 'string' || !type.startsWith('text/event-stream')) return await readResult(response, limit)
    return readStream(response.body, limit)
  } catch (error) {
    if (opening.signal.aborted) throw new SubgraphFailure('the subscription did not open', 'SUBGRAPH_TIMEOUT')
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** The distinct-connections mode of graphql-sse: `next` carries a result, `complete` ends. */
async function* readStream(
  body: AsyncIterable<Uint8Array> & { destroy(): void },
  limit: number,
): AsyncGenerator<ExecutionResult, void> {
  try {
    for await (const { event, data } of readEvents(body, limit)) {
      if (event === 'complete') return
      if (event === 'next') yield parseResult(data)
    }
    throw new SubgraphFailure('the stream ended without "complete"')
  } finally {
    body.destroy()
  }
}
