import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import { forgetDrafts } from '../ui/draft'
import type { ConsoleSettings } from './settings'
import { type Viewer, viewerOf } from './viewer'

export interface Session {
  /** Nobody when undefined. */
  viewer(): Viewer | undefined
  /** A token that is good for a while yet; undefined when nobody is signed in any more. */
  token(): Promise<string | undefined>
  /** Leaves for the provider and comes back to the place that was open. */
  signIn(): Promise<void>
  signOut(): Promise<void>
  /** Called when somebody signs in, out, or is out by themselves. Returns how to stop. */
  onChange(listener: () => void): () => void
}

/** Where the provider sends people back to. */
export const landing = '/console/signed-in'

/** In seconds: a token nearer to its end is renewed before it is sent. */
const early = 30

/** Code flow with PKCE by `oidc-client-ts`. Tokens live in the tab only, and a reload keeps them. */
export async function openSession({ issuer, clientId }: ConsoleSettings): Promise<Session> {
  if (issuer === undefined) return closedSession
  const { origin } = window.location
  const manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${origin}${landing}`,
    post_logout_redirect_uri: `${origin}/`,
    scope: 'openid profile',
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: false,
    monitorSession: false,
  })
  let user = await comeBack(manager)
  const listeners = new Set<() => void>()
  const become = (next: User | undefined) => {
    const isOther = next?.profile.sub !== user?.profile.sub
    user = next
    if (isOther) for (const listener of listeners) listener()
  }
  // Several sections ask at once: one renewal serves them all.
  let renewing: Promise<User | null> | undefined
  const renewed = () =>
    (renewing ??= manager.signinSilent().finally(() => {
      renewing = undefined
    }))
  return {
    viewer: () => user && viewerOf(user.access_token, user.profile.name),
    async token() {
      if (user && (user.expires_in ?? 0) < early) {
        try {
          become((await renewed()) ?? undefined)
        } catch (error) {
          // The provider's no ends the sign-in; that it cannot be reached does not.
          if (error instanceof Error && error.name === 'ErrorResponse') {
            await manager.removeUser()
            become(undefined)
          }
        }
      }
      return user?.access_token
    },
    signIn: () => manager.signinRedirect({ state: { at: window.location.href.slice(origin.length) } }),
    async signOut() {
      forgetDrafts()
      await manager.signoutRedirect()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Who is signed in in this tab; on the way back from the provider, who has just become so. */
async function comeBack(manager: UserManager): Promise<User | undefined> {
  if (window.location.pathname !== landing) return (await manager.getUser()) ?? undefined
  let user: User | undefined
  let at = '/'
  try {
    user = await manager.signinRedirectCallback()
    at = placeOf(user.state) ?? '/'
  } catch {
    // A link used twice, or a sign-in that was left: the start page offers another.
    user = (await manager.getUser()) ?? undefined
  }
  window.history.replaceState(null, '', at)
  return user
}

/** Only places of this console. */
function placeOf(state: unknown): string | undefined {
  const at = typeof state === 'object' && state !== null && 'at' in state ? state.at : undefined
  return typeof at === 'string' && at.startsWith('/') && !at.startsWith('//') ? at : undefined
}

const closedSession: Session = {
  viewer: () => undefined,
  token: async () => undefined,
  signIn: async () => {},
  signOut: async () => {},
  onChange: () => () => {},
}
