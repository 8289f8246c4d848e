import type { Toy } from './toys.js'

/** The hub in small: a resident of one sector, referrals of the second, cover of the third. */

type Id = { id: string }

const residents = [
  { __typename: 'Resident', id: '1', name: 'Nguyễn Văn An' },
  { __typename: 'Resident', id: '2', name: 'Trần Thị Bình' },
]
const referrals = ['1', '1', '2'].map((resident, index) => ({
  __typename: 'Referral',
  id: `r${index + 1}`,
  number: `GCT-${index + 1}`,
  resident,
  facts: { kind: 'CLINICAL' },
}))

const facilities: Toy = {
  name: 'facilities',
  typeDefs: `
    type Query { resident(id: ID!): Resident residents: [Resident!]! }
    type Mutation { admit(name: String!): Resident }
    type Resident @key(fields: "id") { id: ID! name: String }
  `,
  resolvers: {
    Query: { resident: (_: unknown, { id }: Id) => residents.find(each => each.id === id), residents: () => residents },
    Mutation: { admit: (_: unknown, { name }: { name: string }) => ({ id: '9', name }) },
    Resident: { __resolveReference: ({ id }: Id) => residents.find(each => each.id === id) },
  },
}

const referring: Toy = {
  name: 'referrals',
  typeDefs: `
    type Query { referralsOf(resident: ID!): [Referral!]! }
    type Resident @key(fields: "id") { id: ID! referrals(first: Int): [Referral!] }
    type Referral @key(fields: "id") { id: ID! number: String facts: Facts @inaccessible }
    type Facts @inaccessible { kind: String }
  `,
  resolvers: {
    Query: { referralsOf: (_: unknown, { resident }: { resident: string }) => referralsOf(resident) },
    Resident: { __resolveReference: (ref: Id) => ref, referrals: ({ id }: Id) => referralsOf(id) },
    Referral: { __resolveReference: ({ id }: Id) => referrals.find(each => each.id === id) },
  },
}

function referralsOf(resident: string) {
  return referrals.filter(each => each.resident === resident)
}

const insurance: Toy = {
  name: 'insurance',
  typeDefs: `
    type Query { coverageOf(resident: ID!): Int }
    type Resident @key(fields: "id") { id: ID! coverage: Int card: String }
    type Facts @inaccessible { kind: String @external }
    type Referral @key(fields: "id") {
      id: ID! facts: Facts @external coverageNow: String @requires(fields: "facts { kind }")
    }
  `,
  resolvers: {
    Query: { coverageOf: () => 80 },
    Resident: { __resolveReference: (ref: Id) => ref, coverage: ({ id }: Id) => 90 + Number(id), card: () => 'HT2' },
    Referral: {
      __resolveReference: (ref: object) => ref,
      coverageNow: ({ facts }: { facts?: { kind?: string } }) => `for ${facts?.kind}`,
    },
  },
}

export const hub: readonly Toy[] = [facilities, referring, insurance]
