import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { demoPeople } from '../../start/identity/people.js'
import { clientWith } from '../support/client.js'
import { type Hub, startHub } from '../support/hub.js'
import { askUrl, Browser, chosenCode, frontend, landing, type LoginHub, loginHub, newVerifier, redeem, signIn } from '../support/login.js'
import { facilityOf } from '../support/world.js'

const now = new Date('2026-11-02T09:00:00+07:00').getTime() / 1000

describe('the sign-in of the demo', () => {
  let all: LoginHub
  let login: string

  beforeAll(async () => {
    all = await loginHub()
    login = all.login
  })
  afterAll(() => all.close())

  const { verifier, challenge } = newVerifier()
  const ask = (more?: Record<string, string | undefined>) => askUrl(login, challenge, more)
  const errorOf = async (response: Response) => [response.status, ((await response.json()) as { error?: string }).error]

  test('a person is chosen, the frontend has a token, and the gateway answers as to that person', async () => {
    const { access_token: token, expires_in: seconds } = await signIn(login, 'nurse-qn-ncc')
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', kid: 'login', typ: 'at+jwt' })
    expect(decodeJwt(token)).toEqual({
      iss: login, aud: 'hub', client_id: 'demo', sub: 'nurse-qn-ncc', role: 'nurse', facility: 'QN-NCC', iat: now, exp: now + 900, jti: expect.any(String),
    })
    expect(seconds).toBe(900)
    const answer = await clientWith(all.hub.url, token)('{ residents(first: 1) { nodes { currentStay { facility { code } } } } }')
    expect(answer).toEqual({ data: { residents: { nodes: [{ currentStay: { facility: { code: 'QN-NCC' } } }] } } })
  })

  test.each(demoPeople('2026-11-02', { residentId: 'UmVzaWRlbnQ6MQ', wardId: 'UmVzaWRlbnQ6Mg' }))('$id has the claims of the table', async ({ id, claims }) => {
    const { access_token: token } = await signIn(login, id)
    expect(decodeJwt(token)).toEqual({ ...claims, iss: login, aud: 'hub', client_id: 'demo', sub: id, iat: now, exp: now + 900, jti: expect.any(String) })
    expect(await clientWith(all.hub.url, token)('{ __typename }')).toEqual({ data: { __typename: 'Query' } })
  })

  test('the homes of the people are homes of the demo', () => {
    const codes = demoPeople('2026-11-02', {}).flatMap(({ claims }) => claims.facility ?? [])
    expect(codes.map(code => facilityOf(code).code)).toEqual(codes)
    expect(new Set(codes)).toEqual(new Set(['QN-NCC', 'QN-CNMT']))
  })

  test('who covers for the absent head says so, with an end', async () => {
    const { access_token: token } = await signIn(login, 'deputy-qn-ncc')
    expect(decodeJwt(token)).toMatchObject({ sub: 'deputy-qn-ncc', role: 'head', facility: 'QN-NCC', act_for: { sub: 'head-qn-ncc', until: '2026-11-16' } })
  })

  test('the page is Vietnamese first, without script, and loads nothing', async () => {
    const browser = new Browser()
    const response = await browser.open(await browser.follow(ask()))
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text.indexOf('Đăng nhập dùng thử')).toBeLessThan(text.indexOf('Sign in to the demo'))
    expect(text).not.toMatch(/<script|\ssrc=|<link|@import|url\(|\son\w+=|https?:/)
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(Object.fromEntries(['content-security-policy', 'x-frame-options', 'x-content-type-options', 'referrer-policy', 'cache-control'].map(name => [name, response.headers.get(name)]))).toEqual({
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; script-src 'none'; base-uri 'none'; form-action 'self' ${frontend}; frame-ancestors 'none'`,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })

  describe('the code flow', () => {
    test('a code with another verifier is refused', async () => {
      const code = await chosenCode(new Browser(), ask(), 'admin')
      expect(await errorOf(await redeem(login, code, newVerifier().verifier))).toEqual([400, 'invalid_grant'])
    })

    test('a code without a verifier is refused', async () => {
      const code = await chosenCode(new Browser(), ask(), 'admin')
      expect(await errorOf(await redeem(login, code, ''))).toEqual([400, 'invalid_grant'])
    })

    test('a code is good once, and its second use ends what the first brought', async () => {
      const code = await chosenCode(new Browser(), ask(), 'admin')
      const first = (await (await redeem(login, code, verifier)).json()) as { refresh_token: string }
      expect(await errorOf(await redeem(login, code, verifier))).toEqual([400, 'invalid_grant'])
      expect(await errorOf(await renew(first.refresh_token))).toEqual([400, 'invalid_grant'])
    })

    test('a code is for the page it was asked for', async () => {
      const code = await chosenCode(new Browser(), ask(), 'admin')
      expect(await errorOf(await redeem(login, code, verifier, { redirect_uri: `${frontend}/console/` }))).toEqual([400, 'invalid_grant'])
    })

    test('a code of one client is nothing to another', async () => {
      const code = await chosenCode(new Browser(), ask(), 'admin')
      const { clientId, secret } = all.machine
      const body = new URLSearchParams({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: landing })
      const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`
      expect(await errorOf(await fetch(`${login}/token`, { method: 'POST', body, headers: { authorization } }))).toEqual([400, 'invalid_request'])
    })

    test('made-up codes are refused', async () => {
      for (const code of ['nothing', '../../etc/passwd', "' or 1=1 --", 'x'.repeat(5_000)]) {
        expect(await errorOf(await redeem(login, code, verifier))).toEqual([400, 'invalid_grant'])
      }
    })

    test.each([
      ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
      ['PKCE in the clear', { code_challenge_method: 'plain' }, 'invalid_request'],
      ['PKCE without its method', { code_challenge_method: undefined }, 'invalid_request'],
      ['a challenge too short', { code_challenge: 'short' }, 'invalid_request'],
      ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
      ['an ID token without a code', { response_type: 'id_token', nonce: 'n' }, 'unsupported_response_type'],
      ['the hybrid flow', { response_type: 'code id_token', nonce: 'n' }, 'unsupported_response_type'],
      ['another resource', { resource: 'https://elsewhere.example' }, 'invalid_target'],
      ['nobody signed in, and no page to be shown', { prompt: 'none' }, 'login_required'],
    ])('%s: %s', async (_, more, error) => {
      const response = await new Browser().open(ask(more))
      const to = new URL(response.headers.get('location') ?? '', login)
      expect([response.status, `${to.origin}${to.pathname}`, new URLSearchParams(to.search || to.hash.slice(1)).get('error')]).toEqual([303, landing, error])
    })

    test('scopes that a person cannot have are left out', async () => {
      const code = await chosenCode(new Browser(), ask({ scope: 'openid country resident:identity admin' }), 'nurse-qn-ncc')
      const { access_token } = (await (await redeem(login, code, verifier)).json()) as { access_token: string }
      expect(decodeJwt(access_token)).not.toHaveProperty('scope')
    })

    test.each([
      ['a foreign page', 'https://evil.example/console/signed-in'],
      ['another port', 'http://127.0.0.1:4001/console/signed-in'],
      ['another path', `${frontend}/console/signed-in/../elsewhere`],
      ['a path that goes on', `${landing}/more`],
      ['a query', `${landing}?next=https://evil.example`],
      ['a name before it', 'http://evil@127.0.0.1:4000/console/signed-in'],
      ['a name that begins alike', 'http://127.0.0.1:4000.evil.example/console/signed-in'],
      ['a script', 'javascript:alert(1)'],
      ['nothing', ''],
    ])('%s is not led to: %s', async (_, redirect) => {
      const response = await new Browser().open(ask({ redirect_uri: redirect }))
      expect([response.status, response.headers.get('location')]).toEqual([400, null])
      const text = await response.text()
      expect(text).toContain('Không đăng nhập được')
      expect(text).not.toContain('evil')
    })

    test('a client that is not known is told so, and what it sent is not shown again', async () => {
      const response = await new Browser().open(ask({ client_id: '<script>alert(1)</script>' }))
      expect([response.status, (await response.text()).includes('alert')]).toEqual([400, false])
    })

    test('the choice needs the cookie of the browser that asked, and a person of the demo', async () => {
      const browser = new Browser()
      const choice = await browser.follow(ask())
      expect((await new Browser().open(choice, { person: 'admin' })).status).toBe(400)
      expect((await browser.open(`${login}/interaction/another`, { person: 'admin' })).status).toBe(400)
      for (const person of ['root', '', 'x'.repeat(2_000)]) expect((await browser.open(choice, { person })).status).toBe(400)
      expect((await browser.open(choice, { person: 'admin' })).status).toBe(303)
    })
  })

  const renew = (token: string, more: Record<string, string> = {}) =>
    fetch(`${login}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'demo', refresh_token: token, ...more }) })

  describe('a frontend', () => {
    test('renews its token without the person; an old renewal is refused and ends the newer ones', async () => {
      const first = await signIn(login, 'nurse-qn-ncc')
      const second = (await (await renew(first.refresh_token)).json()) as typeof first
      expect(decodeJwt(second.access_token)).toMatchObject({ sub: 'nurse-qn-ncc', facility: 'QN-NCC', aud: 'hub' })
      expect(await errorOf(await renew(first.refresh_token))).toEqual([400, 'invalid_grant'])
      expect(await errorOf(await renew(second.refresh_token))).toEqual([400, 'invalid_grant'])
    })

    test('renews it in a hidden frame while the person is signed in here, and not after they signed out', async () => {
      const browser = new Browser()
      const { id_token: hint, refresh_token: refresh } = await signIn(login, 'nurse-qn-ncc', browser)
      const silent = new URL(await browser.follow(ask({ prompt: 'none' })))
      expect([`${silent.origin}${silent.pathname}`, silent.searchParams.get('error')]).toEqual([landing, null])
      const page = await (await browser.open(`${login}/session/end?${new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: `${frontend}/console/` })}`)).text()
      expect(page).toContain('Đăng xuất?')
      const xsrf = /name="xsrf" value="(\w+)"/.exec(page)?.[1] ?? ''
      expect(await browser.follow(`${login}/session/end/confirm`, { xsrf, logout: 'yes' })).toBe(`${frontend}/console/`)
      expect(new URL(await browser.follow(ask({ prompt: 'none' }))).searchParams.get('error')).toBe('login_required')
      expect(await errorOf(await renew(refresh))).toEqual([400, 'invalid_grant'])
    })

    test('of the gateway’s origin may read the answers, one of another origin gets none', async () => {
      const from = async (origin: string) => {
        const code = await chosenCode(new Browser(), ask(), 'admin')
        const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: 'demo', code, code_verifier: verifier, redirect_uri: landing })
        const { status, headers } = await fetch(`${login}/token`, { method: 'POST', body, headers: { origin } })
        return [status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')]
      }
      expect([await from(frontend), await from('https://evil.example')]).toEqual([[200, frontend, null], [400, null, null]])
    })

    test('finds everything by discovery', async () => {
      const said = (await (await fetch(`${login}/.well-known/openid-configuration`)).json()) as Record<string, unknown>
      expect(said).toMatchObject({
        issuer: login, jwks_uri: `${login}/jwks`, response_types_supported: ['code'], code_challenge_methods_supported: ['S256'], end_session_endpoint: `${login}/session/end`,
      })
      const { keys } = (await (await fetch(`${login}/jwks`)).json()) as { keys: Record<string, unknown>[] }
      expect(keys.map(({ kid, alg, d }) => [kid, alg, d])).toEqual([['login', 'ES256', undefined]])
    })
  })

  test('a page that reached this address by another name gets nothing', async () => {
    const { port } = new URL(login)
    const { request } = await import('node:http')
    const status = await new Promise(resolve => {
      request({ host: '127.0.0.1', port, path: '/', headers: { host: `evil.example:${port}` } }, answer => resolve(answer.resume().statusCode)).end()
    })
    expect(status).toBe(421)
  })

  test.each(['/me', '/request', '/reg', '/device/auth', '/token/introspection', '/backchannel', '/nothing'])('what the demo does not need is not there: %s', async path => {
    expect((await fetch(`${login}${path}`, { method: 'POST' })).status).toBe(404)
  })

  describe('a machine', () => {
    const token = (secret: string, form: Record<string, string>) =>
      fetch(`${login}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', ...form }), headers: { authorization: `Basic ${Buffer.from(`${all.machine.clientId}:${secret}`).toString('base64')}` } })

    test('signs in by its secret, for the scopes it asks for, for its hospital', async () => {
      const { access_token } = (await (await token(all.machine.secret, { scope: 'referral:basic referral:clinical' })).json()) as { access_token: string }
      expect(decodeJwt(access_token)).toEqual({
        iss: login, aud: 'hub', sub: 'his-49001', client_id: 'his-49001', role: 'clinician', hospital: '49001', scope: 'referral:basic referral:clinical', iat: now, exp: now + 900, jti: expect.any(String),
      })
      expect(await clientWith(all.hub.url, access_token)('{ __typename }')).toEqual({ data: { __typename: 'Query' } })
    })

    test('with another secret, or for what it may not, it gets nothing', async () => {
      expect(await errorOf(await token('guessed', {}))).toEqual([401, 'invalid_client'])
      const { access_token } = (await (await token(all.machine.secret, { scope: 'country' })).json()) as { access_token: string }
      expect(decodeJwt(access_token).scope).toBeUndefined()
      expect(await errorOf(await token(all.machine.secret, { grant_type: 'password' }))).toEqual([400, 'unsupported_grant_type'])
    })
  })
})

