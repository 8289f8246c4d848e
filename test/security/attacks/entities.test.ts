import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { toGlobalId } from '../../../kit/id.js'
import { createSigner, SIGNATURE_HEADER } from '../../../kit/signature.js'
import { subgraphs } from '../../../schema/subgraphs.js'
import { doorTime, signDoor } from '../../support/attacks/attack-hub.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { doorSecret } from '../../support/in-process.js'
import { type Family, insertEmptyHomes, insertFamily } from '../../support/rights/target.js'
import { facilityOf } from '../../support/world.js'

const names = subgraphs.map(({ name }) => name)
const nobody = '00000000-0000-4000-8000-000000000000'
const unknown = toGlobalId('Resident', nobody)
const resident = (id: unknown, more: object = {}) => ({ __typename: 'Resident', id, ...more })
/** Nobody; a sector that only adds to persons gives back the id with nothing in it. */
const absentAnswer = { nobody: true }
/** What each sector would tell of a person. */
const told: Readonly<Record<string, string>> = {
  facilities: 'fullName birthDate',
  referrals: 'referrals(first: 1) { totalCount } openReferrals(first: 1) { totalCount }',
  insurance: 'coverage { __typename } cards { id }',
}
const broken = (code: string) => ({ status: 200, codes: [code] })

/** What is sent as one representation, and what comes back: nobody there, or one error of that code. */
const shapes: readonly (readonly [what: string, representation: unknown, expected: object])[] = [
  ['null', null, { status: 400, codes: ['BAD_USER_INPUT'] }],
  ['a number', 1, broken('INTERNAL')],
  ['a text', 'Resident', broken('INTERNAL')],
  ['a list', [], broken('INTERNAL')],
  ['no type', { id: unknown }, broken('INTERNAL')],
  ['a type that is a number', { __typename: 1, id: unknown }, broken('INTERNAL')],
  ['a type that does not exist', { __typename: 'Nothing', id: unknown }, broken('INTERNAL')],
  ['the root of questions', { __typename: 'Query' }, broken('INTERNAL')],
  ['the root of changes', { __typename: 'Mutation' }, broken('INTERNAL')],
  ['a scalar', { __typename: 'String', id: unknown }, broken('INTERNAL')],
  ['the schema’s own type', { __typename: '__Type', name: 'Query' }, broken('INTERNAL')],
  ['the type of the prototype', { __typename: '__proto__', id: unknown }, broken('INTERNAL')],
  ['the type of a constructor', { __typename: 'constructor', id: unknown }, broken('INTERNAL')],
  ['a type that has no key', { __typename: 'PageInfo', hasNextPage: true }, broken('INTERNAL')],
  ['a person without an id', { __typename: 'Resident' }, absentAnswer],
  ['an id that is null', resident(null), absentAnswer],
  ['an id that is a number', resident(1), absentAnswer],
  ['an id that is a list', resident([unknown]), absentAnswer],
  ['an id that asks for all', resident({ $ne: null }), absentAnswer],
  ['an id of another type', resident(toGlobalId('Facility', facilityOf('QN-NCC').id)), absentAnswer],
  ['a key instead of an id', resident(nobody), absentAnswer],
  ['an id with a second one in it', resident(Buffer.from(`Resident:${nobody}\nResident:${nobody}`).toString('base64url')), absentAnswer],
  ['an id that is SQL', resident(Buffer.from("Resident:' or 1=1 --").toString('base64url')), absentAnswer],
  ['an id with a NUL', resident(Buffer.from(`Resident:${nobody}\u0000`).toString('base64url')), absentAnswer],
  ['an empty id', resident(''), absentAnswer],
  ['an id of a megabyte', resident('A'.repeat(1_000_000)), absentAnswer],
  ['an id of nobody', resident(unknown), absentAnswer],
]

/** Of somebody whom the nurse of a neighbouring home may not see: what is added to the representation must change nothing. */
const forged: readonly (readonly [what: string, id: (family: Family, sealed: Family) => string | undefined, more: object])[] = [
  ['somebody of another province', family => family.ids.Resident, {}],
  ['somebody who was merged', family => family.ids['Resident merged'], {}],
  ['somebody whose record is sealed', (_, sealed) => sealed.ids.Resident, {}],
  ['somebody, with the home forged', family => family.ids.Resident, { facility: { __typename: 'Facility', id: toGlobalId('Facility', facilityOf('BD-NCC').id) }, facilityCode: 'BD-NCC' }],
  ['somebody, with the row forged', family => family.ids.Resident, { row: { residentKey: nobody, facilityCode: 'BD-NCC' }, viewer: { role: 'coordinator', scope: 'country' } }],
  ['somebody, with the prototype forged', family => family.ids.Resident, { __proto__: { allowed: true }, constructor: { prototype: { allowed: true } } }],
]

const body = JSON.stringify({ query: '{ __typename }' })
const other = JSON.stringify({ query: '{ a: __typename }' })
const mac = (text: string) => createHmac('sha256', doorSecret).update(text).digest('base64url')

