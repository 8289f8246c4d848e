import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorText, HubError } from '../../kit/errors.js'
import { createGateway } from '../../gateway/app.js'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import { createLogger } from '../../kit/log.js'
import { hub } from './hub.js'
import { compose, handleOf, startGateway, type RunningGateway, type ToyHandle } from './toys.js'

const good = 'Bearer good.good.good'
let handles: ToyHandle[]
let gateway: RunningGateway

beforeAll(async () => {
  handles = hub.map(handleOf)
  gateway = await startGateway(hub, inProcessTransport(handles), {
    introspection: false,
    version: '1.2.3',
    explorer: { examples: [{ title: 'One', query: '{ coverageOf(resident: "</script>") }' }], token: 'a.b.c' },
    auth: async authorization => {
      if (authorization !== good) throw new HubError('UNAUTHENTICATED')
      return { subject: 's', client: 'c', role: 'nurse', expiresAt: 4_000_000_000 }
    },
  })
})
afterAll(() => gateway.close())

const requestId = 'request-0001'

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId, ...headers },
    body,
  })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as unknown,
    headers: response.headers,
  }
}

describe('without a good token the answer is UNAUTHENTICATED', () => {
  const refused = {
    errors: [{ message: errorText('UNAUTHENTICATED'), extensions: { code: 'UNAUTHENTICATED', requestId } }],
  }
  const bodies: [string, string][] = [
    ['a good document', JSON.stringify({ query: '{ coverageOf(resident: "1") }' })],
    ['a document that does not parse', JSON.stringify({ query: '{ {{' })],
    ['a document that is not valid', JSON.stringify({ query: '{ nothing }' })],
    ['introspection', JSON.stringify({ query: '{ __schema { types { name } } }' })],
    ['a type name', JSON.stringify({ query: '{ __typename }' })],
    ['no document', '{}'],
    ['no JSON', 'garbage'],
    ['nothing', ''],
    ['two megabytes', ' '.repeat(2_000_000)],
  ]
  test.each(bodies)('for %s', async (_, body) => {
    for (const authorization of [undefined, '', 'garbage', 'Bearer', 'Bearer x.y.z', 'Basic good.good.good']) {
      const { headers, ...seen } = await post(body, { ...(authorization !== undefined && { authorization }) })
      expect(seen).toEqual({ status: 401, type: 'application/json; charset=utf-8', body: refused })
      expect(headers.get('www-authenticate')).toBe('Bearer')
    }
    expect(handles.flatMap(handle => handle.requests)).toEqual([])
  })

  test('in the media type that was asked for', async () => {
    const { status, type, body } = await post('{', { accept: 'application/graphql-response+json' })
    expect({ status, type, body }).toEqual({
      status: 401,
      type: 'application/graphql-response+json; charset=utf-8',
      body: refused,
    })
  })

  test('for any method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await fetch(gateway.url, { method })).status).toBe(401)
  })

  test('for a stream', async () => {
    const { status, body } = await post(JSON.stringify({ query: 'subscription { x }' }), {
      accept: 'text/event-stream',
    })
    expect({ status, body }).toEqual({ status: 401, body: refused })
  })
})

