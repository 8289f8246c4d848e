import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createSignatureCheck, createSigner } from '../../kit/signature.js'
import { httpTransport, type HttpTransportOptions } from '../../gateway/transports/http.js'
import { hub } from './hub.js'
import { serveToy, startGateway, type Answering, type RunningGateway, type Toy, type ToyServer } from './toys.js'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

interface Started {
  readonly gateway: RunningGateway
  readonly servers: Record<string, ToyServer>
}

/** The small hub over HTTP, with insurance answering as told. */
async function withInsurance(
  instead: Answering,
  options: Partial<HttpTransportOptions> & { timeout?: number } = {},
): Promise<Started> {
  const servers: Record<string, ToyServer> = {}
  for (const toy of hub) servers[toy.name] = await serveToy(toy, toy.name === 'insurance' ? instead : undefined)
  const urls = Object.fromEntries(Object.entries(servers).map(([name, { url }]) => [name, url]))
  const gateway = await startGateway(hub, httpTransport({ urls, ...options }), { subgraphTimeout: options.timeout })
  closing.push(gateway.close, ...Object.values(servers).map(server => server.close))
  return { gateway, servers }
}

const query = '{ resident(id: "1") { name coverage } }'
const good = JSON.stringify({ data: { _entities: [{ coverage: 91 }] } })

async function outcome({ gateway }: Started) {
  const { status, body } = await gateway.ask(query)
  return {
    status,
    data: body.data,
    codes: body.errors?.map(each => (each.extensions as { code: string }).code),
    text: JSON.stringify(body),
  }
}

const lost = {
  status: 200,
  data: { resident: { name: 'Nguyễn Văn An', coverage: null } },
  codes: ['SUBGRAPH_UNAVAILABLE'],
}
const whole = { status: 200, data: { resident: { name: 'Nguyễn Văn An', coverage: 91 } }, codes: undefined }

describe('an answer that is none is refused, and nothing of it is told', () => {
  const json = { 'content-type': 'application/json' }
  const secret = 'secret-of-the-upstream'
  const answers: [string, Answering][] = [
    [
      'a page',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${secret}</h1>`),
    ],
    ['text that is not JSON', (_, response) => void response.writeHead(200, json).end(`{"data": ${secret}`)],
    ['JSON of another kind', (_, response) => void response.writeHead(200, json).end(JSON.stringify({ [secret]: 1 }))],
    ['a list', (_, response) => void response.writeHead(200, json).end(JSON.stringify([secret]))],
    ['null', (_, response) => void response.writeHead(200, json).end('null')],
    [
      'data of the wrong type',
      (_, response) => void response.writeHead(200, json).end(JSON.stringify({ data: secret })),
    ],
    [
      'errors without message',
      (_, response) => void response.writeHead(200, json).end(JSON.stringify({ errors: [{ [secret]: 1 }] })),
    ],
    ['nothing', (_, response) => void response.writeHead(204).end()],
    ['an empty body', (_, response) => void response.writeHead(200, json).end()],
    ['a redirect', (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:9/${secret}` }).end()],
    [
      'a compressed body',
      (_, response) => void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(secret),
    ],
    [
      'a failure page',
      (_, response) => void response.writeHead(500, { 'content-type': 'text/plain' }).end(`at ${secret}.ts:1`),
    ],
    [
      'half a body',
      (_, response) =>
        void response
          .writeHead(200, { ...json, 'content-length': '1000' })
          .write(`{"data":"${secret}`, () => response.destroy()),
    ],
    ['data with an error status', (_, response) => void response.writeHead(500, json).end(good)],
  ]
  test.each(answers)('%s', async (_, instead) => {
    const { text, ...seen } = await outcome(await withInsurance(instead))
    expect({ ...seen, tells: /secret|127\.0\.0\.1|ECONN|http:/.test(text) }).toEqual({ ...lost, tells: false })
  })

  test('one that is longer than allowed, whether it says so or not', async () => {
    for (const headers of [json, { ...json, 'content-length': '2000' }]) {
      const started = await withInsurance(
        (_, response) => void response.writeHead(200, headers).end(' '.repeat(2000)),
        { maxBytes: 1000 },
      )
      const { text: _, ...seen } = await outcome(started)
      expect(seen).toEqual(lost)
    }
  })
})

