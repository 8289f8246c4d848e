import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { examples } from '../../gateway/examples.js'
import { excessText, limits } from '../../gateway/limits/limits.rules.js'
import { post } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { referredResidents } from '../support/world.js'

const { text, document, operation } = limits
const times = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join(' ')
const deep = (levels: number) => `${'{ resident(id: "x") '.repeat(levels)}{ id }${' }'.repeat(levels)}`
const bomb = `query { ...F0 } ${times(30, i => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { __typename }`

/** What is asked, and which limit refuses it. */
type Limit = keyof typeof text | keyof typeof document | keyof typeof operation
type Attack = readonly [name: string, limit: Limit, query: string, variables?: Record<string, unknown>]
const attacks: readonly Attack[] = [
  ['fields within fields', 'depth', deep(operation.depth)],
  ['fields within fields, far too deep for a parser', 'nesting', deep(4_000)],
  ['a long text', 'characters', `{ __typename } #${'x'.repeat(text.characters)}`],
  ['one long word', 'characters', `{ ${'x'.repeat(3_000_000)} }`],
  ['one long text in quotes', 'characters', `{ residents(search: "${'x'.repeat(3_000_000)}") { totalCount } }`],
  ['fields within fields by fragments', 'depth', `query { ...F0 } ${times(25, i => `fragment F${i} on Query { resident(id: "x") { ...F${i + 1} } }`)} fragment F25 on Resident { id }`],
  ['fields within fields by inline fragments', 'depth', `{ ${'resident(id: "x") { ... on Resident { '.repeat(operation.depth + 1)}id${' } }'.repeat(operation.depth + 1)} }`],
  ['brackets in a literal', 'nesting', `{ residents(first: ${'['.repeat(2_000)}${']'.repeat(2_000)}) { totalCount } }`],
  ['objects in a literal', 'nesting', `{ residents(filter: ${'{ a: '.repeat(2_000)}1${' }'.repeat(2_000)}) { totalCount } }`],
  ['brackets that never close', 'nesting', '{'.repeat(text.characters)],
  ['list types in a variable', 'nesting', `query ($v: ${'['.repeat(500)}Int${']'.repeat(500)}) { __typename }`],
  ['tokens', 'tokens', `{ ${'a '.repeat(text.tokens)} }`],
  ['commas and comments count for nothing, names do', 'tokens', `{ ${'a,,,,#x\n'.repeat(text.tokens)} }`],
  ['one long list of values', 'tokens', `{ residents(ids: [${'1 '.repeat(text.tokens)}]) { totalCount } }`],
  ['the same field again and again', 'width', `{ ${'__typename '.repeat(operation.width + 1)} }`],
  ['the same field in many fragments', 'width', `{ ${times(21, () => '...F')} } fragment F on Query { ${'__typename '.repeat(20)} }`],
  ['many fields, each selection small', 'fields', `{ ${times(21, () => 'resident(id: "x") { ...F }')} } fragment F on Resident { ${times(100, () => 'id')} }`],
  ['aliases of a search', 'aliases', `{ ${times(operation.aliases + 1, i => `a${i}: residents(first: 1) { totalCount }`)} }`],
  ['aliases of __typename', 'aliases', `{ ${times(operation.aliases + 1, i => `a${i}: __typename`)} }`],
  ['aliases of a log-in that is guessed', 'aliases', `{ ${times(operation.aliases + 1, i => `a${i}: coverageOf(resident: "${i}") { __typename }`)} }`],
  ['aliases in a fragment that is spread often', 'aliases', `{ ${times(31, () => '...F')} } fragment F on Query { ${times(10, i => `a${i}: __typename`)} }`],
  ['a change many times in one request', 'aliases', `mutation { ${times(operation.aliases + 1, i => `a${i}: revokeAccess(input: {}) { subject }`)} }`],
  ['directives that nobody knows', 'directives', `{ __typename ${times(operation.directives + 1, i => `@d${i}`)} }`],
  ['one directive again and again', 'directives', `{ __typename ${'@include(if: true) '.repeat(operation.directives + 1)} }`],
  ['directives on the operation', 'directives', `query ${times(operation.directives + 1, i => `@d${i}`)} { __typename }`],
  ['directives in a fragment that is spread often', 'directives', `{ ${times(11, () => '...F')} } fragment F on Query { __typename ${'@include(if: true) '.repeat(5)} }`],
  ['fragments', 'fragments', `{ __typename } ${times(document.fragments + 1, i => `fragment F${i} on Query { __typename }`)}`],
  ['a bomb of fragments', 'fields', bomb],
  ['a fragment that holds itself', 'fields', '{ ...F } fragment F on Query { __typename ...F }'],
  ['three fragments in a circle', 'fields', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }'],
  ['operations', 'operations', times(document.operations + 1, i => `query Q${i} { __typename }`)],
  ['a page of a thousand million', 'cost', '{ residents(first: 1000000000) { nodes { id fullName } } }'],
  ['the same by a variable', 'cost', 'query ($n: Int!) { residents(first: $n) { nodes { id } } }', { n: 1_000_000_000 }],
  ['the same by the default of a variable', 'cost', 'query ($n: Int = 1000000000) { residents(first: $n) { nodes { id } } }'],
  ['the last thousand million', 'cost', '{ residents(last: 1000000000) { nodes { id } } }'],
  ['pages within pages', 'cost', '{ residents(first: 100) { nodes { referrals(first: 100) { nodes { resident { referrals(first: 100) { nodes { id } } } } } } } }'],
  ['a large page under a fragment', 'cost', '{ ...F } fragment F on Query { residents(first: 100000) { nodes { id } } }'],
  ['a large page that is skipped', 'cost', '{ residents(first: 1000000) @skip(if: true) { nodes { id } } }'],
  ['a large page that is not included', 'cost', '{ residents(first: 1000000) @include(if: false) { nodes { id } } }'],
  ['a large operation beside the small one that is named', 'cost', 'query Small { __typename } query Large { residents(first: 1000000) { nodes { id } } }'],
  ['a subscription to everything', 'aliases', `subscription { ${times(operation.aliases + 1, i => `a${i}: referralChanged { kind }`)} }`],
]

