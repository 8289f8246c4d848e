import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { toGlobalId } from '../../../kit/id.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { referredResidents, residentsOf } from '../../support/world.js'

const mine = referredResidents('QN-NCC')
const yours = residentsOf('BD-NCC').map(({ id }) => toGlobalId('Resident', id))
const [ofMine = '', ofYours = ''] = [mine[0], yours[0]]

/** What two people ask in the same words at the same instant; only one of them may have each answer. */
const layers: readonly (readonly [layer: string, query: string, variables?: object, headers?: Record<string, string>])[] = [
  ['one sector, by an id that is one’s own', 'query ($v: ID!) { resident(id: $v) { id fullName birthDate } }', { v: ofMine }],
  ['one sector, by an id that is the other’s', 'query ($v: ID!) { resident(id: $v) { id fullName birthDate } }', { v: ofYours }],
  ['a list', '{ residents(first: 20) { totalCount nodes { id fullName } } }'],
  ['a search', '{ residents(first: 20, search: "nguyen") { totalCount nodes { id fullName } } }'],
  ['three sectors, joined', 'query ($v: ID!) { resident(id: $v) { fullName referrals(first: 5) { totalCount nodes { id paperNumber coverageNow { __typename } } } coverage { __typename } cards { id } } }', { v: ofMine }],
  ['many loads in one batch', `{ ${[...mine.slice(0, 10), ...yours.slice(0, 10)].map((id, i) => `a${i}: resident(id: "${id}") { id fullName currentStay { id facility { code } } }`).join(' ')} }`],
  ['the same request id', '{ residents(first: 5) { nodes { id fullName } } alerts(first: 5) { totalCount } }', undefined, { 'x-request-id': 'request-shared-0001' }],
  ['a document that was asked before by the other', '{ referrals(first: 10) { totalCount nodes { id } } }'],
  ['counts', '{ referralWorklistCounts { list count } alerts(first: 1) { totalCount } awayResidents(first: 1) { totalCount } }'],
  ['a refusal', '{ duties(first: 5) { totalCount nodes { __typename } } }'],
]

const people: readonly TokenClaims[] = [
  { role: 'nurse', facility: 'QN-NCC', subject: 'shared-a' },
  { role: 'nurse', facility: 'BD-NCC', subject: 'shared-b' },
  { role: 'coordinator', province: '52', subject: 'shared-c' },
]
const atOnce = 12

underAttack('shared work', { cases: layers.length + 2, writes: /^insurance\.(coverage_check|command|outbox|audit_entry)$/ }, at => {
  let tokens: string[] = []
  beforeAll(async () => {
    tokens = await Promise.all(people.map(claims => at().hub.token(claims)))
  })

  test.each(layers.map(([layer, query, variables, headers]) => ({ layer, query, variables, headers })))('$layer: each gets one’s own', async ({ query, variables, headers }) => {
    const { hub } = at()
    const ask = async (token: string) => {
      const { body, headers: told } = await hub.graphql(token, query, variables, headers)
      expect(told.get('cache-control')).toBe('no-store')
      return withoutRequest(body)
    }
    const alone: string[] = []
    for (const token of tokens) alone.push(await ask(token))
    expect(new Set(alone).size).toBeGreaterThan(1)
    const together = await Promise.all(Array.from({ length: atOnce }, (_each, i) => ask(tokens[i % tokens.length] ?? '')))
    expect(together.map((answer, i) => answer === alone[i % alone.length])).toEqual(together.map(() => true))
  })

  test('by GET too', async () => {
    const { hub } = at()
    const ask = async (token: string) => {
      const search = `?query=${encodeURIComponent('{ residents(first: 3) { nodes { id } } }')}`
      const { body, headers } = await hub.send(`/graphql${search}`, { method: 'GET', headers: { authorization: `Bearer ${token}` } })
      expect([headers.get('cache-control'), headers.get('vary')?.includes('authorization')]).toEqual(['no-store', true])
      return withoutRequest(body)
    }
    const alone = [await ask(tokens[0] ?? ''), await ask(tokens[1] ?? '')]
    expect(alone[0]).not.toBe(alone[1])
    expect(await Promise.all(Array.from({ length: atOnce }, (_, i) => ask(tokens[i % 2] ?? '')))).toEqual(Array.from({ length: atOnce }, (_, i) => alone[i % 2]))
  })

  test('the same idempotency key of two people is two changes, each with its own result', async () => {
    const { hub } = at()
    const query = 'mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { id } userErrors { code } } }'
    const idempotencyKey = randomUUID()
    const ask = async (token: string, resident: string) => withoutRequest((await hub.graphql(token, query, { input: { idempotencyKey, resident } })).body)
    const [first, second, again] = [await ask(tokens[0] ?? '', ofMine), await ask(tokens[1] ?? '', ofYours), await ask(tokens[0] ?? '', ofMine)]
    expect(again).toBe(first)
    expect(second).not.toBe(first)
  })
})

/** The id of a request is its own. */
function withoutRequest(body: unknown): string {
  return JSON.stringify(body).replaceAll(/"requestId":"[^"]*"/g, '')
}
