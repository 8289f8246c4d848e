import type { Resolvers, Toy } from './toys.js'

/** One small shop, once as four subgraphs and once as a single schema that says what every answer must be. */

interface Item {
  __typename: 'Book' | 'Phone'
  upc: string
  sku: { code: string; region: string }
  title: string
  weight: number | null
  author?: string
  screen?: number
  kind: 'NEW' | 'USED'
}

const items: readonly Item[] = [
  {
    __typename: 'Book',
    upc: 'b1',
    sku: { code: 'B', region: 'VN' },
    title: 'Truyện Kiều',
    weight: 300,
    author: 'u1',
    kind: 'NEW',
  },
  {
    __typename: 'Phone',
    upc: 'p1',
    sku: { code: 'P', region: 'VN' },
    title: 'Máy',
    weight: 150,
    screen: 6,
    kind: 'USED',
  },
  {
    __typename: 'Book',
    upc: 'b2',
    sku: { code: 'C', region: 'LA' },
    title: 'Đất rừng',
    weight: null,
    author: 'u9',
    kind: 'NEW',
  },
]
const users = [
  { __typename: 'User', id: 'u1', name: 'An', email: 'an@example.vn', visits: 3 },
  { __typename: 'User', id: 'u2', name: 'Bình', email: null, visits: 5 },
]
const reviews = [
  { __typename: 'Review', id: 'r1', body: 'hay', product: 'b1', author: 'u2', parent: null },
  { __typename: 'Review', id: 'r2', body: 'tốt', product: 'p1', author: 'u1', parent: 'r1' },
  { __typename: 'Review', id: 'r3', body: 'dày', product: 'b1', author: 'u1', parent: null },
]

const item = (upc: unknown) => items.find(each => each.upc === upc) ?? null
const user = (id: unknown) => users.find(each => each.id === id) ?? null
const reviewsOf = (upc: unknown) => reviews.filter(each => each.product === upc)
const price = (upc: string) => upc.length * 1000
const shipping = (weight: number | null) => (weight === null ? null : weight * 2)
const label = (title: string, code: string) => `${title} (${code})`

type Named = { id: string }
type Numbered = { upc: string; __typename: string }

const products: Toy = {
  name: 'products',
  typeDefs: `
    type Query {
      products(first: Int = 10): [Product!]!
      product(upc: String!): Product
      things: [Thing]!
      shelf: [[Product]!]
      version: String @shareable
    }
    interface Product { upc: String! title: String! weight: Int sku: Sku! }
    type Sku @shareable { code: String! region: String! }
    type Book implements Product @key(fields: "upc") @key(fields: "sku { code region }") {
      upc: String! title: String! weight: Int sku: Sku! kind: Kind author: User @provides(fields: "name")
    }
    type Phone implements Product @key(fields: "upc") @key(fields: "sku { code region }") {
      upc: String! title: String! weight: Int sku: Sku! kind: Kind screen(unit: Unit = INCH): Int
    }
    union Thing = Book | Phone
    enum Kind { NEW USED }
    enum Unit { INCH MILLIMETRE }
    type User @key(fields: "id") { id: ID! name: String! @external }
  `,
  resolvers: {
    Query: {
      products: (_: unknown, { first }: { first: number }) => items.slice(0, first),
      product: (_: unknown, { upc }: { upc: string }) => item(upc),
      things: () => [items[1], null, items[0]],
      shelf: () => [[items[0], null], [], [items[1], items[2]]],
      version: () => '1',
    },
    Book: {
      __resolveReference: (ref: { upc?: string; sku?: Item['sku'] }) => byKey(ref),
      author: (book: Item) => (user(book.author) ? { ...user(book.author), name: user(book.author)?.name } : null),
    },
    Phone: {
      __resolveReference: (ref: { upc?: string; sku?: Item['sku'] }) => byKey(ref),
      screen: (phone: Item, { unit }: { unit: string }) => (phone.screen ?? 0) * (unit === 'INCH' ? 1 : 25),
    },
  },
}

function byKey(ref: { upc?: string; sku?: Item['sku'] }): Item | null {
  return items.find(each => (ref.upc ? each.upc === ref.upc : each.sku.code === ref.sku?.code)) ?? null
}

const inventory: Toy = {
  name: 'inventory',
  typeDefs: `
    type Query { version: String @shareable }
    type Sku @shareable { code: String! region: String! }
    type Book @key(fields: "upc") {
      upc: String! weight: Int @external title: String! @external sku: Sku! @external
      price: Int! shipping: Int @requires(fields: "weight") label: String @requires(fields: "title sku { code }")
    }
    type Phone @key(fields: "sku { code region }") { sku: Sku! price: Int! stock: [Stock!] }
    type Stock { place: String! count: Int! seller: User }
    type User @key(fields: "id", resolvable: false) { id: ID! }
  `,
  resolvers: {
    Query: { version: () => '1' },
    Book: {
      __resolveReference: (ref: Item) => ref,
      price: (book: Item) => price(book.upc),
      shipping: (book: Item) => shipping(book.weight ?? null),
      label: (book: Item) => label(book.title, book.sku.code),
    },
    Phone: {
      __resolveReference: (ref: Item) => ref,
      price: () => price('p1'),
      stock: () => [
        { place: 'Huế', count: 2, seller: { id: 'u2' } },
        { place: 'Vinh', count: 0, seller: null },
      ],
    },
  },
}

