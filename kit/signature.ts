import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

/**
 * The door between gateway and subgraph. The user's token says who asks; this signature says through which door, and
 * so that the facts in a representation (`@requires`) come from the graph and not from the caller.
 */
export const SIGNATURE_HEADER = 'x-hub-signature'

/** A signature is good for this long either side of the receiver's clock, in milliseconds. */
const tolerance = 60_000

export type Sign = (audience: string, body: string | Buffer, now: number) => string

/** Signs `time.nonce.audience.sha256(body)`; the header reads `v1.<time>.<nonce>.<hmac>`. */
export function createSigner(secret: string): Sign {
  return (audience, body, now) => {
    const nonce = randomUUID()
    return `v1.${now}.${nonce}.${mac(secret, now, nonce, audience, body)}`
  }
}

export type SignatureProblem = 'missing' | 'malformed' | 'expired' | 'wrong' | 'replayed'

/** Checks a signature once: the second use of the same nonce within the tolerance is refused. */
export function createSignatureCheck(secret: string, audience: string) {
  const seen = new Map<string, number>()
  return (header: string | undefined, body: Buffer, now: number): SignatureProblem | undefined => {
    if (!header) return 'missing'
    const [version, time, nonce, given, ...rest] = header.split('.')
    if (version !== 'v1' || !time || !nonce || !given || rest.length > 0 || !/^\d{1,15}$/.test(time)) return 'malformed'
    if (Math.abs(now - Number(time)) > tolerance) return 'expired'
    const expected = Buffer.from(mac(secret, Number(time), nonce, audience, body))
    const actual = Buffer.from(given)
    if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return 'wrong'
    if (seen.has(nonce)) return 'replayed'
    seen.set(nonce, Number(time))
    forgetOld(seen, now)
    return undefined
  }
}

function mac(secret: string, time: number, nonce: string, audience: string, body: string | Buffer): string {
  const digest = createHash('sha256').update(body).digest('base64url')
  return createHmac('sha256', secret).update(`${time}.${nonce}.${audience}.${digest}`).digest('base64url')
}

/** Map keeps insertion order, so the old ones are in front: the cost is spread over the calls. */
function forgetOld(seen: Map<string, number>, now: number): void {
  for (const [nonce, time] of seen) {
    if (now - time <= 2 * tolerance) return
    seen.delete(nonce)
  }
}
