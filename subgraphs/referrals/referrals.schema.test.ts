import { composeServices } from '@theguild/federation-composition'
import { isObjectType, parse, visit } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema, sdl } from './schema.js'

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@shareable"])`

/** The least that the other two sectors declare of the things this one points at. */
const facilities = `${link}
  type Query { resident(id: ID!): Resident facility(id: ID!): Facility }
  type Resident @key(fields: "id") { id: ID! fullName: String! }
  type Facility @key(fields: "id") { id: ID! name: String! }`

const insurance = `${link}
  scalar LocalDate
  scalar DateTime
  enum ReferralKind { CLINICAL_TRANSFER CARE_LINK }
  enum Urgency { EMERGENCY URGENT ROUTINE }
  type Query { cards: Int }
  type CoverageFacts @shareable {
    residentId: ID! toFacilityCode: String! kind: ReferralKind! urgency: Urgency! signedOn: LocalDate
    validUntil: DateTime diagnoses: [String!]!
  }
  type Referral @key(fields: "id") {
    id: ID!
    coverageFacts: CoverageFacts @external
    coverageNow: Int
      @requires(fields: "coverageFacts { residentId toFacilityCode kind urgency signedOn validUntil diagnoses }")
  }`

function compose() {
  const result = composeServices([
    { name: 'referrals', typeDefs: parse(sdl) },
    { name: 'facilities', typeDefs: parse(facilities) },
    { name: 'insurance', typeDefs: parse(insurance) },
  ])
  expect(result.errors ?? []).toEqual([])
  return { supergraph: result.supergraphSdl ?? '', api: result.publicSdl ?? '' }
}

describe('the schema of the referrals sector', () => {
  test('composes with sectors that own the people and ask for the facts of coverage', () => {
    const { supergraph, api } = compose()
    expect(supergraph).toContain('coverageFacts')
    expect(api).toContain('coverageNow')
    expect(api).not.toMatch(/coverageFacts|CoverageFacts/)
  })

  test('lets every edge to another sector, and every field given to one, be null', () => {
    const edges = [
      ['Referral', 'resident', 'Resident'],
      ['Referral', 'fromFacility', 'Facility'],
      ['Referral', 'coverageFacts', 'CoverageFacts'],
      ['Resident', 'referrals', 'ReferralConnection'],
      ['Resident', 'openReferrals', 'ReferralConnection'],
      ['Facility', 'outgoingReferrals', 'ReferralConnection'],
      ['Query', 'referralsOf', 'ReferralConnection'],
    ] as const
    const types = edges.map(([type, field]) => {
      const object = schema.getType(type)
      return [type, field, isObjectType(object) ? String(object.getFields()[field]?.type) : undefined]
    })
    expect(types).toEqual(edges)
  })

  test('describes every type, field, argument and value', () => {
    const missing: string[] = []
    const check = (node: { name: { value: string }; description?: unknown }) => {
      if (!node.description && !['Query', 'Mutation', 'Subscription'].includes(node.name.value)) missing.push(node.name.value)
    }
    visit(parse(sdl), {
      ObjectTypeDefinition: check,
      EnumTypeDefinition: check,
      EnumValueDefinition: check,
      FieldDefinition: check,
      InputValueDefinition: check,
      ScalarTypeDefinition: check,
    })
    expect(missing).toEqual([])
  })
})
