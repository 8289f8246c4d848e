import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSigner, SIGNATURE_HEADER } from '../../kit/signature.js'
import { subgraphs } from '../../schema/subgraphs.js'
import { type CountedHub, countedHub, doorSecret as secret } from '../support/in-process.js'

const now = new Date('2026-11-02T09:00:00+07:00').getTime()
const body = (query: string, variables: object = {}) => JSON.stringify({ query, variables })

const documents = [
  body('{ __typename }'),
  body('{ _service { sdl } }'),
  body('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: [{ __typename: 'Resident', id: 'x' }] }),
  body('{ __schema { types { name } } }'),
  'not json',
]

describe('a subgraph called directly refuses, whoever asks', () => {
  let hub: CountedHub
  let token: string

  beforeAll(async () => {
    hub = await countedHub('http')
    token = await hub.token({ role: 'coordinator', scope: 'country' })
  })
  afterAll(() => hub.close())

  async function call(name: string, text: string, headers: Record<string, string>): Promise<number> {
    const response = await fetch(hub.doors[name] ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: text,
    })
    expect(await response.text()).not.toMatch(/"data":\s*\{/)
    return response.status
  }

  describe.each(subgraphs.map(({ name }) => name))('%s', name => {
    const sign = createSigner(secret)

    test.each(documents)('without a signature: %s', async text => {
      const authorization = `Bearer ${token}`
      const foreign = createSigner('another secret')(name, text, now)
      expect(await call(name, text, {})).toBe(403)
      expect(await call(name, text, { authorization })).toBe(403)
      expect(await call(name, text, { authorization, [SIGNATURE_HEADER]: 'v1.0.x.y' })).toBe(403)
      expect(await call(name, text, { authorization, [SIGNATURE_HEADER]: foreign })).toBe(403)
    })

    test('a signature for another body, another sector, another time', async () => {
      const text = documents[0] ?? ''
      const authorization = `Bearer ${token}`
      const withSignature = (signature: string) => call(name, text, { authorization, [SIGNATURE_HEADER]: signature })
      expect(await withSignature(sign(name, body('{ a: __typename }'), now))).toBe(403)
      expect(await withSignature(sign('elsewhere', text, now))).toBe(403)
      expect(await withSignature(sign(name, text, now - 61_000))).toBe(403)
      expect(await withSignature(sign(name, text, now + 61_000))).toBe(403)
    })

    test('a good signature opens once, and only with a user’s token', async () => {
      const text = documents[0] ?? ''
      const signature = sign(name, text, now)
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, [SIGNATURE_HEADER]: signature }
      const first = await fetch(hub.doors[name] ?? '', { method: 'POST', headers, body: text })
      expect(await first.json()).toEqual({ data: { __typename: 'Query' } })
      expect(await call(name, text, headers)).toBe(403)
      expect(await call(name, text, { [SIGNATURE_HEADER]: sign(name, text, now) })).toBe(401)
    })

    test('a query that asks for a stream is not answered past the log of reads', async () => {
      const text = documents[0] ?? ''
      const accept = 'text/event-stream'
      const headers = { authorization: `Bearer ${token}`, accept, [SIGNATURE_HEADER]: sign(name, text, now) }
      expect(await call(name, text, headers)).toBe(405)
    })

    test('anything else than a signed POST is not there', async () => {
      const door = hub.doors[name] ?? ''
      expect((await fetch(`${door}?query={__typename}`)).status).toBe(404)
      expect((await fetch(new URL('/', door))).status).toBe(404)
    })
  })

  test('a subscription crosses the signed door and beats until its caller leaves', async () => {
    const left = new AbortController()
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body: body('subscription { referralsHeartbeat(everySeconds: 1) { sector } }'),
      signal: left.signal,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while ((text.match(/"sector":"referrals"/g)?.length ?? 0) < 2) text += (await reader?.read())?.value ?? ''
    left.abort()
    expect(response.headers.get('content-type')).toContain('text/event-stream')
  })

})