describe('an answer with an error status that is GraphQL', () => {
  test('is taken, so that its code is told', async () => {
    const body = JSON.stringify({ errors: [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }] })
    const started = await withInsurance(
      (_, response) => void response.writeHead(401, { 'content-type': 'application/graphql-response+json' }).end(body),
    )
    expect((await outcome(started)).codes).toEqual(['UNAUTHENTICATED'])
  })
})

describe('trying again', () => {
  const json = { 'content-type': 'application/json' }

  function failingFirst(fail: Answering): { instead: Answering; calls: () => number } {
    let calls = 0
    const instead: Answering = (request, response, body) => {
      calls++
      return calls === 1 ? fail(request, response, body) : void response.writeHead(200, json).end(good)
    }
    return { instead, calls: () => calls }
  }

  test.each([
    ['a lost connection', (_: unknown, response: Parameters<Answering>[1]) => void response.destroy()],
    ['status 502', (_: unknown, response: Parameters<Answering>[1]) => void response.writeHead(502).end('bad gateway')],
    ['status 503', (_: unknown, response: Parameters<Answering>[1]) => void response.writeHead(503).end('later')],
  ])('a query is asked once more after %s', async (_, fail) => {
    const { instead, calls } = failingFirst(fail)
    const { text: __, ...seen } = await outcome(await withInsurance(instead))
    expect({ ...seen, calls: calls() }).toEqual({ ...whole, calls: 2 })
  })

  test('but only once', async () => {
    let calls = 0
    const { text: _, ...seen } = await outcome(
      await withInsurance((__, response) => (calls++, void response.destroy())),
    )
    expect({ ...seen, calls }).toEqual({ ...lost, calls: 2 })
  })

  test('not after an answer has begun, and not after an ordinary error', async () => {
    for (const fail of [
      (_: unknown, response: Parameters<Answering>[1]) =>
        void response.writeHead(200, json).write('{', () => response.destroy()),
      (_: unknown, response: Parameters<Answering>[1]) => void response.writeHead(500).end(),
    ]) {
      const { instead, calls } = failingFirst(fail)
      const { text: __, ...seen } = await outcome(await withInsurance(instead))
      expect({ ...seen, calls: calls() }).toEqual({ ...lost, calls: 1 })
    }
  })

  test('a mutation is never sent twice: its caller is told that its outcome is not known', async () => {
    let calls = 0
    const [facilities] = hub
    if (!facilities) throw new Error('no toy')
    const server = await serveToy(facilities, (_, response) => (calls++, void response.destroy()))
    const gateway = await startGateway(hub, httpTransport({ urls: { facilities: server.url } }))
    closing.push(gateway.close, server.close)
    const { status, body } = await gateway.ask('mutation { admit(name: "An") { id } }')
    const errors = body.errors?.map(each => ({ path: each.path, code: (each.extensions as { code: string }).code }))
    expect({ status, data: body.data, errors, calls }).toEqual({
      status: 200,
      data: { admit: null },
      errors: [{ path: ['admit'], code: 'OUTCOME_UNKNOWN' }],
      calls: 1,
    })
  })

  test('a subgraph that comes back is used at once, without touching the gateway', async () => {
    const started = await withInsurance((_, response) => void response.writeHead(200, json).end(good))
    const { insurance } = started.servers
    if (!insurance) throw new Error('no insurance')
    const port = Number(new URL(insurance.url).port)
    expect((await outcome(started)).codes).toBeUndefined()
    await insurance.close()
    expect((await outcome(started)).codes).toEqual(['SUBGRAPH_UNAVAILABLE'])
    const again = await serveToy(hub[2] as Toy, undefined, port)
    closing.push(again.close)
    expect((await outcome(started)).codes).toBeUndefined()
  })
})

