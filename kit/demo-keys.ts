import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JSONWebKeySet, type JWK } from 'jose'
import { z } from 'zod'
import type { CommonSettings } from './config.js'
import type { Viewer } from './auth.js'
import type { Clock } from './clock.js'

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

/** Reads the keys of a data folder, making them when there are none. Two processes at once end with the same keys. */
export async function demoKeys(dataDir: string): Promise<DemoKeys> {
  const file = join(dataDir, 'demo-keys.json')
  const text = (await readIfThere(file)) ?? (await makeKeys(dataDir, file))
  const { privateKey, publicKey, gatewaySecret } = fileShape.parse(JSON.parse(text))
  return { privateKey, jwks: { keys: [publicKey] } as JSONWebKeySet, gatewaySecret }
}

async function makeKeys(dataDir: string, file: string): Promise<string> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const common = { kid: 'demo', alg: 'EdDSA', use: 'sig' }
  const text = JSON.stringify({
    privateKey: { ...(await exportJWK(pair.privateKey)), ...common },
    publicKey: { ...(await exportJWK(pair.publicKey)), ...common },
    gatewaySecret: randomBytes(32).toString('base64url'),
  })
  await mkdir(dataDir, { recursive: true })
  try {
    // `wx` fails when another process was first; then its keys are the keys.
    await writeFile(file, text, { mode: 0o600, flag: 'wx' })
    return text
  } catch {
    return readFile(file, 'utf8')
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}

/** The keys and the door secret in force: the configured ones, else the demo's. */
export async function keysInForce(settings: CommonSettings): Promise<{ keys: JSONWebKeySet | URL; secret: string }> {
  const demo = settings.HUB_JWKS_URL && settings.HUB_GATEWAY_SECRET ? undefined : await demoKeys(settings.HUB_DATA_DIR)
  return {
    keys: settings.HUB_JWKS_URL ? new URL(settings.HUB_JWKS_URL) : (demo?.jwks ?? { keys: [] }),
    secret: settings.HUB_GATEWAY_SECRET ?? demo?.gatewaySecret ?? '',
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
  return new SignJWT({ ...rest, client_id: client ?? 'demo', scope: words.length > 0 ? words.join(' ') : undefined, act_for: cover })
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
