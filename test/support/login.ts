import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { createClock } from '../../kit/clock.js'
import { loginKeys, type LoginKeys } from '../../kit/demo-keys.js'
import { createLogger } from '../../kit/log.js'
import { fixedKeys } from '../../kit/token-keys.js'
import { openLogin } from '../../start/identity/login.js'
import { machineClient, type MachineClient } from '../../start/identity/machine.js'
import { demoPeople } from '../../start/identity/people.js'
import { type CountedHub, countedHub } from './in-process.js'

/** A browser without scripts: it keeps cookies and shows every redirect. */
export class Browser {
  readonly #cookies = new Map<string, string>()

  async open(url: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = form && new URLSearchParams(form)
    const response = await fetch(url, { method: form ? 'POST' : 'GET', body, redirect: 'manual', headers: { ...headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }

  /** Where an address leads to. */
  async follow(url: string, form?: Record<string, string>): Promise<string> {
    const response = await this.open(url, form)
    const to = response.headers.get('location')
    if (!to) throw new Error(`${response.status} ${await response.text()}`)
    return new URL(to, url).href
  }
}

export const frontend = 'http://127.0.0.1:4000'
export const landing = `${frontend}/console/signed-in`

export function newVerifier(): { verifier: string; challenge: string } {
  const verifier = randomBytes(48).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** The address that a frontend sends somebody to; a parameter that is `undefined` is left out. */
export function askUrl(login: string, challenge: string, more: Record<string, string | undefined> = {}): string {
  const asked = { client_id: 'demo', response_type: 'code', scope: 'openid profile', redirect_uri: landing, code_challenge: challenge, code_challenge_method: 'S256', state: 'a-state', ...more }
  const given = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return `${login}/auth?${new URLSearchParams(given)}`
}

/** From the first page to the frontend's own, as somebody of the demo. */
export async function chosenCode(browser: Browser, ask: string, person: string): Promise<string> {
  const choice = await browser.follow(ask)
  const back = new URL(await browser.follow(await browser.follow(choice, { person })))
  const code = back.searchParams.get('code')
  if (!code) throw new Error(`No code: ${back.search}`)
  return code
}

const tokens = z.object({ access_token: z.string(), id_token: z.string(), refresh_token: z.string(), expires_in: z.number() })
export type Tokens = z.infer<typeof tokens>

export function redeem(login: string, code: string, verifier: string, more: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: 'demo', code, code_verifier: verifier, redirect_uri: landing, ...more })
  return fetch(`${login}/token`, { method: 'POST', body })
}

/** The whole way, once. */
export async function signIn(login: string, person: string, browser = new Browser()): Promise<Tokens> {
  const { verifier, challenge } = newVerifier()
  const response = await redeem(login, await chosenCode(browser, askUrl(login, challenge), person), verifier)
  return tokens.parse(await response.json())
}

export interface LoginHub {
  readonly login: string
  readonly hub: CountedHub
  readonly keys: LoginKeys
  readonly machine: MachineClient
  close(): Promise<void>
}

/** The real provider of the demo, and a hub whose doors and gateway take its tokens; both on the clock of the tests. */
export async function loginHub(): Promise<LoginHub> {
  const dataDir = await mkdtemp(join(tmpdir(), 'an-sinh-hub-login-'))
  const keys = await loginKeys(dataDir)
  const machine = await machineClient(dataDir)
  const { url: login, serve, close } = await openLogin(0)
  const hub = await countedHub('http', { subgraphTimeout: 10_000, issuers: [{ issuer: login, keys: fixedKeys(keys.jwks) }] })
  const clock = createClock('2026-11-02T09:00:00+07:00')
  const family = { residentId: 'UmVzaWRlbnQ6MQ', wardId: 'UmVzaWRlbnQ6Mg' }
  serve({ audience: 'hub', clock, keys, people: demoPeople('2026-11-02', family), machine, origins: [frontend] }, createLogger('test', 'silent'))
  return {
    login,
    hub,
    keys,
    machine,
    close: async () => {
      await close()
      await hub.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
