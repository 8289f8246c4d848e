import { afterEach, describe, expect, test } from 'vitest'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import { handleOf, startGateway, type Toy } from './toys.js'

/** Corners of federation, each in a graph of its own, with the whole answer written down. */

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function answer(toys: readonly Toy[], query: string, planner: 'rust' | 'js' = 'rust', variables = {}) {
  const gateway = await startGateway(toys, inProcessTransport(toys.map(handleOf)), { planner })
  closing.push(gateway.close)
  const { body } = await gateway.ask(query, variables, { 'x-request-id': 'request-0001' })
  return body
}

const withId = (ref: object) => ref

describe('@interfaceObject', () => {
  const media: Toy = {
    name: 'media',
    typeDefs: `
      type Query { media: [Media!]! }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String }
    `,
    resolvers: {
      Query: {
        media: () => [
          { __typename: 'Book', id: '1', title: 'B', pages: 9 },
          { __typename: 'Film', id: '2', title: 'F' },
        ],
      },
      Media: {
        __resolveReference: ({ id }: { id: string }) => ({
          __typename: id === '1' ? 'Book' : 'Film',
          id,
          title: id === '1' ? 'B' : 'F',
          pages: 9,
        }),
      },
      Book: { __resolveReference: withId },
      Film: { __resolveReference: withId },
    },
  }
  const ratings: Toy = {
    name: 'ratings',
    typeDefs: `
      type Query { best: Media }
      type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int! }
    `,
    resolvers: {
      Query: { best: () => ({ id: '1' }) },
      Media: { __resolveReference: withId, stars: ({ id }: { id: string }) => Number(id) + 3 },
    },
  }

  test('adds a field to every type of an interface', async () => {
    expect(await answer([media, ratings], '{ media { __typename title stars ... on Book { pages stars } } }')).toEqual({
      data: {
        media: [
          { __typename: 'Book', title: 'B', stars: 4, pages: 9 },
          { __typename: 'Film', title: 'F', stars: 5 },
        ],
      },
    })
  })

  test('finds the real type of an object that came without it', async () => {
    expect(await answer([media, ratings], '{ best { __typename id stars title ... on Book { pages } } }')).toEqual({
      data: { best: { __typename: 'Book', id: '1', stars: 4, title: 'B', pages: 9 } },
    })
  })
})

describe('what the public graph hides', () => {
  const hiding: Toy = {
    name: 'hiding',
    typeDefs: `
      type Query { things: [Thing] kinds: [Kind] kind: Kind! }
      union Thing = Seen | Unseen
      type Seen { id: ID! }
      type Unseen @inaccessible { id: ID! }
      enum Kind { OPEN CLOSED @inaccessible }
    `,
    resolvers: {
      Query: {
        things: () => [
          { __typename: 'Seen', id: '1' },
          { __typename: 'Unseen', id: '2' },
        ],
        kinds: () => ['OPEN', 'CLOSED'],
        kind: () => 'CLOSED',
      },
    },
  }

  test('a hidden type looks absent', async () => {
    expect(await answer([hiding], '{ things { __typename ... on Seen { id } } }')).toEqual({
      data: { things: [{ __typename: 'Seen', id: '1' }, null] },
    })
  })

  test('a hidden enum value looks absent too', async () => {
    expect(await answer([hiding], '{ kinds }')).toEqual({ data: { kinds: ['OPEN', null] } })
  })

  test('a hidden enum value where none may be absent is an error', async () => {
    expect(await answer([hiding], '{ kind }')).toMatchObject({ data: null, errors: [{ path: ['kind'] }] })
  })

  test('a value that no subgraph knows is an error', async () => {
    const told = { data: { kinds: ['OPEN', 'AJAR'] } }
    const door = { name: 'hiding', execute: async () => told }
    const gateway = await startGateway([hiding], inProcessTransport([door]))
    closing.push(gateway.close)
    const { body } = await gateway.ask('{ kinds }')
    expect(body).toMatchObject({ data: { kinds: ['OPEN', null] }, errors: [{ path: ['kinds', 1] }] })
  })
})

