import { readFile } from 'node:fs/promises'
import { buildSchema, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFieldScopes } from '../../gateway/engine/scopes.js'
import { readRoleScopes } from '../../gateway/role-scopes.js'
import { type Role, roles } from '../../kit/auth.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { errorText } from '../../kit/errors.js'
import { projectFile } from '../../kit/files.js'
import { toGlobalId } from '../../kit/id.js'
import { createSigner, SIGNATURE_HEADER } from '../../kit/signature.js'
import { askFor } from '../support/any-value.js'
import { type CountedHub, countedHub, doorSecret } from '../support/in-process.js'
import { residentsOf } from '../support/world.js'

const read = (file: string) => readFile(projectFile(file), 'utf8')
const scopes = readFieldScopes(parse(await read('schema/supergraph.graphql')))
const ofRoles = readRoleScopes(await read('schema/role-scopes.json'))
const api = buildSchema(await read('schema/api.graphql'))

const id = toGlobalId('Resident', residentsOf('QN-NCC')[0]?.id ?? '')
const refused = (path: (string | number)[], service: string) => ({ message: errorText('FORBIDDEN'), path, extensions: expect.objectContaining({ code: 'FORBIDDEN', service }) })

let hub: CountedHub
beforeAll(async () => {
  hub = await countedHub('http')
})
afterAll(() => hub.close())

describe('what a role may never do reaches no sector', () => {
  const mutations = Object.values(api.getMutationType()?.getFields() ?? {})
  const scopeOf = (name: string) => scopes.get(`Mutation.${name}`)?.[0]?.[0] ?? ''

  test('every change needs a scope', () => {
    expect(mutations.filter(({ name }) => scopeOf(name) === '').map(({ name }) => name)).toEqual([])
  })

  test.each(roles)('%s', async role => {
    const claims: TokenClaims = { role, facility: 'QN-NCC', hospital: '49001', province: '48', resident: id }
    let refusedHere = 0
    for (const field of mutations) {
      const isHeld = ofRoles[role].has(scopeOf(field.name))
      const { query, variables } = askFor('mutation', field, '{ __typename }')
      const { errors = [], counts } = await hub.ask(claims, query, variables)
      const told = isHeld ? 'by a sector' : errors.map(each => each.extensions?.code)
      if (!isHeld) refusedHere++
      expect([field.name, counts.calls.length, told]).toEqual([field.name, isHeld ? 1 : 0, isHeld ? 'by a sector' : ['FORBIDDEN']])
    }
    process.stdout.write(`${role}: ${refusedHere} of ${mutations.length} changes refused at the door.\n`)
    expect(refusedHere).toBeLessThan(mutations.length)
  })
})

describe('what a role may not read is left out of the question', () => {
  const officer: TokenClaims = { role: 'insurance-officer', province: '48' }

  test('and the rest of the answer is there, with the sector’s own words at the place', async () => {
    const answer = await hub.ask(officer, 'query ($id: ID!) { resident(id: $id) { code health: conditions { id } again: code } }', { id })
    expect(answer.data).toEqual({ resident: { code: expect.any(String), health: null, again: expect.any(String) } })
    expect(answer.errors).toEqual([refused(['resident', 'health'], 'facilities')])
    expect(answer.counts.calls).toEqual(['facilities'])
  })

  test('in fragments, under conditions and in lists, once for each place', async () => {
    const text = `query ($yes: Boolean!) { residents(first: 2) { nodes { ...Health ... on Resident { code } coverageNotices(first: 1) @include(if: $yes) { kind } } } }
      fragment Health on Resident { conditions @skip(if: $yes) { id } medicines { id } }`
    const answer = await hub.ask(officer, text, { yes: true })
    const place = (index: number) => [
      refused(['residents', 'nodes', index, 'medicines'], 'facilities'),
      refused(['residents', 'nodes', index, 'coverageNotices'], 'insurance'),
    ]
    expect(answer.errors).toEqual([...place(0), ...place(1)])
    expect(answer.counts.calls).toEqual(['facilities'])
  })

  test('and an answer of which nothing is left asks nobody', async () => {
    const answer = await hub.ask({ role: 'nurse', facility: 'QN-NCC' }, '{ ruleChanges { number } }')
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
    expect(answer.counts.calls).toEqual([])
  })

  test('the next caller of the same text is not meant', async () => {
    const text = 'query ($id: ID!) { resident(id: $id) { conditions { id } } }'
    await hub.ask(officer, text, { id })
    const nurse = await hub.ask({ role: 'nurse', facility: 'QN-NCC' }, text, { id })
    expect(nurse).toMatchObject({ data: { resident: { conditions: expect.any(Array) } } })
    expect(nurse.errors).toBeUndefined()
  })
})

