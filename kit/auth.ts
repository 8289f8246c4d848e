import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { Clock } from './clock.js'
import { HubError } from './errors.js'

/** The roles of the hub. `admin` runs the system and reads no person. */
export const roles = [
  'nurse',
  'clinician',
  'signer',
  'head',
  'coordinator',
  'insurance-officer',
  'insurance-head',
  'programme-officer',
  'auditor',
  'resident',
  'guardian',
  'admin',
] as const

export type Role = (typeof roles)[number]

/** Who asks: the verified claims of the token, nothing else. */
export interface Viewer {
  readonly subject: string
  readonly client: string
  readonly role: Role
  /** Code of the care home or health facility the person works for. */
  readonly facility?: string
  readonly hospital?: string
  /** Province code valid today (mã tỉnh). */
  readonly province?: string
  /** Global id of the resident, for `resident` and `guardian`. */
  readonly resident?: string
  /** `country` widens a reading role in the demo; refused in production. */
  readonly scope?: 'country'
  /** Seconds since the epoch. */
  readonly issuedAt?: number
  readonly expiresAt: number
}

/** Who does something: a viewer, or the hub by itself. */
export interface Actor extends Pick<Viewer, 'subject' | 'client' | 'facility' | 'hospital' | 'province'> {
  readonly role: Role | 'system'
}

/** What nobody asked for: the jobs. No token can hold this role. */
export const system: Actor = { subject: 'system', client: 'an-sinh-hub', role: 'system' }

export type Verify = (authorization: string | undefined) => Promise<Viewer>

/** No control characters: one NUL would keep the log entries of everybody in the same batch from being written. */
const name = (longest: number) => z.string().min(1).max(longest).regex(/^\P{Cc}*$/u)

const claims = z.object({
  sub: name(200),
  client_id: name(200),
  role: z.enum(roles),
  facility: name(40).optional(),
  hospital: name(40).optional(),
  province: z.string().regex(/^\d{2}$/).optional(),
  resident: z.string().min(1).max(200).optional(),
  /** OAuth's words parted by spaces; the hub knows one of them. */
  scope: z.string().max(2000).optional(),
  iat: z.number(),
  exp: z.number(),
})

export interface VerifierOptions {
  keys: JSONWebKeySet | URL
  issuer: string
  audience: string
  clock: Clock
  production: boolean
}

/** Longer tokens are not ours; refused before any work is done on them. */
const longestToken = 8192
const mostCached = 10_000

/**
 * Verifies bearer tokens by signature, issuer, audience, expiry and type, all set explicitly because the library's
 * defaults accept a wrong issuer, a wrong audience and a token without expiry. Good tokens are kept until they expire.
 */
export function createVerifier(options: VerifierOptions): Verify {
  const keys: JWTVerifyGetKey =
    options.keys instanceof URL ? createRemoteJWKSet(options.keys) : createLocalJWKSet(options.keys)
  const known = new Map<string, Viewer>()
  return async authorization => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
    if (!token || token.length > longestToken) throw new HubError('UNAUTHENTICATED')
    const cached = known.get(token)
    if (cached && cached.expiresAt * 1000 > options.clock().getTime()) return cached
    known.delete(token)
    const viewer = await verify(token, keys, options)
    if (known.size >= mostCached) known.clear()
    known.set(token, viewer)
    return viewer
  }
}

async function verify(token: string, keys: JWTVerifyGetKey, options: VerifierOptions): Promise<Viewer> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: options.audience,
      algorithms: ['EdDSA', 'ES256', 'RS256'],
      requiredClaims: ['exp', 'iat', 'sub', 'role', 'client_id'],
      typ: 'at+jwt',
      currentDate: options.clock(),
    })
    const claim = claims.parse(payload)
    const viewer = viewerOf(claim)
    if (options.production && viewer.scope) throw new Error('scope country in production')
    return viewer
  } catch {
    // Why a token was refused helps only the one who forges it.
    throw new HubError('UNAUTHENTICATED')
  }
}

function viewerOf(claim: z.infer<typeof claims>): Viewer {
  return {
    subject: claim.sub,
    client: claim.client_id,
    role: claim.role,
    facility: claim.facility,
    hospital: claim.hospital,
    province: claim.province,
    resident: claim.resident,
    scope: claim.scope?.split(' ').includes('country') ? 'country' : undefined,
    issuedAt: claim.iat,
    expiresAt: claim.exp,
  }
}
