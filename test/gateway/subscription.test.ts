import { createClient } from 'graphql-sse'
import { afterEach, describe, expect, test } from 'vitest'
import { reach, startGateway, type Toy } from './toys.js'

interface Ticking {
  readonly toys: Toy[]
  /** Resolves when the source of the events was told to stop. */
  readonly ended: Promise<void>
}

/** Counts for ever, or to `last`; a second subgraph names what the first only counts. */
function ticking(last = Infinity): Ticking {
  let end = () => {}
  const ended = new Promise<void>(resolve => (end = resolve))
  async function* tick() {
    try {
      for (let n = 1; n <= last; n++) {
        yield { tick: { __typename: 'Tick', id: String(n) } }
        await new Promise(resolve => setTimeout(resolve, 5))
      }
    } finally {
      end()
    }
  }
  const clock: Toy = {
    name: 'clock',
    typeDefs: 'type Query { now: String } type Subscription { tick: Tick! } type Tick @key(fields: "id") { id: ID! }',
    resolvers: { Subscription: { tick: { subscribe: tick } } },
  }
  const names: Toy = {
    name: 'names',
    typeDefs: 'type Query { any: String } type Tick @key(fields: "id") { id: ID! name: String }',
    resolvers: {
      Tick: { __resolveReference: (tick: { id: string }) => tick, name: (tick: { id: string }) => `tick ${tick.id}` },
    },
  }
  return { toys: [clock, names], ended }
}

/** Opens and then says nothing. */
function silent(): Ticking & { readonly begun: Promise<void> } {
  let begin = () => {}
  let end = () => {}
  const begun = new Promise<void>(resolve => (begin = resolve))
  const ended = new Promise<void>(resolve => (end = resolve))
  const source = ticking(0)
  const events = () => ({
    [Symbol.asyncIterator]: () => ({
      next: () => (begin(), new Promise(() => {})),
      return: async () => (end(), { done: true, value: undefined }),
    }),
  })
  const [clock, names] = source.toys
  if (!clock || !names) throw new Error('no toys')
  return { toys: [{ ...clock, resolvers: { Subscription: { tick: { subscribe: events } } } }, names], begun, ended }
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe.each(['in-process', 'http'] as const)('a subscription over the %s transport', way => {
  async function subscribeTo(source: Ticking, query: string, options: Parameters<typeof startGateway>[2] = {}) {
    const { transport, close } = await reach(way, source.toys)
    const gateway = await startGateway(source.toys, transport, options)
    closing.push(gateway.close, close)
    return createClient({ url: gateway.url, retryAttempts: 0 }).iterate({ query })
  }

  test('brings every event to the client and ends when the source ends', async () => {
    const events = await subscribeTo(ticking(3), 'subscription { tick { id } }')
    const seen: unknown[] = []
    for await (const event of events) seen.push(event)
    expect(seen).toEqual([
      { data: { tick: { id: '1' } } },
      { data: { tick: { id: '2' } } },
      { data: { tick: { id: '3' } } },
    ])
  })

  test('completes every event with the fields of the other subgraphs', async () => {
    const events = await subscribeTo(ticking(2), 'subscription { tick { name } }')
    const seen: unknown[] = []
    for await (const event of events) seen.push(event)
    expect(seen).toEqual([{ data: { tick: { name: 'tick 1' } } }, { data: { tick: { name: 'tick 2' } } }])
  })

  test('gives each event its own time, however long the subscription has been open', async () => {
    const opened = performance.now()
    const events = await subscribeTo(ticking(), 'subscription { tick { id name } }', { requestTimeout: 300 })
    for await (const event of events) {
      const id = String((event.data as { tick: { id: string } } | null)?.tick.id)
      expect(event).toEqual({ data: { tick: { id, name: `tick ${id}` } } })
      if (performance.now() - opened > 900) break
    }
  })

  test('ends at its source when the client goes away', async () => {
    const source = ticking()
    const events = await subscribeTo(source, 'subscription { tick { id } }')
    expect(await events.next()).toEqual({ done: false, value: { data: { tick: { id: '1' } } } })
    await events.return?.()
    await expect(source.ended).resolves.toBeUndefined()
  })

  test('ends at its source also while the source is silent', async () => {
    const source = silent()
    const events = await subscribeTo(source, 'subscription { tick { id } }')
    const waiting = events.next()
    await source.begun
    await events.return?.()
    await source.ended
    expect(await waiting).toEqual({ done: true, value: undefined })
  })

  test('ends with its sign-in, and says so', async () => {
    const { toys } = ticking()
    const { transport, close } = await reach(way, toys)
    const expiresAt = Date.now() / 1000 + 0.1
    const gateway = await startGateway(toys, transport, {
      auth: async () => ({ subject: 's', client: 'c', role: 'nurse', expiresAt }),
    })
    closing.push(gateway.close, close)
    const events = createClient({ url: gateway.url, retryAttempts: 0 }).iterate({
      query: 'subscription { tick { id } }',
    })
    const seen: unknown[] = []
    for await (const event of events) seen.push(event)
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  test('does not keep a gateway from stopping', async () => {
    const source = silent()
    const { transport, close } = await reach(way, source.toys)
    const gateway = await startGateway(source.toys, transport)
    const events = createClient({ url: gateway.url, retryAttempts: 0 }).iterate({
      query: 'subscription { tick { id } }',
    })
    const first = events.next()
    await source.begun
    await gateway.close()
    expect(await first).toEqual({ done: true, value: undefined })
    await source.ended
    await close()
  })

  test('that its subgraph refuses is one answer with the reason', async () => {
    const { toys } = ticking()
    const { transport, stop, close } = await reach(way, toys)
    await stop('clock')
    const gateway = await startGateway(toys, transport)
    closing.push(gateway.close, close)
    const { body } = await gateway.ask(
      'subscription { tick { id } }',
      {},
      { accept: 'text/event-stream, application/json' },
    )
    expect(body).toMatchObject({
      data: null,
      errors: [{ path: ['tick'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'clock' } }],
    })
  })

  test('needs a client that takes a stream', async () => {
    const { toys } = ticking()
    const { transport, close } = await reach(way, toys)
    const gateway = await startGateway(toys, transport)
    closing.push(gateway.close, close)
    expect((await gateway.ask('subscription { tick { id } }')).status).toBe(406)
  })
})