describe('a request that asks for too much is refused before anything is asked of a sector', () => {
  let hub: CountedHub
  let token = ''
  const sizes: Readonly<Record<string, number>> = { ...text, ...document, ...operation }
  /** How long an honest request takes here and now, in milliseconds. */
  let honest = 0

  beforeAll(async () => {
    hub = await countedHub()
    token = await hub.token({ role: 'nurse', facility: 'QN-NCC' })
    for (let i = 0; i < 5; i++) {
      const started = performance.now()
      await (await post(hub.url, token, { query: '{ residents(first: 1) { totalCount } }' })).text()
      honest = Math.max(honest, performance.now() - started)
    }
  })
  afterAll(() => hub.close())

  test.each(attacks.map(([name, limit, query, variables]) => ({ name, limit, query, variables })))('$name: by the limit on $limit', async ({ name, limit, query, variables }) => {
    const started = performance.now()
    const response = await post(hub.url, token, { query, variables, operationName: name.includes('that is named') ? 'Small' : undefined }, { accept: 'application/graphql-response+json', 'x-request-id': 'request-0001' })
    const took = performance.now() - started
    const message = excessText({ name: limit, size: 0, most: sizes[limit] ?? 0 })
    expect([response.status, await response.json()]).toEqual([400, { errors: [{ message, extensions: { code: 'OPERATION_TOO_LARGE', requestId: 'request-0001' } }] }])
    // Bounded: what is measured, not what is asked for. A parser or a validation that had done it would take minutes or fall over.
    expect(took).toBeLessThan(100 * honest)
  })

  test('no sector was called, no statement was sent, and the next one is answered', async () => {
    for (const [, , query, variables] of attacks) {
      const { counts } = await hub.ask({ role: 'nurse', facility: 'QN-NCC' }, query, variables)
      expect(counts).toEqual({ calls: [], statements: { facilities: 0, referrals: 0, insurance: 0 } })
    }
    const { data, errors } = await hub.ask({ role: 'nurse', facility: 'QN-NCC' }, '{ residents(first: 1) { totalCount } }')
    expect([data, errors]).toEqual([{ residents: { totalCount: expect.any(Number) } }, undefined])
  })

  test('memory is back at its level after a thousand of them', async () => {
    setFlagsFromString('--expose-gc')
    const collect = z.function().parse(runInNewContext('gc'))
    const heap = () => {
      collect()
      return process.memoryUsage().heapUsed
    }
    const round = async (i: number) => {
      const [, , query = '', variables] = attacks[i % attacks.length] ?? []
      await (await post(hub.url, token, { query: `${query} #${i}`, variables })).text()
    }
    for (let i = 0; i < 100; i++) await round(i)
    const before = heap()
    for (let i = 100; i < 1_100; i++) await round(i)
    expect(heap() - before).toBeLessThan(50 * 1024 * 1024)
  })

  test('what honest callers ask is let through: the whole of each saved example, and each limit reached but not passed', async () => {
    const reached = [
      `{ ${'__typename '.repeat(operation.width)} }`,
      `{ ${times(operation.aliases, i => `a${i}: __typename`)} }`,
      times(document.operations, i => `query Q${i} { __typename }`),
      `{ residents(first: 100) { nodes { id fullName } } }`,
    ]
    const [id = ''] = referredResidents('QN-NCC')
    for (const { query, variables } of [...reached.map(each => ({ query: each, variables: {} })), ...examples(id)]) {
      const response = await post(hub.url, token, { query, variables, operationName: query.includes('Q1') ? 'Q1' : undefined })
      const body: unknown = await response.json()
      expect(JSON.stringify(body)).not.toContain('OPERATION_TOO_LARGE')
      expect(body).toHaveProperty('data')
    }
  })
})
