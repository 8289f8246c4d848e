import { beforeAll, describe, expect, test } from 'vitest'
import { isInputObjectType, isObjectType } from 'graphql'
import { errorText } from '../../../kit/errors.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { apiOfHub } from '../../support/rights/walk.js'

const refusal = { message: errorText('DOCUMENT_NOT_TRUSTED'), extensions: { code: 'DOCUMENT_NOT_TRUSTED', requestId: 'request-0001' } }

/** Ways to read the schema, or to be told of it by mistake. */
const readings: readonly (readonly [what: string, query: string, variables?: object])[] = [
  ['the schema', '{ __schema { types { name } } }'],
  ['one type', '{ __type(name: "Query") { fields { name } } }'],
  ['the schema under another name', '{ a: __schema { queryType { name } } }'],
  ['the schema in a fragment', '{ ...F } fragment F on Query { __schema { directives { name } } }'],
  ['the schema in an inline fragment', '{ ... on Query { __schema { mutationType { name } } } }'],
  ['the schema beside an honest field', '{ residents(first: 1) { totalCount } __schema { types { name } } }'],
  ['the schema behind a directive', '{ __schema @include(if: true) { types { name } } }'],
  ['a type by a variable', 'query ($n: String!) { __type(name: $n) { name } }', { n: 'Resident' }],
  ['the schema of changes', 'mutation { __schema { types { name } } }'],
  ['a sector’s own schema', '{ _service { sdl } }'],
  ['a sector’s own persons', '{ _entities(representations: [{ __typename: "Resident", id: "x" }]) { __typename } }'],
  ['what the sectors tell each other only', 'query ($v: ID!) { referral(id: $v) { coverageFacts { diagnoses } } }', { v: 'x' }],
  ['a field nearly right', '{ residentz(first: 1) { totalCount } }'],
  ['an argument nearly right', '{ residents(frist: 1) { totalCount } }'],
  ['a type nearly right', 'query ($v: BeneficiaryKin) { residents(first: 1, category: $v) { totalCount } }'],
  ['a value nearly right', '{ residents(first: 1, category: ELDERL) { totalCount } }'],
  ['a fragment on a type nearly right', '{ ...F } fragment F on Residen { id }'],
  ['a directive nearly right', '{ residents(first: 1) @includ(if: true) { totalCount } }'],
  ['an argument that is missing', '{ resident { id } }'],
  ['a field that needs more', '{ residents(first: 1) }'],
  ['a field that has no more', '{ residents(first: 1) { totalCount { x } } }'],
  ['an input without its fields', 'mutation { revokeAccess(input: {}) { revokedAt } }'],
]

/** What a guesser tries, among them a hundred names that are there. */
const api = apiOfHub()
const real = Object.values(api.getTypeMap()).filter(type => (isObjectType(type) || isInputObjectType(type)) && !type.name.startsWith('__'))
  .flatMap(type => (isObjectType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : []))
const words = [...new Set([...real.filter((_, i) => i % 17 === 0).slice(0, 100), ...'user users admin password secret token login me viewer account node nodes search config debug health metrics env role roles patient patients diagnosis card cards note notes ssn email phone address flag'.split(' ')])]

underAttack('unlisted clients', { cases: readings.length + 6, gateway: { production: true, introspection: false, clients: new Map([['demo', { documents: 'open' }]]) } }, at => {
  let stranger = ''
  beforeAll(async () => {
    stranger = await at().hub.token({ role: 'nurse', facility: 'QN-NCC', client: 'unlisted' })
  })

  test.each(readings.map(([what, query, variables]) => ({ what, query, variables })))('$what tells nothing', async ({ query, variables }) => {
    const { body, status } = await at().timed(() => at().hub.graphql(stranger, query, variables, { accept: 'application/graphql-response+json', 'x-request-id': 'request-0001' }))
    expect([status, body]).toEqual([400, { errors: [refusal] }])
  })

  describe.each([
    ['fields', (word: string) => `{ ${word}_ { ${word} } }`],
    ['fields of a person', (word: string) => `query ($v: ID!) { resident(id: $v) { ${word} { zqx } } }`],
    ['arguments', (word: string) => `{ residents(first: 1, ${word}: { zqx: 1 }) { zqx } }`],
    ['types', (word: string) => `query ($v: ${word[0]?.toUpperCase()}${word.slice(1)}) { zqx(v: $v) }`],
    ['fields of an input', (word: string) => `mutation { revokeAccess(input: { ${word}: { zqx: 1 } }) { zqx } }`],
  ] as const)('a list of words for %s', (_, write) => {
    test('meets one text, whether they are there or not', async () => {
      const answers = new Set<string>()
      for (const word of words) {
        const { text } = await at().hub.graphql(stranger, write(word), { v: 'x' }, { 'x-request-id': 'request-0001' })
        answers.add(text)
      }
      expect([...answers]).toEqual([JSON.stringify({ errors: [refusal] })])
    })
  })

  test('no page, no file and no way beside says more', async () => {
    const { hub } = at()
    const headers = { authorization: `Bearer ${stranger}`, accept: 'text/html' }
    const seen: [string, number, boolean][] = []
    for (const path of ['/', '/graphiql', '/playground', '/explorer/', '/schema.graphql', '/schema', '/metrics', '/.env', '/package.json', '/graphql/schema', '/debug', '/events?after=0&limit=1&wait=0']) {
      const { status, text } = await hub.send(path, { method: 'GET', headers })
      seen.push([path, status, /type Query|Resident|<html/i.test(text)])
    }
    expect(seen).toEqual(seen.map(([path]) => [path, 404, false]))
    const { status, text } = await hub.send('/graphql', { method: 'GET', headers })
    expect([status, /type Query|<html/i.test(text)]).toEqual([406, false])
  })
})
