import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JSONWebKeySet, type JWK } from 'jose'
import { z } from 'zod'
import type { CommonSettings } from './config.js'
import { demoClient, type Viewer } from './auth.js'
import type { Clock } from './clock.js'
import { madeOnce } from './made-once.js'

/** The demo's signing key and door secret, made once per data folder. Never used in production. */
export interface DemoKeys {
  readonly privateKey: JWK
  readonly jwks: JSONWebKeySet
  readonly gatewaySecret: string
}

const fileShape = z.object({
  privateKey: z.record(z.string(), z.unknown()),
  publicKey: z.record(z.string(), z.unknown()),
  gatewaySecret: z.string(),
})

/** Reads the keys of a data folder, making them when there are none. */
export async function demoKeys(dataDir: string): Promise<DemoKeys> {
  const text = await madeOnce(join(dataDir, 'demo-keys.json'), async () => {
    const pair = await newPair('EdDSA', 'demo')
    return JSON.stringify({ ...pair, gatewaySecret: randomBytes(32).toString('base64url') })
  })
  const { privateKey, publicKey, gatewaySecret } = fileShape.parse(JSON.parse(text))
  return { privateKey, jwks: { keys: [publicKey] } as JSONWebKeySet, gatewaySecret }
}

/** What the demo's sign-in signs its tokens and its cookies with. */
export interface LoginKeys {
  readonly privateKey: JWK
  readonly jwks: JSONWebKeySet
  readonly cookieSecret: string
}

const loginShape = z.object({ ...fileShape.pick({ privateKey: true, publicKey: true }).shape, cookieSecret: z.string() })

/** The same for the demo's sign-in, whose tokens another process may have to verify. */
export async function loginKeys(dataDir: string): Promise<LoginKeys> {
  const text = await madeOnce(join(dataDir, 'login-keys.json'), async () => {
    const pair = await newPair('ES256', 'login')
    return JSON.stringify({ ...pair, cookieSecret: randomBytes(32).toString('base64url') })
  })
  const { privateKey, publicKey, cookieSecret } = loginShape.parse(JSON.parse(text))
  return { privateKey, jwks: { keys: [publicKey] } as JSONWebKeySet, cookieSecret }
}

async function newPair(alg: 'EdDSA' | 'ES256', kid: string): Promise<{ privateKey: JWK; publicKey: JWK }> {
  const pair = await generateKeyPair(alg, { extractable: true })
  const common = { kid, alg, use: 'sig' }
  return {
    privateKey: { ...(await exportJWK(pair.privateKey)), ...common },
    publicKey: { ...(await exportJWK(pair.publicKey)), ...common },
  }
}

export type TokenClaims = Partial<Omit<Viewer, 'expiresAt' | 'actsFor'>> & Pick<Viewer, 'role'> & {
  /** Cover for somebody who is away, until the end of that day. */
  readonly cover?: { readonly sub: string; readonly until: string }
}

/** A signed demo token, good for eight hours of the given clock. */
export async function signDemoToken(keys: DemoKeys, settings: CommonSettings, clock: Clock, claims: TokenClaims) {
  const issuedAt = Math.floor(clock().getTime() / 1000)
  const { subject, client, scope, scopes = [], cover, ...rest } = claims
  const words = [...(scope ? [scope] : []), ...scopes]
  return new SignJWT({ ...rest, client_id: client ?? demoClient, scope: words.length > 0 ? words.join(' ') : undefined, act_for: cover })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'demo', typ: 'at+jwt' })
    .setSubject(subject ?? `demo-${claims.role}`)
    .setIssuer(settings.HUB_ISSUER)
    .setAudience(settings.HUB_AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 8 * 3600)
    .sign(await importJWK(keys.privateKey, 'EdDSA'))
}

/** The token of the printed example and of the explorer: reads everything of the demo, changes nothing elsewhere. */
export async function exampleToken(settings: CommonSettings, clock: Clock): Promise<string> {
  const keys = await demoKeys(settings.HUB_DATA_DIR)
  return signDemoToken(keys, settings, clock, { role: 'coordinator', scope: 'country' })
}