describe('time', () => {
  test('a hanging subgraph is cut at its deadline, retry included, and its connection closed', async () => {
    let closed = false
    const started = await withInsurance((_, response) => void response.on('close', () => (closed = true)), {
      timeout: 150,
    })
    const begun = performance.now()
    const { text: _, ...seen } = await outcome(started)
    const took = performance.now() - begun
    expect({ ...seen, inTime: took < 1000 }).toEqual({ ...lost, codes: ['SUBGRAPH_TIMEOUT'], inTime: true })
    await expect.poll(() => closed).toBe(true)
  })

  test('a port that accepts and says nothing is cut as well', async () => {
    const silent = createServer(() => {})
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : 0
    const gateway = await startGateway(
      hub,
      httpTransport({ urls: { facilities: `http://127.0.0.1:${port}/graphql` } }),
      { subgraphTimeout: 100 },
    )
    closing.push(gateway.close, async () => void silent.close())
    const { body } = await gateway.ask('{ resident(id: "1") { name } }')
    expect(body.errors?.map(each => each.extensions)).toEqual([
      { code: 'SUBGRAPH_TIMEOUT', service: 'facilities', requestId: expect.any(String) },
    ])
  })

  test('a caller who leaves ends the calls made for him', async () => {
    let closed = false
    const { gateway } = await withInsurance((_, response) => void response.on('close', () => (closed = true)))
    const leaving = new AbortController()
    const asked = fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    })
    setTimeout(() => leaving.abort(), 100)
    await expect(asked).rejects.toThrow('abort')
    await expect.poll(() => closed).toBe(true)
  })
})

describe('what crosses to a subgraph', () => {
  test('the body signed for that subgraph, and three headers of the caller', async () => {
    const secret = 's'.repeat(32)
    const { gateway, servers } = await withInsurance(
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(good),
      {
        sign: createSigner(secret),
        now: () => 1_800_000_000_000,
      },
    )
    await gateway.ask(
      query,
      {},
      {
        authorization: 'Bearer a.b.c',
        'accept-language': 'vi',
        'x-request-id': 'request-17',
        cookie: 'session=1',
        'x-hub-signature': 'forged',
        'x-forwarded-user': 'admin',
      },
    )
    const [request] = servers.insurance?.requests ?? []
    if (!request) throw new Error('insurance was not asked')
    const { headers, body } = request
    const check = createSignatureCheck(secret, 'insurance')
    expect(check(String(headers['x-hub-signature']), Buffer.from(body), 1_800_000_000_000)).toBeUndefined()
    const { host: _, 'x-hub-signature': __, 'content-length': ___, ...others } = headers
    expect(others).toEqual({
      connection: 'keep-alive',
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      authorization: 'Bearer a.b.c',
      'accept-language': 'vi',
      'x-request-id': 'request-17',
    })
  })

  test('two users never share one request under way', async () => {
    const waiting: (() => void)[] = []
    const { gateway, servers } = await withInsurance(async (_, response) => {
      await new Promise<void>(resolve => waiting.push(resolve))
      response.writeHead(200, { 'content-type': 'application/json' }).end(good)
    })
    const users = ['Bearer one.of.two', 'Bearer two.of.two', 'Bearer one.of.two']
    const answers = users.map(authorization => gateway.ask(query, {}, { authorization }))
    await expect.poll(() => waiting.length).toBe(3)
    for (const go of waiting) go()
    await Promise.all(answers)
    for (const name of ['facilities', 'insurance']) {
      expect(servers[name]?.requests.map(each => each.headers.authorization).toSorted()).toEqual(users.toSorted())
    }
  })
})
