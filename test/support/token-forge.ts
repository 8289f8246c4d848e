import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { JWK } from 'jose'

export type Part = string | Buffer | object
export type Seal = (signed: string) => string

const text = (part: Part) => (typeof part === 'string' || Buffer.isBuffer(part) ? part : JSON.stringify(part))
export const encoded = (part: Part) => Buffer.from(text(part)).toString('base64url')

/** Three parts put together by hand, so that each can be wrong. */
export function forged(header: Part, payload: Part, seal: Seal): string {
  const signed = `${encoded(header)}.${encoded(payload)}`
  return `${signed}.${seal(signed)}`
}

export const es256 = (key: KeyObject): Seal => signed => sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
export const asDer = (key: KeyObject): Seal => signed => sign('sha256', Buffer.from(signed), key).toString('base64url')
export const eddsa = (key: KeyObject): Seal => signed => sign(null, Buffer.from(signed), key).toString('base64url')
export const rs256 = (key: KeyObject): Seal => signed => sign('sha256', Buffer.from(signed), key).toString('base64url')
export const hmac = (secret: string | Buffer, hash = 'sha256'): Seal => signed => createHmac(hash, secret).update(signed).digest('base64url')
export const nothing: Seal = () => ''
export const fixed = (signature: string): Seal => () => signature

const isRecord = (jwk: JWK): Record<string, unknown> => ({ ...jwk })
export const privateKeyOf = (jwk: JWK): KeyObject => createPrivateKey({ key: isRecord(jwk), format: 'jwk' })
export const publicPemOf = (jwk: JWK): string => createPublicKey({ key: isRecord(jwk), format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()

/** Keys that nobody trusts. */
export const strangers = {
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ed: generateKeyPairSync('ed25519'),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
}