/** Signatures that do not open a door for `body`. */
const signatures: readonly (readonly [what: string, sign: (sector: string) => string])[] = [
  ['none', () => ''],
  ['of another body', sector => signDoor(sector, other, doorTime)],
  ['of the same body with a blank more', sector => signDoor(sector, `${body} `, doorTime)],
  ['for another sector', sector => signDoor(names.find(name => name !== sector) ?? '', body, doorTime)],
  ['for no sector', () => signDoor('', body, doorTime)],
  ['of a minute and a second ago', sector => signDoor(sector, body, doorTime - 61_000)],
  ['of a minute and a second ahead', sector => signDoor(sector, body, doorTime + 61_000)],
  ['with another secret', sector => createSigner('another secret')(sector, body, doorTime)],
  ['with an empty secret', sector => createSigner('')(sector, body, doorTime)],
  ['with its time moved', sector => signDoor(sector, body, doorTime).replace(String(doorTime), String(doorTime + 1))],
  ['with its nonce changed', sector => signDoor(sector, body, doorTime).replace(/^(v1\.\d+\.)./, '$1x')],
  ['cut short', sector => signDoor(sector, body, doorTime).slice(0, -1)],
  ['with something behind', sector => `${signDoor(sector, body, doorTime)}.x`],
  ['of another version', sector => signDoor(sector, body, doorTime).replace('v1', 'v2')],
  ['whose time is no number', sector => `v1.NaN.n.${mac(`NaN.n.${sector}.x`)}`],
  ['whose time is infinite', sector => `v1.1e400.n.${mac(`Infinity.n.${sector}.x`)}`],
  ['twice in one header', sector => `${signDoor(sector, body, doorTime)}, ${signDoor(sector, body, doorTime)}`],
]

const many = 10_000
const entities = (fields = '') => `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Resident { id ${fields} } } }`

function idIn(representation: unknown): unknown {
  return representation !== null && typeof representation === 'object' && 'id' in representation ? representation.id : undefined
}

underAttack('entities', { cases: (shapes.length + forged.length + signatures.length + 3) * names.length }, at => {
  let family: Family
  let sealed: Family
  let neighbour = ''
  beforeAll(async () => {
    await insertEmptyHomes(at().hub)
    family = await insertFamily(at().hub, 'QN-NCC', 'Ongzak', 3)
    sealed = await insertFamily(at().hub, 'QN-CNMT', 'Kinmit', 7)
    neighbour = await at().hub.token({ role: 'nurse', facility: 'BD-NCC' })
    for (const canary of [...family.canaries, ...sealed.canaries]) at().canaries.add(canary)
    await at().ready()
  })

  describe.each(names)('straight at %s', name => {
    const ask = (representations: unknown, token = at().token, fields = told[name]) =>
      at().timed(() => at().hub.direct(name, token, { query: entities(fields), variables: { r: representations } }))

    test.each(shapes)('a representation that is %s', async (_, representation, expected) => {
      const { status, codes, text } = await ask([representation])
      // Nothing but what was typed comes back, and no fault.
      const typed = idIn(representation)
      const nobodyText = expected !== absentAnswer ? text : typeof typed === 'string' ? (await ask([resident(unknown)])).text : '{"data":{"_entities":[null]}}\n'
      expect(text).toBe(nobodyText.replaceAll(JSON.stringify(unknown), JSON.stringify(typed)))
      expect(codes.length === 0 ? absentAnswer : { status, codes }).toEqual(expected)
    })

    test.each(forged)('%s is as little there as nobody', async (_, idOf, more) => {
      const id = idOf(family, sealed)
      const { text } = await ask([resident(id, more)], neighbour)
      expect(text.replaceAll(id ?? '', 'ID')).toBe((await ask([resident(unknown, more)], neighbour)).text.replaceAll(unknown, 'ID'))
    })

    test.each(signatures)('a signature %s does not open', async (_, sign) => {
      const { hub, token, timed } = at()
      const headers = { [SIGNATURE_HEADER]: sign(name) }
      expect((await timed(() => hub.direct(name, token, body, headers))).told).toBe('403 FORBIDDEN')
    })

    test('a signature opens once; its nonce opens nothing else', async () => {
      const { hub, token } = at()
      const signature = signDoor(name, body, doorTime)
      const told = async (text: string, header: string) => (await hub.direct(name, token, text, { [SIGNATURE_HEADER]: header })).told
      const resigned = signature.replace(/[^.]+$/, '') + mac(`${signature.split('.').slice(1, 3).join('.')}.${name}.x`)
      expect([await told(body, signature), await told(body, signature), await told(other, signature), await told(body, resigned)]).toEqual(['200', '403 FORBIDDEN', '403 FORBIDDEN', '403 FORBIDDEN'])
    })

    test('without a token, and with what is none, a good signature opens nothing', async () => {
      const { hub } = at()
      for (const token of [undefined, '', 'x', 'a.b.c', 'null']) expect((await hub.direct(name, token, body)).told).toBe('401 UNAUTHENTICATED')
    })

    test('ten thousand at once are answered in one go', async () => {
      const { hub } = at()
      const before = hub.lines.length
      const { status, text } = await ask(Array.from({ length: many }, (_, i) => resident(toGlobalId('Resident', nobody.replace(/.{5}$/, String(10_000 + i))))), at().token, '')
      expect([status, text.length < 4_000_000, hub.lines.length - before < 10]).toEqual([200, true, true])
    })
  })
})