describe('a request', () => {
  const signed = { authorization: good }
  const ask = (query: string, headers = {}) => post(JSON.stringify({ query }), { ...signed, ...headers })

  test('keeps its id when it is a good one, and gets one otherwise', async () => {
    expect((await ask('{ __typename }')).headers.get('x-request-id')).toBe(requestId)
    for (const given of ['short', 'x'.repeat(65), 'with space in it', '<script>alert(1)</script>']) {
      const { headers } = await ask('{ __typename }', { 'x-request-id': given })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('is never kept by a cache', async () => {
    expect((await ask('{ __typename }')).headers.get('cache-control')).toBe('no-store')
  })

  test('that is not valid says why, with a code', async () => {
    const { status, body } = await ask('{ coverageOf }', { accept: 'application/graphql-response+json' })
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        errors: [
          {
            message: 'Field "coverageOf" argument "resident" of type "ID!" is required, but it was not provided.',
            locations: [{ line: 1, column: 3 }],
            extensions: { code: 'BAD_USER_INPUT', requestId },
          },
        ],
      },
    })
  })

  test('with a variable of the wrong type is refused before any subgraph is asked', async () => {
    for (const handle of handles) handle.requests.length = 0
    const body = JSON.stringify({
      query: 'query ($id: ID!) { coverageOf(resident: $id) }',
      variables: { id: { a: 1 } },
    })
    const { status, body: answer } = await post(body, { ...signed, accept: 'application/graphql-response+json' })
    expect({ status, answer, asked: handles.flatMap(handle => handle.requests) }).toEqual({
      status: 400,
      answer: {
        errors: [
          {
            message: expect.stringContaining('$id'),
            locations: expect.anything(),
            extensions: { code: 'BAD_USER_INPUT', requestId },
          },
        ],
      },
      asked: [],
    })
  })

  test('for a hidden field is answered as for one that does not exist', async () => {
    const { body } = await ask('{ referralsOf(resident: "1") { facts { kind } } }')
    expect(body).toEqual({
      errors: [
        {
          message: 'Cannot query field "facts" on type "Referral".',
          locations: [{ line: 1, column: 32 }],
          extensions: { code: 'BAD_USER_INPUT', requestId },
        },
      ],
    })
  })

  test.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Query") { name } }',
    '{ _service { sdl } }',
    '{ _entities(representations: []) { __typename } }',
  ])('may not read the schema: %s', async query => {
    const { body } = await ask(query, { accept: 'application/graphql-response+json' })
    expect(JSON.stringify(body)).toContain('BAD_USER_INPUT')
    expect(body).not.toHaveProperty('data')
  })

  test.each([
    ['too long', ' '.repeat(3_700_000), {}, 413],
    ['a list of operations', '[{"query":"{ __typename }"}]', {}, 400],
    [
      'in another character set',
      '{"query":"{ __typename }"}',
      { 'content-type': 'application/json; charset=latin1' },
      415,
    ],
    ['a form', 'query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', '{"query":"{ __typename }"}', { 'content-type': 'text/plain' }, 415],
    ['for something else', '{"query":"{ __typename }"}', { accept: 'image/png' }, 406],
  ])('that is %s is refused', async (_, body, headers, status) => {
    expect((await post(body, { ...signed, ...headers })).status).toBe(status)
  })

  test('by GET may not change anything', async () => {
    const response = await fetch(`${gateway.url}?query=${encodeURIComponent('mutation { admit(name: "x") { id } }')}`, {
      headers: signed,
    })
    expect({ status: response.status, allow: response.headers.get('allow') }).toEqual({ status: 405, allow: 'POST' })
  })

  test('with an alias that would reach the prototype is refused', async () => {
    const { body } = await ask('{ resident(id: "1") { __proto__: name } }', {
      accept: 'application/graphql-response+json',
    })
    const message = 'The alias "__proto__" is not served.'
    expect(body).toEqual({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT', requestId } }] })
  })
})

describe('beside GraphQL', () => {
  const at = (path: string) => new URL(path, gateway.url)

  test('it says that it lives, is ready, which version it is, and what the graph is', async () => {
    const ready: unknown = await (await fetch(at('/readyz'))).json()
    expect(ready).toEqual({
      ready: true,
      subgraphs: { facilities: expect.any(String), referrals: expect.any(String), insurance: expect.any(String) },
    })
    expect(await (await fetch(at('/livez'))).json()).toEqual({ alive: true })
    expect(await (await fetch(at('/version'))).json()).toEqual({ name: 'an-sinh-hub', version: '1.2.3' })
    const sdl = await (await fetch(at('/schema.graphql'))).text()
    expect(sdl).toContain('coverageNow: String')
    expect(sdl).not.toMatch(/facts|join__|inaccessible/)
  })

  test('nothing else is there', async () => {
    for (const path of [
      '/',
      '/graphql/x',
      '/metrics',
      '/explorer/../package.json',
      '/explorer/secret',
      '/favicon.ico',
    ]) {
      expect((await fetch(at(path))).status).toBe(404)
    }
  })
})

describe('the explorer', () => {
  const open = (path: string) =>
    fetch(new URL(path, gateway.url), { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })

  test('loads everything from this gateway and may load from nowhere else', async () => {
    const page = await open('/graphql')
    const html = await page.text()
    const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)]
      .map(match => match[1] ?? '')
      .filter(each => each !== 'data:,')
    expect(assets.toSorted()).toEqual([
      '/explorer/graphiql.css',
      '/explorer/graphiql.js',
      '/explorer/react-dom.js',
      '/explorer/react.js',
      '/explorer/start.css',
      '/explorer/start.js',
    ])
    for (const asset of assets) expect((await open(asset)).status).toBe(200)
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  test('the style sheet brings its fonts along', async () => {
    const css = await (await open('/explorer/graphiql.css')).text()
    expect([...css.matchAll(/url\((?!"?data:)[^)]{0,80}/g)].map(String)).toEqual([])
  })

  test('opens with the saved examples and the demo token', async () => {
    const script = await (await open('/explorer/start.js')).text()
    expect(script).toContain('# One\\n{ coverageOf(resident: \\"\\u003c/script>\\") }')
    expect(script).toContain('Bearer a.b.c')
  })
})

describe('when the graph cannot be loaded', () => {
  test('it lives but is not ready, and says no more than that', async () => {
    const broken = createGateway({
      supergraphSdl: compose(hub).replace('type Query', 'type Qery'),
      transport: inProcessTransport([]),
      auth: 'off',
      log: createLogger('gateway', 'silent'),
      clock: () => new Date(),
    })
    await expect(broken.ready()).rejects.toThrow()
    await broken.close()
  })
})
