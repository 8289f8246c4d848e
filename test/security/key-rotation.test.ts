import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { errorText } from '../../kit/errors.js'
import { keysAt, keysOfIssuer } from '../../kit/fetch-keys.js'
import { listen, type Listening } from '../../kit/serve.js'
import { createSigner, SIGNATURE_HEADER } from '../../kit/signature.js'
import { createTelemetry } from '../../kit/telemetry.js'
import { keyTimes, remoteKeys, type TokenKeys } from '../../kit/token-keys.js'
import { type CountedHub, countedHub, doorSecret } from '../support/in-process.js'
import { json, type KeyServer, keyServer, leadingTo, newSigner, type Signer, written } from '../support/key-server.js'
import { forged, hmac } from '../support/token-forge.js'

const now = new Date('2026-11-02T09:00:00+07:00').getTime() / 1000
const issuer = 'https://id.example.vn'
const { fresh, stale, cooldown } = keyTimes

describe('the keys of a provider elsewhere', () => {
  let hub: CountedHub
  let server: KeyServer
  let metrics: Listening
  let keys: TokenKeys
  let first: Signer
  let second: Signer
  /** The age of keys is told by a clock of the test. */
  let clock = 0
  const lines: string[] = []
  const telemetry = createTelemetry()
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  const newKeys = (fetchKeys = keysAt(`${server.url}/jwks`)) => remoteKeys({ issuer, fetchKeys, log, meter: telemetry.meter, now: () => clock })

  beforeAll(async () => {
    server = await keyServer()
    first = await newSigner('first', now)
    second = await newSigner('second', now)
    hub = await countedHub('http', { subgraphTimeout: 10_000, issuers: [{ issuer, keys: { current: () => keys.current(), find: (...args) => keys.find(...args) } }] })
    metrics = await listen((request, response) => telemetry.serve(request, response), { port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await Promise.all([server.stop(), hub.close(), metrics.close()])
    await telemetry.close()
  })
  beforeEach(async () => {
    await server.stop()
    await server.start()
    server.answer = json({ keys: [first.jwk] })
    server.asked.length = 0
    lines.length = 0
    clock += stale * 10
    keys = newKeys()
  })

  async function ask(token: string) {
    const started = performance.now()
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-request-id': 'request-0001' },
      body: '{"query":"{ __typename }"}',
    })
    return { status: response.status, body: (await response.json()) as unknown, took: performance.now() - started }
  }
  const status = async (token: string) => (await ask(token)).status
  const refusal = (code: 'UNAUTHENTICATED' | 'SIGN_IN_UNAVAILABLE') => ({ errors: [{ message: errorText(code), extensions: { code, requestId: 'request-0001' } }] })
  const reasons = () => lines.map(line => (JSON.parse(line) as { reason?: string }).reason)

  describe('that change', () => {
    test('are asked for once, however many come at first', async () => {
      const tokens = await Promise.all(Array.from({ length: 20 }, () => first.token(issuer)))
      expect(await Promise.all(tokens.map(status))).toEqual(tokens.map(() => 200))
      expect(server.asked).toEqual(['/jwks'])
    })

    test('a new key is taken up with its first token, once the pause between two questions is over', async () => {
      expect(await status(await first.token(issuer))).toBe(200)
      server.answer = json({ keys: [first.jwk, second.jwk] })
      expect(await status(await second.token(issuer))).toBe(401)
      clock += cooldown
      expect(await status(await second.token(issuer))).toBe(200)
      expect(await status(await first.token(issuer))).toBe(200)
      expect(server.asked).toHaveLength(2)
    })

    test('a removed key is refused when the known ones are no longer fresh, also for a token that was taken before', async () => {
      const token = await first.token(issuer)
      expect(await status(token)).toBe(200)
      server.answer = json({ keys: [second.jwk] })
      clock += fresh - 1
      expect(await status(token)).toBe(200)
      clock += 1
      expect([await status(token), await status(await second.token(issuer))]).toEqual([401, 200])
    })

    test('a removed key is refused at once when a token of a new key brought the change to light', async () => {
      const token = await first.token(issuer)
      expect(await status(token)).toBe(200)
      server.answer = json({ keys: [second.jwk] })
      clock += cooldown
      expect([await status(await second.token(issuer)), await status(token)]).toEqual([200, 401])
    })

    test('a key that was put in the place of another under its name', async () => {
      const [token, other] = [await first.token(issuer), await newSigner('first', now)]
      expect(await status(token)).toBe(200)
      server.answer = json({ keys: [other.jwk] })
      clock += fresh
      expect([await status(token), await status(await other.token(issuer))]).toEqual([401, 200])
    })

    test('strangers with made-up keys cost the provider one question in each pause', async () => {
      expect(await status(await first.token(issuer))).toBe(200)
      for (let round = 0; round < 3; round++) {
        clock += cooldown
        const strangers = await Promise.all(Array.from({ length: 40 }, async (_, i) => (await newSigner(`made-up-${round}-${i}`, now)).token(issuer)))
        expect(new Set(await Promise.all(strangers.map(status)))).toEqual(new Set([401]))
      }
      expect(server.asked).toHaveLength(4)
    })

    test('tokens of an issuer nobody trusts cost nothing', async () => {
      expect(await status(await first.token('https://elsewhere.example'))).toBe(401)
      expect(server.asked).toEqual([])
    })

    test('a secret among the keys is no key, and does not spoil the others', async () => {
      const secret = 'a secret that came among the keys by mistake'
      server.answer = json({ keys: [{ kty: 'oct', kid: 'shared', k: Buffer.from(secret).toString('base64url') }, { kty: 'EC', crv: 'P-256', kid: 'broken', x: '!', y: '?' }, first.jwk] })
      const claims = { iss: issuer, aud: 'hub', sub: 's', client_id: 'console', role: 'admin', iat: now, exp: now + 600 }
      expect(await status(forged({ alg: 'HS256', kid: 'shared', typ: 'at+jwt' }, claims, hmac(secret)))).toBe(401)
      expect(await status(forged({ alg: 'ES256', kid: 'broken', typ: 'at+jwt' }, claims, hmac(secret)))).toBe(401)
      expect(await status(await first.token(issuer))).toBe(200)
    })
  })

  describe('that cannot be had', () => {
    test('known ones go on for an hour, then nobody is let in, and then everybody again', async () => {
      const token = await first.token(issuer)
      expect(await status(token)).toBe(200)
      await server.stop()
      clock += fresh
      expect(await status(token)).toBe(200)
      expect(reasons()).toEqual(['no answer'])
      clock += stale - fresh - 1
      expect([await status(token), await status(await first.token(issuer))]).toEqual([200, 200])
      const text = await (await fetch(metrics.url)).text()
      expect(text).toMatch(/hub_token_keys_fetched_total\{[^}]*outcome="failed"[^}]*\} \d/)
      expect(text).toMatch(/hub_token_keys_age\{[^}]*\} 3599\.999/)
      clock += 1
      expect(await ask(token)).toMatchObject({ status: 503, body: refusal('SIGN_IN_UNAVAILABLE') })
      await server.start()
      clock += cooldown
      expect(await status(token)).toBe(200)
    })

    test('a token of an unknown key is refused at once while the provider is out', async () => {
      expect(await status(await first.token(issuer))).toBe(200)
      await server.stop()
      clock += cooldown
      for (let i = 0; i < 3; i++) expect(await ask(await second.token(issuer))).toMatchObject({ status: 401, body: refusal('UNAUTHENTICATED') })
      expect(await status(await first.token(issuer))).toBe(200)
    })

    test('where there never were any, it is said that sign-ins cannot be judged, at the gateway and in a sector, until there are some', async () => {
      await server.stop()
      const token = await first.token(issuer)
      const seen = await Promise.all(Array.from({ length: 10 }, () => ask(token)))
      expect(seen.map(({ status, body }) => ({ status, body }))).toEqual(seen.map(() => ({ status: 503, body: refusal('SIGN_IN_UNAVAILABLE') })))
      const body = '{"query":"{ __typename }"}'
      const atSector = await fetch(hub.doors.referrals ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, [SIGNATURE_HEADER]: createSigner(doorSecret)('referrals', body, now * 1000) },
        body,
      })
      expect([atSector.status, await atSector.json()]).toEqual([503, { errors: [{ message: errorText('SIGN_IN_UNAVAILABLE'), extensions: { code: 'SIGN_IN_UNAVAILABLE' } }] }])
      await server.start()
      expect(await status(token)).toBe(503)
      clock += cooldown
      expect(await status(token)).toBe(200)
    })

    test('a provider that drips holds up those who need it for three seconds, and nobody whose keys are known', async () => {
      const token = await first.token(issuer)
      expect(await status(token)).toBe(200)
      const drips: NodeJS.Timeout[] = []
      server.answer = (_, response) => void drips.push(setInterval(() => response.write(' '), 50))
      clock += fresh
      const waited = await ask(token)
      expect(waited).toMatchObject({ status: 200 })
      expect(waited.took).toBeLessThan(5_000)
      expect(lines).toHaveLength(1)
      clock += cooldown
      const after = await ask(token)
      expect(after).toMatchObject({ status: 200 })
      expect(after.took).toBeLessThan(1_000)
      for (const drip of drips) clearInterval(drip)
      await server.stop()
      // The question behind the back of the last one ends too.
      await expect.poll(() => lines).toHaveLength(2)
    })

    const many = { keys: Array.from({ length: 200 }, (_, i) => ({ kty: 'EC', kid: `k${i}` })) }
    test.each([
      ['a page', written('<html>please sign in</html>'), 'no JSON'],
      ['nothing', written(''), 'no JSON'],
      ['half an answer', written('{"keys":[{"kty":"EC"'), 'no JSON'],
      ['bytes', written(Buffer.from([0, 1, 2, 255])), 'no JSON'],
      ['another document', json({ issuer }), 'the key set is none'],
      ['keys that are a text', json({ keys: 'first' }), 'the key set is none'],
      ['keys that are numbers', json({ keys: [1, 2] }), 'the key set is none'],
      ['keys without a type', json({ keys: [{ kid: 'first' }] }), 'the key set is none'],
      ['no keys', json({ keys: [] }), 'the key set is none'],
      ['two hundred keys', json(many), 'the key set is none'],
      ['a list', json([]), 'the key set is none'],
      ['an error', json({ keys: [] }, 500), 'status 500'],
      ['not found', json({ keys: [] }, 404), 'status 404'],
      ['more than 64 KiB', written(' '.repeat(70_000)), 'an answer of more than 65536 bytes'],
    ])('%s is no set of keys: what is known goes on, and what is not stays unknown', async (_, bad, reason) => {
      const token = await first.token(issuer)
      expect(await status(token)).toBe(200)
      server.answer = bad
      clock += fresh
      expect([await status(token), await status(await second.token(issuer))]).toEqual([200, 401])
      expect(reasons()).toEqual([reason])
    })

    test('an answer without end is left at 64 KiB', async () => {
      let sent = 0
      server.answer = (_, response) => {
        const more = () => {
          while (!response.destroyed && (sent += 65_536) < 1e9 && response.write('x'.repeat(65_536)));
        }
        response.on('drain', more)
        more()
      }
      expect((await ask(await first.token(issuer))).status).toBe(503)
      expect(sent).toBeLessThan(20_000_000)
      expect(reasons()).toEqual(['an answer of more than 65536 bytes'])
    })

    test('a redirect is not followed', async () => {
      const elsewhere = await keyServer()
      elsewhere.answer = json({ keys: [second.jwk] })
      server.answer = leadingTo(`${elsewhere.url}/jwks`)
      expect([await status(await second.token(issuer)), elsewhere.asked, reasons()]).toEqual([503, [], ['no answer']])
      await elsewhere.stop()
    })
  })

  describe('found by discovery', () => {
    const path = '/.well-known/openid-configuration'
    const offered = (document: unknown): KeyServer['answer'] => (request, response) => json(request.url === path ? document : { keys: [first.jwk] })(request, response)

    test('an issuer’s own word leads to them', async () => {
      keys = newKeys(keysOfIssuer(server.url))
      server.answer = offered({ issuer: server.url, jwks_uri: `${server.url}/keys` })
      expect(await status(await first.token(issuer))).toBe(200)
      expect(server.asked).toEqual([path, '/keys'])
    })

    test.each([
      ['of another issuer', { issuer: 'https://elsewhere.example' }, 'the discovery document is of another issuer'],
      ['of the same with a slash', { slash: true }, 'the discovery document is of another issuer'],
      ['without an issuer', { issuer: undefined }, 'the discovery document is none'],
      ['without keys', { jwks_uri: undefined }, 'the discovery document is none'],
      ['with keys in a file', { jwks_uri: 'file:///etc/passwd' }, 'the keys are not offered by HTTPS'],
      ['with keys by FTP', { jwks_uri: 'ftp://127.0.0.1/keys' }, 'the keys are not offered by HTTPS'],
      ['with keys that are no address', { jwks_uri: '/keys' }, 'the discovery document is none'],
    ])('a document %s leads nowhere', async (_, { slash, ...change }: Record<string, unknown>, reason) => {
      keys = newKeys(keysOfIssuer(server.url))
      server.answer = offered({ issuer: slash ? `${server.url}/` : server.url, jwks_uri: `${server.url}/keys`, ...change })
      expect([await status(await first.token(issuer)), server.asked, reasons()]).toEqual([503, [path], [reason]])
    })

    test('a document that leads elsewhere by redirect is not followed', async () => {
      keys = newKeys(keysOfIssuer(server.url))
      server.answer = leadingTo(`${server.url}/other`)
      expect([await status(await first.token(issuer)), server.asked]).toEqual([503, [path]])
    })
  })
})