describe('npm start', () => {
  let hub: Hub
  let login: string

  beforeAll(async () => {
    hub = await startHub('embedded', inject('template'))
    login = /Sign-in of the demo\s+(\S+)/.exec(hub.processes.get('hub')?.stdout() ?? '')?.[1] ?? ''
  })
  afterAll(() => hub.stop())

  test('prints where to sign in; its tokens are taken, and its secrets are for their owner only', async () => {
    const origin = new URL(hub.url).origin
    const { verifier, challenge } = newVerifier()
    const redirect = `${origin}/console/signed-in`
    const code = await chosenCode(new Browser(), askUrl(login, challenge, { redirect_uri: redirect }), 'resident')
    const { access_token } = (await (await redeem(login, code, verifier, { redirect_uri: redirect })).json()) as { access_token: string }
    expect(await clientWith(hub.url, access_token)('{ ownRecord { fullName } }')).toEqual({ data: { ownRecord: { fullName: 'Phạm Long' } } })
    for (const file of ['login-keys.json', 'machine-client.json', 'demo-keys.json']) expect((await stat(join(hub.dataDir, file))).mode & 0o777).toBe(0o600)
  })

  test('the lines of the README sign a nurse in', () => {
    const readme = readFileSync(projectFile('README.md'), 'utf8')
    const [, lines = '', said = ''] = /## Sign in\n[\s\S]*?```sh\n([\s\S]*?)```\n[^`]*`(\{.*\})`/.exec(readme) ?? []
    const script = lines.replace('http://127.0.0.1:4000', new URL(hub.url).origin).replace('http://127.0.0.1:4005', login)
    expect(execFileSync('bash', ['-euo', 'pipefail', '-c', script], { encoding: 'utf8' })).toBe(said)
  })
})
