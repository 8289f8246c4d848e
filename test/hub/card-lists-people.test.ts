import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId, uuidFrom } from '../../kit/id.js'
import { beneficiaryKinds } from '../../kit/vn/beneficiary-terms.js'
import { sealedScopeOf } from '../../kit/vn/borrowed-facts.js'
import { entitlementOf } from '../../subgraphs/insurance/card-list/entitlement.rules.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { facilityOf, residentsOf } from '../support/world.js'

// People made for these tests, in homes where nobody else lives.

const today = '2026-11-02'
const key = (name: string) => uuidFrom(`card-lists:${name}`)
const residentId = (name: string) => toGlobalId('Resident', key(name))
const facilityId = (code: string) => toGlobalId('Facility', key(code))
const nurseOf = (facility: string): TokenClaims => ({ role: 'nurse', facility })
const officer: TokenClaims = { role: 'insurance-officer', province: '48' }

interface Link {
  readonly home?: string
  readonly categories?: readonly string[]
  readonly survivor?: string
  readonly left?: true
}
interface Card {
  readonly from?: string
  readonly to: string | null
  readonly status?: string
  readonly birth?: string
}

let hub: CountedHub

beforeAll(async () => {
  hub = await countedHub()
  for (const code of ['ENDING', 'WITHOUT', 'RATES']) await home(code)
})
afterAll(() => hub.close())

async function home(code: string) {
  const { provinceUnitId } = facilityOf('QN-NCC')
  const values = [key(code), code, `Nhà ${code}`, code.toLowerCase(), provinceUnitId]
  await hub.sql('facilities', `insert into facilities.facility (id, code, name, name_folded, kind, province_unit_id, capacity)
    values ($1, $2, $3, $4, 'SOCIAL_ASSISTANCE', $5, 10)`, values)
}

