import { jwtVerify } from 'jose'
import { z } from 'zod'
import type { Clock } from './clock.js'
import { endOfCover } from './cover.rules.js'
import { HubError } from './errors.js'
import type { TokenKeys } from './token-keys.js'
import { issuerIn, tokenIn } from './token-text.js'

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
  /** What the token is narrowed to, `table:part` or `table:action`; absent where the role decides alone. A machine's always is. */
  readonly scopes?: ReadonlySet<string>
  /** Whose work it is, when the caller covers for somebody who is away. */
  readonly actsFor?: string
  /** Seconds since the epoch. */
  readonly issuedAt?: number
  readonly expiresAt: number
}

/** Whether a viewer is somebody, or stands in for them: two pairs of eyes are of two people and of two posts. */
export function isPerson({ subject, actsFor }: Viewer, somebody: string): boolean {
  return somebody === subject || somebody === actsFor
}

/** Who does something: a viewer, or the hub by itself. */
export interface Actor extends Pick<Viewer, 'subject' | 'client' | 'facility' | 'hospital' | 'province' | 'scope' | 'actsFor'> {
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
  /** OAuth's words parted by spaces; others than the hub's own are passed over. */
  scope: z.string().max(4000).optional(),
  /** Cover for an absence: role and organisation are those of `sub` here. */
  act_for: z.object({ sub: name(200), until: z.iso.date() }).optional(),
  iat: z.number(),
  exp: z.number(),
})

/** Whose tokens are taken, and by which keys: never by those of another issuer. */
export interface TrustedIssuer {
  /** As it stands in the tokens, letter by letter. */
  readonly issuer: string
  readonly keys: TokenKeys
}

export interface VerifierOptions {
  readonly issuers: readonly TrustedIssuer[]
  readonly audience: string
  readonly clock: Clock
  readonly production: boolean
}

const mostCached = 10_000

/** How far the clock of an issuer may be ahead of the hub's, in seconds. What has expired has expired. */
const tolerance = 60

/** The client of everything that the demo signs. */
export const demoClient = 'demo'

interface Known {
  readonly viewer: Viewer
  readonly by: TrustedIssuer
  /** The keys it was verified by: when they change, it is verified anew. */
  readonly keys: number
}

/**
 * Verifies bearer tokens by signature, issuer, audience, expiry and type, all set explicitly because the library's
 * defaults accept a wrong issuer, a wrong audience and a token without expiry. Good tokens are kept until they expire.
 */
export function createVerifier(options: VerifierOptions): Verify {
  const trusted = new Map(options.issuers.map(each => [each.issuer, each]))
  const known = new Map<string, Known>()
  return async authorization => {
    const token = tokenIn(authorization)
    if (token === undefined) throw new HubError('UNAUTHENTICATED')
    const cached = known.get(token)
    const by = cached?.by ?? trusted.get(issuerIn(token) ?? '')
    if (!by) throw new HubError('UNAUTHENTICATED')
    const keys = await by.keys.current()
    if (cached?.keys === keys && cached.viewer.expiresAt * 1000 > options.clock().getTime()) return cached.viewer
    known.delete(token)
    const viewer = await verify(token, by, options)
    if (known.size >= mostCached) known.clear()
    known.set(token, { viewer, by, keys })
    return viewer
  }
}

async function verify(token: string, { issuer, keys }: TrustedIssuer, options: VerifierOptions): Promise<Viewer> {
  try {
    const now = options.clock()
    const { payload } = await jwtVerify(token, keys.find, {
      issuer,
      audience: options.audience,
      algorithms: ['EdDSA', 'ES256', 'RS256'],
      requiredClaims: ['exp', 'iat', 'sub', 'role', 'client_id'],
      typ: 'at+jwt',
      clockTolerance: tolerance,
      currentDate: now,
    })
    const claim = claims.parse(payload)
    const viewer = viewerOf(claim, now)
    if (claim.exp * 1000 <= now.getTime()) throw new Error('expired')
    // Issued later than now, it would outlive the withdrawal of its sign-in.
    if ((claim.iat - tolerance) * 1000 > now.getTime()) throw new Error('issued in the future')
    if (options.production && viewer.scope) throw new Error('scope country in production')
    if (options.production && viewer.client === demoClient) throw new Error('a token of the demo in production')
    return viewer
  } catch {
    // Why a token was refused helps only the one who forges it.
    throw new HubError('UNAUTHENTICATED')
  }
}

/** `resident:health` */
const hubScope = /^[A-Za-z]+:[A-Za-z]+$/

function viewerOf(claim: z.infer<typeof claims>, now: Date): Viewer {
  const words = claim.scope?.split(' ') ?? []
  const own = words.filter(word => hubScope.test(word))
  // A token that a client got for itself (RFC 9068 2.2) names no person: it may do what it lists, and nothing else.
  const isNarrowed = own.length > 0 || claim.sub === claim.client_id
  const { act_for: away } = claim
  const coverEnds = away && endOfCover({ role: claim.role, subject: claim.sub, covered: away.sub, until: away.until }, now)
  if (away && (coverEnds === undefined || words.includes('country'))) throw new Error('no cover')
  return {
    subject: claim.sub,
    client: claim.client_id,
    role: claim.role,
    facility: claim.facility,
    hospital: claim.hospital,
    province: claim.province,
    resident: claim.resident,
    scope: words.includes('country') ? 'country' : undefined,
    scopes: isNarrowed ? new Set(own) : undefined,
    actsFor: away?.sub,
    issuedAt: claim.iat,
    expiresAt: Math.min(claim.exp, coverEnds ?? claim.exp),
  }
}