describe('fields that several subgraphs share', () => {
  const one: Toy = {
    name: 'one',
    typeDefs: `
      type Query { box: Box @shareable }
      type Box @shareable { width: Int inner: Inner }
      type Inner @shareable { a: Int }
    `,
    resolvers: { Query: { box: () => ({ width: 2, inner: { a: 1 } }) } },
  }
  const two: Toy = {
    name: 'two',
    typeDefs: `
      type Query { box: Box @shareable }
      type Box { width: Int @shareable height: Int inner: Inner @shareable }
      type Inner { a: Int @shareable b: Int }
    `,
    resolvers: { Query: { box: () => ({ width: 2, height: 3, inner: { a: 1, b: 5 } }) } },
  }

  test('are put together from all of them', async () => {
    expect(await answer([one, two], '{ box { width height inner { a b } } }')).toEqual({
      data: { box: { width: 2, height: 3, inner: { a: 1, b: 5 } } },
    })
  })
})

describe('@requires', () => {
  const goods: Toy = {
    name: 'goods',
    typeDefs: `
      type Query { good: Good }
      type Good @key(fields: "id") { id: ID! price(currency: String): Int tags: [Tag!] }
      type Tag { name: String }
    `,
    resolvers: {
      Query: { good: () => ({ id: '1', tags: [{ name: 'x' }, { name: 'y' }] }) },
      Good: {
        __resolveReference: () => ({ id: '1', tags: [{ name: 'x' }, { name: 'y' }] }),
        price: (_: unknown, { currency }: { currency: string }) => (currency === 'VND' ? 25_000 : 1),
      },
    },
  }
  const sums: Toy = {
    name: 'sums',
    typeDefs: `
      type Query { any: Int }
      type Good @key(fields: "id") {
        id: ID! price(currency: String): Int @external tags: [Tag!] @external
        inDong: Int @requires(fields: "price(currency: \\"VND\\")")
        tagged: String @requires(fields: "tags { name }")
      }
      type Tag { name: String @external }
    `,
    resolvers: {
      Good: {
        __resolveReference: withId,
        inDong: ({ price }: { price: number }) => price * 2,
        tagged: ({ tags }: { tags: { name: string }[] }) => tags.map(tag => tag.name).join('+'),
      },
    },
  }

  test('with an argument that the caller also gives, but otherwise', async () => {
    expect(await answer([goods, sums], '{ good { price(currency: "USD") inDong } }')).toEqual({
      data: { good: { price: 1, inDong: 50_000 } },
    })
  })

  test('of a list of objects', async () => {
    expect(await answer([goods, sums], '{ good { tagged } }')).toEqual({ data: { good: { tagged: 'x+y' } } })
  })
})

describe('nulls', () => {
  const base: Toy = {
    name: 'base',
    typeDefs: `
      type Query { people: [Person] person: Person }
      type Person @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Query: {
        people: () => [{ id: '1', name: 'a' }, null, { id: '2', name: 'b' }],
        person: () => ({ id: '2', name: 'b' }),
      },
      Person: { __resolveReference: withId },
    },
  }
  const extra: Toy = {
    name: 'extra',
    typeDefs: 'type Query { any: Int } type Person @key(fields: "id") { id: ID! must: String! may: String }',
    resolvers: {
      Person: { __resolveReference: ({ id }: { id: string }) => (id === '1' ? { id, must: 'm', may: 'n' } : null) },
    },
  }

  test('climb from what an owner does not have, without an error: what is absent looks absent', async () => {
    expect(await answer([base, extra], '{ people { name must } }')).toEqual({
      data: { people: [{ name: 'a', must: 'm' }, null, null] },
    })
  })

  test('climb to the same place with the JavaScript planner', async () => {
    expect(await answer([base, extra], '{ people { name must } }', 'js')).toMatchObject({
      data: { people: [{ name: 'a', must: 'm' }, null, null] },
    })
  })

  test('stay where they are in a field that may be null, without an error', async () => {
    expect(await answer([base, extra], '{ person { name may } }')).toEqual({
      data: { person: { name: 'b', may: null } },
    })
  })

  test('climb through fragments', async () => {
    expect(
      await answer([base, extra], '{ person { name ... on Person { ...F } } } fragment F on Person { must }'),
    ).toEqual({ data: { person: null } })
  })
})

describe('introspection', () => {
  const toy: Toy = {
    name: 'toy',
    typeDefs: 'type Query { hello: String! }',
    resolvers: { Query: { hello: () => 'hi' } },
  }

  test('stands beside data in one operation, through fragments and conditions', async () => {
    const query = `query ($no: Boolean!) {
        hello ...F other: __type(name: "Nothing") { name } skipped: __type(name: "Query") @skip(if: $no) { name }
      }
      fragment F on Query { __schema { queryType { name } } }`
    expect(await answer([toy], query, 'rust', { no: true })).toEqual({
      data: { hello: 'hi', __schema: { queryType: { name: 'Query' } }, other: null },
    })
  })
})
