import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Viewer } from '../../kit/auth.js'
import { HubError } from '../../kit/errors.js'
import type { ClientBook } from '../clients/client-book.js'

export interface RateLimits {
  readonly caller: { readonly operations: number; readonly fields: number }
  readonly place: { readonly operations: number; readonly fields: number }
  readonly refusals: number
}

/** What may be asked in a minute, counted in this process: with several gateways each counts for itself. */
export const perMinute: RateLimits = {
  /** By one sign-in: a person who works fast, or a script of theirs. */
  caller: { operations: 600, fields: 60_000 },
  /** By one client from one address, behind which a whole hospital may sit. */
  place: { operations: 6_000, fields: 600_000 },
  /** Sign-ins of one address that were refused: somebody tries tokens. */
  refusals: 60,
}

/** Asked too much: the request is refused, and how long to wait is said. */
export class TooMany extends HubError {
  constructor(readonly seconds: number) {
    super('RATE_LIMITED')
  }
}

export interface Rates {
  /** Counts an operation of a caller, before its document is looked at. */
  operation(viewer: Viewer, address: string): Promise<void>
  /** Counts what an operation asks for, aliases and repeated fields one by one, before it is run. */
  fields(viewer: Viewer, address: string, count: number): Promise<void>
  /** Counts a sign-in that was refused. A good one from the same address goes on. */
  refusal(address: string): Promise<void>
}

/** Some clients have limits of their own, instead of those of a place. */
export function createRates(limits = perMinute, clients: ClientBook = new Map()): Rates {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: 60 })
  const limiters = ({ operations, fields }: RateLimits['caller']) => ({ operations: limiter(operations), fields: limiter(fields) })
  const [callers, places] = [limiters(limits.caller), limiters(limits.place)]
  const special = new Map([...clients].flatMap(([name, { perMinute: own }]) => (own ? [[name, limiters(own)] as const] : [])))
  const refusals = limiter(limits.refusals)
  const both = async (kind: 'operations' | 'fields', { subject, client }: Viewer, address: string, points: number) => {
    const own = special.get(client)
    if (!own) await take(callers[kind], subject, points)
    await take((own ?? places)[kind], `${client} ${address}`, points)
  }
  return {
    operation: (viewer, address) => both('operations', viewer, address, 1),
    fields: (viewer, address, count) => both('fields', viewer, address, count),
    refusal: address => take(refusals, address, 1),
  }
}

async function take(limiter: RateLimiterMemory, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(key, points)
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state
    throw new TooMany(Math.max(1, Math.ceil(state.msBeforeNext / 1000)))
  }
}

/** Who is at the other end; behind so many proxies of one's own, the address that the outermost of them saw. */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const seen = request.socket.remoteAddress ?? 'unknown'
  if (proxies === 0) return seen
  const hops = [...[request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(each => each.trim()).filter(Boolean), seen]
  return hops.at(-1 - proxies) ?? hops[0] ?? seen
}