describe('a machine’s token may do what it lists, as far as its role goes', () => {
  const machine = (role: Role, ...listed: string[]): TokenClaims => ({ role, facility: 'QN-NCC', province: '48', subject: 'his-qn', client: 'his-qn', scopes: new Set(listed) })
  const text = 'query ($id: ID!) { resident(id: $id) { code identifiers { value } cards { id } } }'

  test('what it lists is there, and nothing else is asked', async () => {
    const answer = await hub.ask(machine('nurse', 'resident:identity'), text, { id })
    expect(answer.data).toEqual({ resident: { code: expect.any(String), identifiers: null, cards: null } })
    expect(answer.errors).toContainEqual(refused(['resident', 'identifiers'], 'facilities'))
    expect(answer.counts.calls).toEqual(['facilities'])
    const small = await hub.ask(machine('nurse', 'resident:identity'), 'query ($id: ID!) { resident(id: $id) { code } }', { id })
    expect(small).toMatchObject({ data: { resident: { code: expect.any(String) } } })
  })

  test('one that lists nothing learns not even whether somebody is there', async () => {
    const there = await hub.ask(machine('nurse'), '{ resident(id: "x") { __typename } }')
    const known = await hub.ask(machine('nurse'), 'query ($id: ID!) { resident(id: $id) { __typename } }', { id })
    expect({ data: known.data, errors: known.errors?.map(each => each.message) }).toEqual({ data: there.data, errors: there.errors?.map(each => each.message) })
    expect(known.counts.calls).toEqual([])
    const register = await hub.ask(machine('nurse'), '{ healthFacilities(first: 1) { nodes { code } } }')
    expect(register.errors).toBeUndefined()
  })

  test('a list goes no further than the role', async () => {
    const { errors, counts } = await hub.ask(machine('insurance-officer', 'resident:identity', 'resident:health'), 'query ($id: ID!) { resident(id: $id) { conditions { id } } }', { id })
    expect(errors).toEqual([refused(['resident', 'conditions'], 'facilities')])
    expect(counts.calls).toEqual(['facilities'])
  })

  test('straight at a sector the whole question is refused', async () => {
    const body = JSON.stringify({ query: 'query ($id: ID!) { resident(id: $id) { code identifiers { value } } }', variables: { id } })
    const ask = async (claims: TokenClaims) => {
      const signature = createSigner(doorSecret)('facilities', body, new Date('2026-11-02T09:00:00+07:00').getTime())
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await hub.token(claims)}`, [SIGNATURE_HEADER]: signature }
      const response = await fetch(hub.doors.facilities ?? '', { method: 'POST', headers, body })
      return (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] }
    }
    const narrow = await ask(machine('nurse', 'resident:identity'))
    expect({ data: narrow.data, codes: narrow.errors?.map(each => each.extensions.code) }).toEqual({ data: undefined, codes: ['FORBIDDEN'] })
    expect(await ask(machine('nurse', 'resident:identity', 'resident:identifiers'))).toMatchObject({ data: { resident: { code: expect.any(String) } } })
  })
})
