import { Writable } from 'node:stream'
import { prometheusMetrics } from '../../../gateway/metrics.js'
import type { GatewayOptions } from '../../../gateway/app.js'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { createLogger } from '../../../kit/log.js'
import { listen } from '../../../kit/serve.js'
import { createSigner, SIGNATURE_HEADER } from '../../../kit/signature.js'
import { createTelemetry } from '../../../kit/telemetry.js'
import type { SubgraphName } from '../../../schema/subgraphs.js'
import { type CountedHub, countedHub, doorSecret } from '../in-process.js'
import { leakIn } from './canaries.js'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: unknown
  /** `status CODE` of the first error, `200` where there is none. */
  readonly told: string
  readonly codes: readonly string[]
}

export interface Sent {
  readonly body?: string | Uint8Array
  readonly headers?: Record<string, string>
  readonly method?: string
}

export interface AttackHub extends CountedHub {
  /** Everything that was logged, by the gateway and the sectors. */
  readonly lines: readonly string[]
  metrics(): Promise<string>
  /** Sends anything to a path of the gateway. */
  send(path: string, what: Sent): Promise<Reply>
  /** A GraphQL request through the gateway. */
  graphql(token: string | undefined, query: string, variables?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** A GraphQL request straight at a sector, with the hub’s signature for these very bytes; what is neither text nor bytes is sent as JSON. */
  direct(sector: SubgraphName, token: string | undefined, what: unknown, headers?: Record<string, string>): Promise<Reply>
  /** What told of the machine in an answer; must stay empty. */
  readonly leaks: readonly string[]
  /** Every tokens signed for a case, looked for in what is logged. */
  readonly tokens: ReadonlySet<string>
}

export const doorTime = new Date('2026-11-02T09:00:00+07:00').getTime()
export const signDoor = createSigner(doorSecret)

/** The hub with three doors, everything it writes to its log kept, and every answer searched. */
export async function attackHub(gateway: Partial<GatewayOptions> = {}): Promise<AttackHub> {
  const lines: string[] = []
  const leaks: string[] = []
  const tokens = new Set<string>()
  const log = createLogger('test', 'trace', new Writable({ write: (part: Buffer, _, done) => (lines.push(String(part)), done()) }))
  const telemetry = createTelemetry()
  const metrics = prometheusMetrics(telemetry)
  const watched = await listen(metrics.handler, { port: 0, host: '127.0.0.1' })
  // Deadlines have tests of their own; here a busy machine must not be taken for a refusal.
  const hub = await countedHub('http', { subgraphTimeout: 60_000, log, gateway: { metrics, requestTimeout: 60_000, ...gateway } })
  const ask = async (url: string, { body, headers = {}, method = 'POST' }: Sent): Promise<Reply> => {
    const response = await fetch(url, { method, headers, body: body === undefined ? undefined : Buffer.from(body), redirect: 'manual' })
    const reply = replyOf(response.status, response.headers, await response.text())
    noteLeak(reply)
    return reply
  }
  const noteLeak = ({ text, headers, status }: Reply) => {
    const found = leakIn(`${[...headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n${status >= 400 || text.includes('"errors"') ? text : ''}`)
    if (found) leaks.push(found)
  }
  const json = { 'content-type': 'application/json' }
  const bearer = (token: string | undefined): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` })
  return {
    ...hub,
    lines,
    leaks,
    tokens,
    token: async (claims: TokenClaims) => {
      const token = await hub.token(claims)
      tokens.add(token.split('.')[2] ?? '')
      return token
    },
    metrics: async () => (await fetch(`${watched.url}/metrics`)).text(),
    send: (path, what) => ask(`${hub.url}${path}`, what),
    graphql: (token, query, variables, headers) =>
      ask(`${hub.url}/graphql`, { body: JSON.stringify({ query, variables }), headers: { ...json, ...bearer(token), ...headers } }),
    direct: (sector, token, what, headers) => {
      const body = typeof what === 'string' || Buffer.isBuffer(what) ? what : JSON.stringify(what)
      return ask(hub.doors[sector] ?? '', { body, headers: { ...json, ...bearer(token), [SIGNATURE_HEADER]: signDoor(sector, body, doorTime), ...headers } })
    },
    close: async () => {
      await hub.close()
      await watched.close()
      await telemetry.close()
    },
  }
}

function replyOf(status: number, headers: Headers, text: string): Reply {
  const body = parsed(text)
  const codes = codesIn(body)
  return { status, headers, text, body, codes, told: [status, ...codes.slice(0, 1)].join(' ') }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function codesIn(body: unknown): string[] {
  if (body === null || typeof body !== 'object' || !('errors' in body) || !Array.isArray(body.errors)) return []
  return body.errors.map((error: { extensions?: { code?: unknown } }) => String(error.extensions?.code))
}
