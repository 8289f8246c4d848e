import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { underAttack } from '../../support/attacks/under-attack.js'
import { referredResidents } from '../../support/world.js'

const deep = (levels: number, inner: unknown): unknown => (levels === 0 ? inner : [deep(levels - 1, inner)])

/** A value of JSON that does not fit the type of the variable `v`. Each is written as text, since JavaScript would not write all of them. */
const misfits: readonly (readonly [type: string, json: string])[] = [
  ...['"1"', '1.5', '1e400', '2147483648', '-2147483649', '9007199254740993', 'true', '[]', '[[1]]', '{}', '{"valueOf":1}', '""'].map(json => ['Int', json] as const),
  ...['1', 'true', '[]', '["a","b"]', '{}', '{"toString":"x"}', '1e3'].map(json => ['String', json] as const),
  ...['true', '1.5', '{}', '["a","b"]', '{"$ne":null}'].map(json => ['ID!', json] as const),
  ...['"true"', '1', '0', '[]', '{}', '"on"'].map(json => ['Boolean', json] as const),
  ...['"elderly"', '"ELDERLY "', '0', 'true', '{}', '"__proto__"', '"toString"', '"constructor"'].map(json => ['BeneficiaryKind', json] as const),
  ...['1', '"2026-2-1"', '"2026-02-29"', '"2026-01-01T00:00:00Z"', '"0000-01-01"', '"10000-01-01"', '" 2026-01-01"', '[]', '{"year":2026}', 'true'].map(json => ['LocalDate', json] as const),
  ...['null'].map(json => ['ID!', json] as const),
]

const questionOf: Readonly<Record<string, string>> = {
  Int: 'emergencyStaysEnding(first: 1, within: $v) { totalCount }',
  String: 'residents(first: 1, search: $v) { totalCount }',
  'ID!': 'resident(id: $v) { id }',
  Boolean: 'awayResidents(first: 1, overdueOnly: $v) { totalCount }',
  BeneficiaryKind: 'residents(first: 1, category: $v) { totalCount }',
  LocalDate: 'coverageOf(resident: "x", on: $v) { __typename }',
}

/** What a caller adds to an input in the hope that it is written as it comes. */
const added: readonly (readonly [what: string, json: string])[] = [
  ['an id', '"id":"UmVzaWRlbnQ6MQ"'],
  ['a version', '"version":99'],
  ['a role', '"role":"admin"'],
  ['who did it', '"actor":"demo-head"'],
  ['whose it is', '"facility":"x"'],
  ['the column by its name', '"facility_id":"00000000-0000-4000-8000-000000000000"'],
  ['that it is sealed', '"sealed":false'],
  ['when it was', '"createdAt":"2000-01-01T00:00:00Z"'],
  ['how it stands', '"status":"CLOSED"'],
  ['the prototype', '"__proto__":{"role":"admin"}'],
  ['the prototype of the constructor', '"constructor":{"prototype":{"role":"admin"}}'],
  ['a way to become text', '"toJSON":"x"'],
]

const changes: readonly (readonly [name: string, type: string, input: string])[] = [
  ['recordVitalSigns', 'RecordVitalSignsInput!', '"resident":"ID"'],
  ['revokeAccess', 'RevokeAccessInput!', '"subject":"demo-nurse","reason":"an attack"'],
  ['commentOnReferral', 'CommentOnReferralInput!', '"referral":"ID","text":"x"'],
  ['checkCoverage', 'CheckCoverageInput!', '"resident":"ID"'],
]

/** Odd, and by the specification good: what is one is a list of one, what is not asked for is not read. */
const fitting: readonly (readonly [what: string, query: string, variables: string])[] = [
  ['one value for a list', 'query ($v: [ReferralStatus!]) { referrals(first: 1, status: $v) { totalCount } }', '{"v":"SENT"}'],
  ['a variable that nobody declared', 'query ($v: Int) { residents(first: $v) { totalCount } }', '{"v":1,"w":{"__proto__":{"x":1}}}'],
  ['a variable of the prototype', 'query ($v: Int) { residents(first: $v) { totalCount } }', '{"__proto__":{"v":5},"v":1}'],
  ['a whole number with a point', 'query ($v: Int) { residents(first: $v) { totalCount } }', '{"v":1.0}'],
  ['a number for an id', 'query ($v: ID!) { resident(id: $v) { id } }', '{"v":1}'],
]

underAttack('coercion', { cases: misfits.length + added.length * changes.length + fitting.length + 2 }, at => {
  const [person = ''] = referredResidents('QN-NCC')
  const ask = (query: string, variables: string, token = at().token) => {
    const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return at().timed(() => at().hub.send('/graphql', { body, headers }))
  }
  const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map(each => ({ each, names: Reflect.ownKeys(each).map(String) }))

  beforeAll(() => at().canaries.add('elderly '))
  afterAll(() => {
    for (const { each, names } of prototypes) expect(Reflect.ownKeys(each).map(String)).toEqual(names)
  })

  test.each(misfits)('for %s the value %s is refused and not repeated', async (type, json) => {
    const { codes, text } = await ask(`query ($v: ${type}) { ${questionOf[type]} }`, `{"v":${json}}`)
    expect(codes, text).toEqual(['BAD_USER_INPUT'])
    expect(text).not.toMatch(/got invalid value|Did you mean|ELDERLY/)
  })

  describe.each(changes)('%s', (name, type, input) => {
    test.each(added)('takes nothing for %s that it did not ask for', async (_, more) => {
      const { hub } = at()
      const token = await hub.token({ role: name === 'revokeAccess' ? 'admin' : 'nurse', facility: 'QN-NCC' })
      const whole = `{"input":{"idempotencyKey":"attack-00001",${input.replaceAll('ID', person)},${more}}}`
      const { codes, text } = await ask(`mutation ($input: ${type}) { ${name}(input: $input) { userErrors { code } } }`, whole, token)
      expect([...new Set(codes)], text).toEqual(['BAD_USER_INPUT'])
    })
  })

  test.each(fitting)('%s is taken as it is meant', async (_, query, variables) => {
    expect((await ask(query, variables)).told).toBe('200')
  })

  test('lists within lists are no way around a limit', async () => {
    const { codes } = await ask('query ($v: [ReferralStatus!]) { referrals(first: 1, status: $v) { totalCount } }', JSON.stringify({ v: deep(500, 'SENT') }))
    expect(codes).toEqual(['BAD_USER_INPUT'])
  })

  test('a hundred thousand values of a list are refused or answered, and hold up nobody', async () => {
    const { status } = await ask('query ($v: [ReferralStatus!]) { referrals(first: 1, status: $v) { totalCount } }', JSON.stringify({ v: Array.from({ length: 100_000 }, () => 'SENT') }))
    expect(status).toBe(200)
  })
})
