import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { signedIn } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { world } from '../support/world.js'

// Somebody with one card of 95%, registered at none of the hospitals that are compared.
const commune = '49101'
const basic = '52003'
const formerProvince = '48001'
const formerCentral = '48002'
const compared = [commune, basic, formerProvince, formerCentral, '99999']
const homes = world.facilities.facilities.filter(({ code }) => ['QN-BTXH', 'QN-CT', 'QN-TE', 'QN-NCC'].includes(code))
const cardsOf = (id: string) => world.insurance.cards.filter(({ residentId }) => residentId === id)
const person = world.facilities.residents.find(({ id, facilityId, leftOn }) => {
  const [card, ...others] = cardsOf(id)
  if (!card || others.length > 0 || leftOn !== null || !homes.some(home => home.id === facilityId)) return false
  const isGood = card.status === 'ACTIVE' && card.validFrom <= '2026-11-02' && (!card.validTo || card.validTo >= '2026-11-02')
  return isGood && card.objectCode === 'HT' && !compared.includes(card.registeredFacilityCode)
})
if (!person) throw new Error('The demo has nobody for this')
const registered = cardsOf(person.id)[0]?.registeredFacilityCode ?? ''
const id = toGlobalId('Resident', person.id)
const home = homes.find(each => each.id === person.facilityId)?.code ?? ''
const officer: TokenClaims = { role: 'insurance-officer', province: '48' }

const query = `query ($id: ID!, $places: [String!]!, $diagnosis: String) {
  coverageByRoute(resident: $id, healthFacilities: $places, diagnosis: $diagnosis) { on places {
    healthFacilityCode rank { level points formerTier provisional } best
    routes { route answer { __typename ... on Covered { percent } ... on NotCovered { reason } ... on CouldNotCheck { reason } } }
  } } }`
const ask = async (claims: TokenClaims, variables: object = {}) => (await signedIn(claims))(query, { id, places: compared, ...variables })

const covered = (percent: number) => ({ __typename: 'Covered', percent })
const routes = (byRight: object, outpatient: object, inpatient: object) => [
  { route: 'WITH_SLIP', answer: byRight },
  { route: 'APPOINTMENT', answer: byRight },
  { route: 'SELF_REFERRED_OUTPATIENT', answer: outpatient },
  { route: 'SELF_REFERRED_INPATIENT', answer: inpatient },
  { route: 'EMERGENCY', answer: byRight },
  { route: 'CHANGED_STAY', answer: byRight },
]
const unknown = { __typename: 'CouldNotCheck', reason: 'ROUTE_UNKNOWN' }
const notPaid = { __typename: 'NotCovered', reason: 'VISIT_NOT_PAID' }
const rank = (level: string, points: number, formerTier: string) => ({ level, points, formerTier, provisional: false })

test('one person at five hospitals by every route, side by side, each with its rank of the day and its best route', async () => {
  expect(await ask(officer)).toEqual({
    data: {
      coverageByRoute: {
        on: '2026-11-02',
        places: [
          {
            healthFacilityCode: commune,
            rank: rank('INITIAL', 22, 'COMMUNE'),
            best: 'SELF_REFERRED_OUTPATIENT',
            routes: routes(covered(100), covered(100), covered(100)),
          },
          {
            healthFacilityCode: basic,
            rank: rank('BASIC', 62, 'DISTRICT'),
            best: 'SELF_REFERRED_OUTPATIENT',
            routes: routes(covered(95), covered(95), covered(95)),
          },
          {
            healthFacilityCode: formerProvince,
            rank: rank('SPECIALISED', 86, 'PROVINCE'),
            best: 'SELF_REFERRED_INPATIENT',
            routes: routes(covered(95), covered(47.5), covered(95)),
          },
          {
            healthFacilityCode: formerCentral,
            rank: rank('SPECIALISED', 82, 'CENTRAL'),
            best: 'WITH_SLIP',
            routes: routes(covered(95), notPaid, covered(38)),
          },
          { healthFacilityCode: '99999', rank: null, best: null, routes: routes(unknown, unknown, unknown) },
        ],
      },
    },
  })
})

test('at the registered place every way is the right one; a listed disease needs no paper', async () => {
  const home = { data: { coverageByRoute: { places: [{ best: 'REGISTERED_PLACE' }] } } }
  expect(await ask(officer, { places: [registered] })).toMatchObject(home)
  const listed = await ask(officer, { places: [formerCentral], diagnosis: 'C25.3' })
  expect(listed).toMatchObject({ data: { coverageByRoute: { places: [{ best: 'SELF_REFERRED_OUTPATIENT' }] } } })
})

test('who may not see the person is told nothing, like for an id that does not exist', async () => {
  const strangers: TokenClaims[] = [
    { role: 'insurance-officer', province: '52' },
    { role: 'nurse', facility: 'BD-NCC' },
    { role: 'clinician', hospital: formerProvince },
    { role: 'auditor', scope: 'country' },
  ]
  const nothing = { data: { coverageByRoute: null } }
  expect(await Promise.all(strangers.map(who => ask(who)))).toEqual(strangers.map(() => nothing))
  expect(await ask(officer, { id: toGlobalId('Resident', '00000000-0000-4000-8000-000000000000') })).toEqual(nothing)
  expect(await ask(officer, { id: 'not an id' })).toEqual(nothing)
  expect(await ask({ role: 'nurse', facility: home })).not.toEqual(nothing)
})

test.each([
  ['no hospital', { places: [] }],
  ['a code of four digits', { places: ['4800'] }],
  ['21 hospitals', { places: Array.from({ length: 21 }, (_, i) => String(49_000 + i)) }],
  ['a word for a disease', { diagnosis: 'ung thư' }],
])('%s is refused', async (_, variables) => {
  expect(await ask(officer, variables)).toMatchObject({ data: { coverageByRoute: null }, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
})

describe('however many hospitals', () => {
  let hub: CountedHub
  beforeAll(async () => {
    hub = await countedHub()
  })
  afterAll(() => hub.close())

  test('one call and three statements: the cards, the ranks, the log', async () => {
    const places = world.referrals.healthFacilities.slice(0, 20).map(({ code }) => code)
    for (const some of [places.slice(0, 1), places]) {
      const { errors, counts } = await hub.ask(officer, query, { id, places: some })
      expect([errors, counts]).toEqual([undefined, { calls: ['insurance'], statements: { facilities: 0, referrals: 0, insurance: 3 } }])
    }
  })
})
