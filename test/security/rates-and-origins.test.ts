import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRates, type RateLimits, type Rates } from '../../gateway/limits/rate.js'
import type { Viewer } from '../../kit/auth.js'
import { errorText } from '../../kit/errors.js'
import type { Listening } from '../../kit/serve.js'
import { openToyDoor } from '../support/toy-door.js'

/** Small enough to be reached: five operations or forty fields a minute for each, twice as many for a place. */
const few: RateLimits = { caller: { operations: 5, fields: 40 }, place: { operations: 10, fields: 80 }, refusals: 3 }
const clientOf = { a: 'console', b: 'console', c: 'console', d: 'other', e: 'unlisted' }

describe('the door in production', () => {
  let door: Listening
  let rates: Rates
  let calls: string[]

  beforeAll(async () => {
    const opened = await openToyDoor(clientOf, {
      rates: {
        operation: (...args) => rates.operation(...args),
        fields: (...args) => rates.fields(...args),
        refusal: (...args) => rates.refusal(...args),
      },
      proxies: 1,
      clients: new Map([['console', { documents: 'open' }], ['other', { documents: 'open' }]]),
      origins: new Set(['https://app.example.vn']),
    })
    ;({ door, calls } = opened)
  })
  afterAll(() => door.close())
  beforeEach(() => {
    rates = createRates(few)
    calls.length = 0
  })

  const from = (address: string) => ({ 'x-forwarded-for': `198.51.100.1, ${address}` })
  async function ask(who: string, query: string, headers: Record<string, string> = from('203.0.113.1')) {
    const response = await fetch(`${door.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${who}.${who}.${who}`, 'x-request-id': 'request-0001', ...headers },
      body: JSON.stringify({ query }),
    })
    const body = (await response.json()) as { data?: unknown; errors?: { message: string; extensions: object }[] }
    return { status: response.status, body, headers: response.headers }
  }
  const statuses = async (count: number, make: (i: number) => ReturnType<typeof ask>) => {
    const seen: number[] = []
    for (let i = 0; i < count; i++) seen.push((await make(i)).status)
    return seen
  }
  const small = '{ coverageOf(resident: "1") }'
  const refused = { errors: [{ message: errorText('RATE_LIMITED'), extensions: { code: 'RATE_LIMITED', requestId: 'request-0001' } }] }

  describe('what is asked is counted', () => {
    test('operations of a caller: the sixth waits, and no sector hears of it', async () => {
      expect(await statuses(5, () => ask('a', small))).toEqual([200, 200, 200, 200, 200])
      const { status, body, headers } = await ask('a', small)
      expect([status, body, calls.length]).toEqual([429, refused, 5])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60)
      expect((await ask('b', small)).status).toBe(200)
    })

    test('from another address it is the same caller', async () => {
      expect(await statuses(6, i => ask('a', small, from(`203.0.113.${i}`)))).toEqual([200, 200, 200, 200, 200, 429])
    })

    test('fields, however few operations they are in: aliases of one request count one by one', async () => {
      const guesses = `{ ${Array.from({ length: 25 }, (_, i) => `a${i}: coverageOf(resident: "${i}")`).join(' ')} }`
      expect([(await ask('a', guesses)).status, (await ask('a', guesses)).status]).toEqual([200, 429])
      expect(calls.filter(name => name === 'insurance')).toHaveLength(1)
    })

    test('operations of a client from one address, whoever they are by; from another address it goes on', async () => {
      expect(await statuses(10, i => ask(i % 2 ? 'a' : 'b', small))).toEqual(Array.from({ length: 10 }, () => 200))
      expect([(await ask('c', small)).status, (await ask('d', small)).status, (await ask('c', small, from('203.0.113.2'))).status]).toEqual([429, 200, 200])
    })

    test('a request that is not GraphQL, or not good GraphQL, counts as one', async () => {
      expect(await statuses(6, () => ask('a', '{ nothing'))).toEqual([200, 200, 200, 200, 200, 429])
    })

    test('sign-ins that were refused: after three the address waits, and a good sign-in goes on', async () => {
      expect(await statuses(4, () => ask('x', small))).toEqual([401, 401, 401, 429])
      expect((await ask('x', small, from('203.0.113.2'))).status).toBe(401)
      expect((await ask('a', small)).status).toBe(200)
    })

    test('an address that the caller makes up is not believed', async () => {
      const made = (i: number) => ({ 'x-forwarded-for': `192.0.2.${i}, 203.0.113.9` })
      expect(await statuses(4, i => ask('x', small, made(i)))).toEqual([401, 401, 401, 429])
    })

    test('fifty at once are counted as fifty', async () => {
      const seen = await Promise.all(Array.from({ length: 50 }, () => ask('a', small)))
      expect(seen.filter(({ status }) => status === 200)).toHaveLength(5)
    })

    test('by the limits in force a person who works fast, and a hospital behind one address, are let through', async () => {
      const { operation, fields } = createRates()
      const viewer = (n: number): Viewer => ({ subject: `s${n}`, client: 'console', role: 'nurse', expiresAt: 0 })
      for (let i = 0; i < 600; i++) await operation(viewer(0), 'a')
      await expect(operation(viewer(0), 'a')).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })
      for (let n = 1; n < 10; n++) for (let i = 0; i < 600; i++) await operation(viewer(n), 'a')
      await expect(operation(viewer(10), 'a')).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })
      await operation(viewer(10), 'b')
      await fields(viewer(0), 'a', 60_000)
      await expect(fields(viewer(0), 'a', 1)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })
    })
  })

  describe('what is wrong with a document is told', () => {
    test('without suggestions', async () => {
      const { body } = await ask('a', '{ coverageOff(resident: "1") }')
      expect(body.errors).toEqual([{ message: 'Cannot query field "coverageOff" on type "Query".', locations: [{ line: 1, column: 3 }], extensions: { code: 'BAD_USER_INPUT', requestId: 'request-0001' } }])
    })

    test('the schema itself is given to known clients that are signed in', async () => {
      const schema = async (authorization?: string) => {
        const response = await fetch(`${door.url}/schema.graphql`, { headers: authorization ? { authorization } : {} })
        return [response.status, (await response.text()).includes('type Query')]
      }
      expect([await schema(), await schema('Bearer x.x.x'), await schema('Bearer e.e.e'), await schema('Bearer a.a.a')]).toEqual([[401, false], [401, false], [404, false], [200, true]])
    })
  })

  describe('browsers of other origins', () => {
    const preflight = (origin: string, path = '/graphql') =>
      fetch(`${door.url}${path}`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } })

    test('one in the list is told that it may ask, with which headers and for how long', async () => {
      const { status, headers } = await preflight('https://app.example.vn')
      const said = Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control')))
      expect([status, said, headers.get('vary')]).toEqual([
        204,
        {
          'access-control-allow-origin': 'https://app.example.vn',
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'authorization, content-type, accept, accept-language, x-request-id',
          'access-control-expose-headers': 'x-request-id, retry-after',
          'access-control-max-age': '600',
        },
        'origin',
      ])
      const answered = await ask('a', small, { ...from('203.0.113.1'), origin: 'https://app.example.vn' })
      expect([answered.status, answered.headers.get('access-control-allow-origin'), answered.headers.get('access-control-allow-credentials')]).toEqual([200, 'https://app.example.vn', null])
      expect(answered.headers.get('vary')).toContain('origin')
    })

    test.each(['https://evil.example', 'http://app.example.vn', 'https://app.example.vn:8443', 'https://app.example.vn.evil.example', 'https://APP.example.vn', 'null', 'https://app.example.vn/', ''])(
      'any other is told nothing: %s',
      async origin => {
        const { status, headers } = await preflight(origin)
        expect([status, [...headers.keys()].filter(name => name.startsWith('access-control'))]).toEqual([403, []])
        const answered = await ask('a', small, { ...from('203.0.113.1'), origin })
        expect([...answered.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
      },
    )

    test('every answer says how a browser is to treat it', async () => {
      const paths = ['/graphql', '/livez', '/readyz', '/version', '/schema.graphql', '/nothing']
      for (const path of paths) {
        const { headers } = await fetch(`${door.url}${path}`)
        const said = ['x-content-type-options', 'x-frame-options', 'referrer-policy', 'cross-origin-resource-policy', 'content-security-policy', 'strict-transport-security'].map(name => headers.get(name))
        expect([path, ...said]).toEqual([path, 'nosniff', 'DENY', 'no-referrer', 'same-origin', "default-src 'none'; frame-ancestors 'none'", 'max-age=31536000; includeSubDomains'])
      }
    })
  })
})