const accounts: Toy = {
  name: 'accounts',
  typeDefs: `
    type Query { me: User! user(id: ID!): User users: [User!]! }
    type Mutation { rename(id: ID!, name: String!): User }
    type User @key(fields: "id") {
      id: ID! name: String! @shareable email: String visits: Int secret: String @inaccessible
    }
  `,
  resolvers: {
    Query: { me: () => users[0], user: (_: unknown, { id }: Named) => user(id), users: () => users },
    Mutation: { rename: (_: unknown, { id, name }: Named & { name: string }) => ({ ...user(id), name }) },
    User: { __resolveReference: ({ id }: Named) => user(id) },
  },
}

const reviewing: Toy = {
  name: 'reviews',
  typeDefs: `
    type Query { reviews: [Review!]! review(id: ID!): Review }
    type Mutation { review(upc: String!, body: String!): Review! }
    type Review @key(fields: "id") { id: ID! body: String product: Product author: User parent: Review }
    interface Product { upc: String! reviews(last: Int): [Review!]! }
    type Book implements Product @key(fields: "upc") { upc: String! reviews(last: Int): [Review!]! }
    type Phone implements Product @key(fields: "upc") { upc: String! reviews(last: Int): [Review!]! }
    type User @key(fields: "id") { id: ID! reviews: [Review!]! visits: Int @override(from: "accounts") }
  `,
  resolvers: {
    Query: {
      reviews: () => reviews,
      review: (_: unknown, { id }: Named) => reviews.find(each => each.id === id) ?? null,
    },
    Mutation: { review: (_: unknown, { upc, body }: Numbered & { body: string }) => aReview(upc, body) },
    Review: { __resolveReference: ({ id }: Named) => reviews.find(each => each.id === id), ...reviewFields() },
    Book: { __resolveReference: (ref: Numbered) => ref, reviews: lastReviews },
    Phone: { __resolveReference: (ref: Numbered) => ref, reviews: lastReviews },
    User: {
      __resolveReference: (ref: Named) => ref,
      reviews: ({ id }: Named) => reviews.filter(each => each.author === id),
      visits: ({ id }: Named) => (user(id)?.visits ?? 0) * 10,
    },
  },
}

function aReview(upc: string, body: string) {
  return { __typename: 'Review', id: `new-${upc}`, body, product: upc, author: 'u1', parent: null }
}

function lastReviews({ upc }: Numbered, { last }: { last?: number }) {
  return last === undefined || last === null ? reviewsOf(upc) : reviewsOf(upc).slice(-last)
}

function reviewFields(): Record<string, unknown> {
  return {
    product: ({ product }: { product: string }) => ({ __typename: item(product)?.__typename, upc: product }),
    author: ({ author }: { author: string }) => ({ id: author }),
    parent: ({ parent }: { parent: string | null }) => reviews.find(each => each.id === parent) ?? null,
  }
}

export const shop: readonly Toy[] = [products, inventory, accounts, reviewing]

/** The same shop without federation. A user nobody knows is null here, as an entity that its owner does not find. */
export const monolith: Toy = {
  name: 'monolith',
  typeDefs: `
    type Query {
      products(first: Int = 10): [Product!]! product(upc: String!): Product things: [Thing]! shelf: [[Product]!]
      version: String me: User! user(id: ID!): User users: [User!]! reviews: [Review!]! review(id: ID!): Review
    }
    type Mutation { rename(id: ID!, name: String!): User review(upc: String!, body: String!): Review! }
    interface Product { upc: String! title: String! weight: Int sku: Sku! reviews(last: Int): [Review!]! }
    type Sku { code: String! region: String! }
    type Book implements Product {
      upc: String! title: String! weight: Int sku: Sku! kind: Kind author: User reviews(last: Int): [Review!]!
      price: Int! shipping: Int label: String
    }
    type Phone implements Product {
      upc: String! title: String! weight: Int sku: Sku! kind: Kind screen(unit: Unit = INCH): Int
      reviews(last: Int): [Review!]! price: Int! stock: [Stock!]
    }
    type Stock { place: String! count: Int! seller: User }
    union Thing = Book | Phone
    enum Kind { NEW USED }
    enum Unit { INCH MILLIMETRE }
    type User { id: ID! name: String! email: String visits: Int reviews: [Review!]! }
    type Review { id: ID! body: String product: Product author: User parent: Review }
  `,
  resolvers: monolithResolvers(),
}

function monolithResolvers(): Resolvers {
  return {
    Query: { ...products.resolvers.Query, ...accounts.resolvers.Query, ...reviewing.resolvers.Query },
    Mutation: { ...accounts.resolvers.Mutation, ...reviewing.resolvers.Mutation },
    Book: {
      author: (book: Item) => user(book.author),
      reviews: lastReviews,
      price: (book: Item) => price(book.upc),
      shipping: (book: Item) => shipping(book.weight),
      label: (book: Item) => label(book.title, book.sku.code),
    },
    Phone: {
      ...products.resolvers.Phone,
      reviews: lastReviews,
      price: () => price('p1'),
      stock: () => [
        { place: 'Huế', count: 2, seller: user('u2') },
        { place: 'Vinh', count: 0, seller: null },
      ],
    },
    User: {
      reviews: ({ id }: Named) => reviews.filter(each => each.author === id),
      visits: ({ visits }: { visits: number }) => visits * 10,
    },
    Review: {
      ...reviewFields(),
      product: ({ product }: { product: string }) => item(product),
      author: ({ author }: { author: string }) => user(author),
    },
  }
}