async function insert(table: string, row: Record<string, unknown>) {
  const names = Object.keys(row)
  await hub.sql('insurance', `insert into insurance.${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row))
}

async function person(name: string, { home: code = 'ENDING', categories = [], survivor, left }: Link, ...cards: Card[]) {
  const told = { source_version: 1, as_of: '2026-11-02T00:00:00Z' }
  await insert('resident_link', {
    resident_id: key(name), facility_id: key(code), facility_code: code, province_code: '48', sealed: false, sealed_scope: null, categories,
    survivor_id: survivor ? key(survivor) : null, left_as: left ? 'DISCHARGED' : null, left_on: left ? today : null, ...told,
  })
  for (const [i, { from = '2026-01-01', to, status = 'ACTIVE', birth = '1950' }] of cards.entries()) {
    await insert('insurance_card', {
      id: key(`${name} ${i}`), resident_id: key(name), holder_name: name, holder_birth_date: birth, card_number: 'BT2490000000001',
      social_insurance_number: '0000000001', object_code: 'BT', printed_level: 2, registered_facility_code: '49101', valid_from: from, valid_to: to,
      five_year_on: null, status, source: 'HUB_REGISTER', as_of: told.as_of,
    })
  }
}

async function paper(of: string, lastDay: string, ended = false) {
  const row = { referral_id: key(`paper ${of}`), resident_id: key(of), valid_until: `${lastDay}T16:59:59.999Z`, ended }
  await insert('open_referral', { ...row, source_version: 1, as_of: '2026-11-02T00:00:00Z' })
}

describe('cards that end', () => {
  beforeAll(async () => {
    for (const to of ['2026-11-01', '2026-11-02', '2026-12-02', '2026-12-03', '2027-01-01', '2027-01-02', '2027-01-31', '2027-02-01']) {
      await person(`to ${to}`, {}, { to })
    }
    await person('open', {}, { to: null })
    await person('held back', {}, { to: '2026-11-12', status: 'SUSPENDED' })
    await person('withdrawn', {}, { to: '2026-11-12', status: 'CANCELLED' })
    await person('left', { left: true }, { to: '2026-11-12' })
    await person('followed', {}, { to: '2026-11-12' }, { from: '2026-11-13', to: null })
    await person('followed by a withdrawn one', {}, { to: '2026-11-13' }, { from: '2026-11-13', to: null, status: 'CANCELLED' })
    await person('a day between', {}, { to: '2026-11-14' }, { from: '2026-11-16', to: '2027-11-15' })
    await person('survivor', {})
    await person('merged', { survivor: 'survivor', home: 'ELSEWHERE' }, { to: '2026-11-15' })
    await person('renewed', {}, { to: '2026-11-12' })
    await person('renewed before', { survivor: 'renewed' }, { from: '2026-06-01', to: '2027-05-31' })
    for (const [name, lastDay] of [['paper to the 20th', '2026-11-20'], ['paper to the 21st', '2026-11-21'], ['paper ended', '2026-11-30']] as const) {
      await person(name, {}, { to: '2026-11-20' })
      await paper(name, lastDay, name === 'paper ended')
    }
    await paper('merged', '2026-11-16')
  })

  const query = `query ($within: ExpiringWithin!, $facility: ID) { expiringCards(within: $within, facility: $facility, first: 50) {
    totalCount nodes { id resident { id } card { id validTo } daysLeft endsBeforeReferral referral { id } } } }`
  const row = (name: string, validTo: string, daysLeft: number, referral?: string) => {
    const card = toGlobalId('InsuranceCard', key(`${name === 'survivor' ? 'merged' : name} 0`))
    return {
      id: card, resident: { id: residentId(name) }, card: { id: card, validTo }, daysLeft, endsBeforeReferral: referral !== undefined,
      referral: referral ? { id: toGlobalId('Referral', key(`paper ${referral}`)) } : null,
    }
  }
  const onTheDay = ['paper to the 20th', 'paper to the 21st', 'paper ended'].toSorted((a, b) => (key(`${a} 0`) < key(`${b} 0`) ? -1 : 1))
  const days30 = [
    row('to 2026-11-02', '2026-11-02', 0),
    row('followed by a withdrawn one', '2026-11-13', 11),
    row('a day between', '2026-11-14', 12),
    row('survivor', '2026-11-15', 13, 'merged'),
    ...onTheDay.map(name => row(name, '2026-11-20', 18, name === 'paper to the 21st' ? name : undefined)),
    row('to 2026-12-02', '2026-12-02', 30),
  ]
  const days60 = [...days30, row('to 2026-12-03', '2026-12-03', 31), row('to 2027-01-01', '2027-01-01', 60)]
  const days90 = [...days60, row('to 2027-01-02', '2027-01-02', 61), row('to 2027-01-31', '2027-01-31', 90)]

  test.each([['DAYS_30', days30], ['DAYS_60', days60], ['DAYS_90', days90]])('within %s: not one that ended, is held back, withdrawn or goes on in another', async (within, nodes) => {
    const { data, errors } = await hub.ask(nurseOf('ENDING'), query, { within })
    expect({ data, errors }).toEqual({ data: { expiringCards: { totalCount: nodes.length, nodes } }, errors: undefined })
    const ofOffice = await hub.ask(officer, query, { within, facility: facilityId('ENDING') })
    expect(ofOffice.data).toEqual(data)
  })
})

describe('people with a right to a card and without one', () => {
  beforeAll(async () => {
    for (const kind of beneficiaryKinds) await person(kind, { home: 'WITHOUT', categories: [kind] })
    const child = { home: 'WITHOUT', categories: ['CHILD'] }
    await person('a child of five', child, { to: null, status: 'CANCELLED', birth: '2021-02-03' })
    await person('a child of ten', child, { to: '2026-11-01', birth: '2016' })
    await person('held', { home: 'WITHOUT', categories: ['ELDERLY'] }, { to: '2026-10-01' }, { from: '2026-10-02', to: null, status: 'SUSPENDED' })
    await person('to begin', { home: 'WITHOUT', categories: ['ELDERLY'] }, { from: '2026-11-03', to: null })
    await person('good to the day', { home: 'WITHOUT', categories: ['ELDERLY'] }, { to: today })
    await person('gone', { home: 'WITHOUT', categories: ['ELDERLY'], left: true })
    await person('kept', { home: 'WITHOUT', categories: ['ELDERLY'] })
    await person('kept before', { home: 'ELSEWHERE', categories: ['ELDERLY'], survivor: 'kept' }, { to: null })
  })

  test('each category with what it gives; who holds a good card, under any id, and who is gone are not there', async () => {
    const row = (name: string, categories: readonly string[], birth: string | null, lastCardEndedOn: string | null) => {
      const { category, rights = [] } = entitlementOf(categories, birth, today) ?? {}
      return { resident: { id: residentId(name) }, category, rights: rights.map(({ objectCode }) => ({ objectCode })), lastCardEndedOn }
    }
    const unknown = [
      ...beneficiaryKinds.flatMap(kind => (entitlementOf([kind], null, today) ? [[kind, row(kind, [kind], null, null)] as const] : [])),
      ['a child of five', row('a child of five', ['CHILD'], '2021-02-03', null)] as const,
      ['to begin', row('to begin', ['ELDERLY'], '1950', null)] as const,
    ].toSorted(([a], [b]) => (key(a) < key(b) ? -1 : 1))
    const nodes = [...unknown.map(([, each]) => each), row('held', ['ELDERLY'], '1950', '2026-10-01'), row('a child of ten', ['CHILD'], '2016', '2026-11-01')]
    expect(nodes).toHaveLength(11)
    const { data } = await hub.ask(nurseOf('WITHOUT'), `{ entitledWithoutCard(first: 50) {
      totalCount nodes { resident { id } category rights { objectCode } lastCardEndedOn } } }`)
    expect(data).toEqual({ entitledWithoutCard: { totalCount: nodes.length, nodes } })
  })
})

describe('whoever does not reach the people meets none of them, by a list, a count or a rate', () => {
  const query = `query ($facility: ID!) {
    expiringCards(within: DAYS_90, facility: $facility, first: 5) { totalCount nodes { id } pageInfo { endCursor } }
    entitledWithoutCard(facility: $facility, first: 5) { totalCount nodes { id } pageInfo { endCursor } }
    facilities: coverageRates(by: FACILITY, facility: $facility) { rate { people } }
    categories: coverageRates(by: CATEGORY, facility: $facility) { rate { people } }
    provinces: coverageRates(by: PROVINCE, facility: $facility) { rate { people } }
    facility(id: $facility) { code coverageRate { people covered small } } }`
  const none = { totalCount: 0, nodes: [], pageInfo: { endCursor: null } }
  const nothing = { expiringCards: none, entitledWithoutCard: none, facilities: [], categories: [], provinces: [] }

  beforeAll(async () => {
    await person('of rates', { home: 'RATES', categories: ['ELDERLY'] }, { to: '2026-11-30' })
    await person('of rates, without', { home: 'RATES', categories: ['ELDERLY', 'DISABLED'] })
    await person('of rates, gone', { home: 'RATES', categories: ['ELDERLY'], left: true }, { to: '2026-11-30' })
  })

  test('its own staff, and the officers of the province, meet them', async () => {
    const count = { rate: { people: 2 } }
    for (const claims of [nurseOf('RATES'), officer]) {
      const { data } = await hub.ask(claims, query, { facility: facilityId('RATES') })
      expect(data).toEqual({
        expiringCards: { totalCount: 1, nodes: [{ id: toGlobalId('InsuranceCard', key('of rates 0')) }], pageInfo: { endCursor: expect.any(String) } },
        entitledWithoutCard: { totalCount: 1, nodes: [{ id: residentId('of rates, without') }], pageInfo: { endCursor: expect.any(String) } },
        facilities: [count],
        categories: [{ rate: { people: 1 } }, count],
        provinces: [count],
        facility: { code: 'RATES', coverageRate: { people: 2, covered: 1, small: true } },
      })
    }
  })

  test.each<[string, TokenClaims]>([
    ['a nurse of another home', nurseOf('QN-NCC')],
    ['an officer of another province', { role: 'insurance-officer', province: '52' }],
    ['a coordinator of another province', { role: 'coordinator', province: '33' }],
    ['a clinician of a hospital', { role: 'clinician', hospital: '49001' }],
    ['a programme officer of the province', { role: 'programme-officer', province: '48' }],
    ['an auditor', { role: 'auditor' }],
    ['another resident', { role: 'resident', resident: residentId('open') }],
  ])('%s', async (_, claims) => {
    const { data, errors } = await hub.ask(claims, query, { facility: facilityId('RATES') })
    expect({ data, errors }).toEqual({ data: { ...nothing, facility: { code: 'RATES', coverageRate: null } }, errors: undefined })
  })

  test('the people of a drug-rehabilitation centre: its own staff, in a group that names nobody, and nobody else', async () => {
    const centre = toGlobalId('Facility', facilityOf('QN-CNMT').id)
    const there = residentsOf('QN-CNMT').filter(({ leftOn }) => leftOn === null).length
    const ask = `query ($id: ID!) { facility(id: $id) { coverageRate { people } } coverageRates(by: FACILITY) { facility { id } rate { people } }
      expiringCards(within: DAYS_90, first: 1) { totalCount } named: expiringCards(within: DAYS_90, facility: $id, first: 1) { totalCount } }`
    const own = await hub.ask(nurseOf('QN-CNMT'), ask, { id: centre })
    expect(own.data).toEqual({
      facility: { coverageRate: { people: there } },
      coverageRates: [{ facility: null, rate: { people: there } }],
      expiringCards: { totalCount: expect.any(Number) },
      named: { totalCount: 0 },
    })
    expect(own.data?.expiringCards).not.toEqual({ totalCount: 0 })
    const sealed: TokenClaims[] = [officer, { role: 'coordinator', scope: 'country' }, nurseOf('QN-NCC')]
    for (const claims of sealed) {
      const { data } = await hub.ask(claims, ask, { id: centre })
      expect(data).toMatchObject({ facility: { coverageRate: null }, named: { totalCount: 0 } })
      const groups = data?.coverageRates as { facility: { id: string } | null }[]
      expect(groups.every(group => group.facility && group.facility.id !== centre)).toBe(true)
    }
  })

  test('someone who moved into a centre is on no list but its own', async () => {
    await person('moved', { home: 'RATES', categories: ['ELDERLY'] }, { to: '2026-11-29' })
    const scope = sealedScopeOf(key('moved'), 'QN-CNMT')
    await hub.sql('insurance', `update insurance.resident_link set facility_id = null, facility_code = null, sealed = true, sealed_scope = $2
      where resident_id = $1`, [key('moved'), scope])
    const list = '{ expiringCards(within: DAYS_30, first: 100) { nodes { resident { id } } } }'
    const isListed = async (claims: TokenClaims) => JSON.stringify((await hub.ask(claims, list)).data).includes(residentId('moved'))
    expect([await isListed(nurseOf('QN-CNMT')), await isListed(nurseOf('RATES')), await isListed(officer)]).toEqual([true, false, false])
  })
})

describe('the cost of an answer', () => {
  const country: TokenClaims = { role: 'coordinator', scope: 'country' }
  const counts = async (query: string, first: number) => {
    const answer = await hub.ask(country, query, { first })
    expect(answer.errors).toBeUndefined()
    return answer.counts
  }

  test.each([
    // The rows with their referrals, and the reads noted.
    ['cards that end', 'query ($first: Int) { expiringCards(within: DAYS_90, first: $first) { nodes { card { id } resident { id } referral { id } } } }', 2],
    ['people without a card', 'query ($first: Int) { entitledWithoutCard(first: $first) { nodes { resident { id } rights { objectCode } } } }', 2],
    ['the rates of facilities', 'query ($first: Int) { facilities(first: $first) { nodes { coverageRate { percent } } } }', 1],
    ['the contracts of hospitals', 'query ($first: Int) { healthFacilities(first: $first) { nodes { insuranceContract { contractNumber } } } }', 1],
  ])('%s: as many statements for 1 as for 50', async (_, query, statements) => {
    const [one, fifty] = [await counts(query, 1), await counts(query, 50)]
    expect(one).toEqual(fifty)
    expect(one.statements.insurance).toBe(statements)
  })

  test('a total is counted only when it is asked for', async () => {
    for (const list of ['expiringCards(within: DAYS_90, first: 1)', 'entitledWithoutCard(first: 1)']) {
      const without = await counts(`{ ${list} { nodes { id } } }`, 1)
      const withTotal = await counts(`{ ${list} { nodes { id } totalCount } }`, 1)
      expect(withTotal.statements.insurance).toBe((without.statements.insurance ?? 0) + 1)
    }
  })

  test('reads of people on a list are written down, rates are about nobody', async () => {
    const read = () => hub.sql<{ n: number }>('insurance', `select count(*)::int as n from insurance.audit_entry`)
    const [before] = await read()
    await hub.ask(nurseOf('RATES'), '{ coverageRates(by: FACILITY) { rate { people } } }')
    expect(await read()).toEqual([before])
    await hub.ask(nurseOf('RATES'), '{ expiringCards(within: DAYS_30, first: 5) { nodes { id } } }')
    expect((await read())[0]?.n).toBeGreaterThan(before?.n ?? 0)
  })
})

test('while facilities is away the lists and the rates answer, and name nobody', async () => {
  const alone = await countedHub('http')
  await alone.stop('facilities')
  const { data, errors } = await alone.ask(nurseOf('QN-BTXH'), `{
    expiringCards(within: DAYS_30, first: 1) { nodes { daysLeft resident { id fullName } } }
    coverageRates(by: PROVINCE) { provinceCode rate { small } } }`)
  await alone.close()
  expect(data).toEqual({
    expiringCards: { nodes: [{ daysLeft: expect.any(Number), resident: null }] },
    coverageRates: [{ provinceCode: '48', rate: { small: false } }],
  })
  expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([[['expiringCards', 'nodes', 0, 'resident', 'fullName'], 'SUBGRAPH_UNAVAILABLE']])
})
