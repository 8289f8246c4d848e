import { type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import { demoClient } from '../../kit/auth.js'
import type { Clock } from '../../kit/clock.js'
import type { LoginKeys } from '../../kit/demo-keys.js'
import { type MachineClient, machineClaims, machineScopes } from './machine.js'
import { memoryAdapter } from './memory.js'
import { errorPage, signedOutPage, signOutPage } from './pages.js'
import type { DemoPerson } from './people.js'

export interface ProviderOptions {
  readonly issuer: string
  /** What the tokens are for. */
  readonly audience: string
  /** The hub's: its tokens are to be good by it, also where it stands still. */
  readonly clock: Clock
  readonly keys: LoginKeys
  readonly people: readonly DemoPerson[]
  readonly machine: MachineClient
  /** Where frontends are served. */
  readonly origins: readonly string[]
}

/** The one thing tokens are for, as OAuth names resources. */
const resource = 'urn:an-sinh-hub:api'

const personScopes = 'openid profile offline_access'

/** In seconds. Short for what is shown to the hub, renewed without the person as long as the day of work lasts. */
const ttl = { token: 15 * 60, code: 60, interaction: 10 * 60, day: 8 * 3600 }

/** Where a frontend is sent back to: its own page, the one that only takes the answer, and the same in a hidden frame. */
const landingPages = ['/', '/console', '/console/', '/console/signed-in', '/console/renewed']

/** `oidc-provider` with everything off that the demo does not need. */
export function createProvider(options: ProviderOptions): Provider {
  const { issuer, keys, people, machine, origins } = options
  const byId = new Map(people.map(person => [person.id, person]))
  const provider = new Provider(issuer, {
    adapter: memoryAdapter(),
    jwks: { keys: [keys.privateKey] },
    cookies: { keys: [keys.cookieSecret], long: { signed: true }, short: { signed: true } },
    clients: [publicClient(origins), machineMetadata(machine)],
    clientBasedCORS: (_, origin, client) => client.clientId === demoClient && origins.includes(origin),
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'role'] },
    // Names in the ID token, since there is no endpoint to ask for them.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientAuthMethods: ['none', 'client_secret_basic'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    features: features(options),
    findAccount: (_, id) => {
      const person = byId.get(id)
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name, role: person.claims.role }) }
    },
    loadExistingGrant: grantOf,
    // Renewed while the person is signed in here, also for those who did not ask for more.
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: () => true,
    rotateRefreshToken: true,
    extraTokenClaims: (_, token) => ({ ...(token.kind === 'AccessToken' ? byId.get(token.accountId)?.claims : machineClaims) }),
    formats: { customizers: { jwt: (_, token, parts) => moveTimes(parts.payload, token.clientId === machine.clientId ? machine.until : undefined, options.clock) } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    renderError: (ctx, { error }) => {
      ctx.type = 'html'
      ctx.body = errorPage(/^[a-z_]+$/.test(error) ? error : 'server_error')
    },
    ttl: {
      AccessToken: ttl.token,
      ClientCredentials: ttl.token,
      AuthorizationCode: ttl.code,
      IdToken: ttl.token,
      Interaction: ttl.interaction,
      Session: ttl.day,
      Grant: ttl.day,
      RefreshToken: ttl.day,
    },
  })
  // What goes wrong is told to the log by whoever serves it.
  provider.silent = true
  return provider
}

function features({ audience }: ProviderOptions): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, asked, client) => {
        if (asked !== resource) throw new errors.InvalidTarget()
        // What a person may is decided by their role alone.
        const scope = client.clientId === demoClient ? '' : machineScopes.join(' ')
        return { audience, scope, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }
      },
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => void (ctx.body = signOutPage(form)),
      postLogoutSuccessSource: ctx => {
        ctx.type = 'html'
        ctx.body = signedOutPage()
      },
    },
  }
}

function publicClient(origins: readonly string[]) {
  const pages = origins.flatMap(origin => landingPages.map(path => `${origin}${path}`))
  return {
    client_id: demoClient,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: pages,
    post_logout_redirect_uris: pages,
    scope: personScopes,
    id_token_signed_response_alg: 'ES256',
  } as const
}

function machineMetadata({ clientId, secret, until }: MachineClient) {
  return {
    client_id: clientId,
    client_secret: secret,
    client_secret_expires_at: Math.floor(until.getTime() / 1000),
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: 'ES256',
  } as const
}

/** The demo's own client is granted what it asks for: there is nobody to ask for consent. */
async function grantOf({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc
  const accountId = session?.accountId
  if (!client || !accountId) return undefined
  const known = session.grantIdFor(client.clientId)
  const there = known && (await provider.Grant.find(known))
  if (there) return there
  const grant = new provider.Grant({ clientId: client.clientId, accountId })
  grant.addOIDCScope(personScopes)
  await grant.save()
  return grant
}

/** The provider goes by the machine's clock; the token is for a hub that may go by another. */
function moveTimes(payload: Record<string, unknown>, until: Date | undefined, clock: Clock): void {
  const { iat, exp } = payload
  if (typeof iat !== 'number' || typeof exp !== 'number') throw new Error('a token without times')
  const ends = until ? Math.min(exp, Math.floor(until.getTime() / 1000)) : exp
  const now = Math.floor(clock().getTime() / 1000)
  payload.iat = now
  payload.exp = now + ends - iat
}
