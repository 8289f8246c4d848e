import { beforeAll, describe, expect, test } from 'vitest'
import { fromGlobalId, toGlobalId } from '../../kit/id.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Client, field, signedIn } from '../support/client.js'
import { facilityOf, referredResidents, residentsOf, world } from '../support/world.js'

const home = 'QN-NCC'
const neighbour = 'BD-NCC'
const nurse: TokenClaims = { role: 'nurse', facility: home }

const personal = `
  query Person($id: ID!) {
    resident(id: $id) { fullName categories { kind } stays { admittedOn } latestHealthCheck { class } }
    referralsOf(resident: $id, first: 5) { totalCount nodes { paperNumber patientName resident { fullName } } }
    coverageOf(resident: $id) { __typename }
  }`

const nobody = { resident: null, referralsOf: { totalCount: 0, nodes: [] }, coverageOf: null }

describe('what is another facility’s looks absent', () => {
  let ask: Client
  const foreign = referredResidents(neighbour)[0] ?? ''

  beforeAll(async () => {
    ask = await signedIn(nurse)
  })

  test('by id: the same answer as for an id that does not exist', async () => {
    const unknown = toGlobalId('Resident', '00000000-0000-4000-8000-000000000000')
    expect(await ask(personal, { id: foreign })).toEqual({ data: nobody })
    expect(await ask(personal, { id: unknown })).toEqual({ data: nobody })
    expect(await ask(personal, { id: 'not an id at all' })).toEqual({ data: nobody })
  })

  test('by count: the nurse counts her own residents and nobody else', async () => {
    const facility = toGlobalId('Facility', facilityOf(neighbour).id)
    const answer = await ask(
      'query Counts($facility: ID) { all: residents(first: 1) { totalCount } other: residents(first: 1, facility: $facility) { totalCount nodes { id } } }',
      { facility },
    )
    expect(answer).toEqual({
      data: { all: { totalCount: residentsOf(home).length }, other: { totalCount: 0, nodes: [] } },
    })
  })

  test('by list: every page holds her own residents only, each once', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data } = await ask(
        'query Page($after: String) { residents(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
      const page = data?.residents as { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
      seen.push(...page.nodes.map(node => fromGlobalId('Resident', node.id) ?? ''))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen.toSorted()).toEqual(residentsOf(home).map(resident => resident.id).toSorted())
  })

  test('by search: the exact name of a neighbour’s resident finds nobody of the neighbour', async () => {
    const own = new Set(residentsOf(home).map(resident => resident.code))
    const { fullName } = residentsOf(neighbour)[0] ?? { fullName: '' }
    const answer = await ask('query Search($text: String!) { residents(first: 100, search: $text) { nodes { code } } }', {
      text: fullName,
    })
    const found = field<{ nodes: { code: string }[] }>(answer, 'residents').nodes
    expect(found.filter(({ code }) => !own.has(code))).toEqual([])
  })

  test('through another sector’s stub: no referral and no card of the neighbour', async () => {
    const { id } = world.referrals.referrals.find(({ residentId }) => toGlobalId('Resident', residentId) === foreign) ?? { id: '' }
    const answer = await ask(
      'query Stub($id: ID!, $facility: ID!) { referral(id: $id) { paperNumber resident { fullName } coverageNow { __typename } } facility(id: $facility) { outgoingReferrals(first: 5) { totalCount nodes { patientName } } } }',
      { id: toGlobalId('Referral', id), facility: toGlobalId('Facility', facilityOf(neighbour).id) },
    )
    expect(answer).toEqual({ data: { referral: null, facility: { outgoingReferrals: { totalCount: 0, nodes: [] } } } })
  })

  test('her own residents are there, with care, referrals and coverage', async () => {
    const [own = ''] = referredResidents(home)
    const answer = await ask(personal, { id: own })
    expect(answer.errors).toBeUndefined()
    expect(answer.data?.resident).not.toBeNull()
    expect(field<{ totalCount: number }>(answer, 'referralsOf').totalCount).toBeGreaterThan(0)
    expect(answer.data?.coverageOf).not.toBeNull()
  })
})

describe('each role reaches what the table says', () => {
  const own = referredResidents(home)[0] ?? ''
  const reach: [string, TokenClaims, boolean][] = [
    ['a head of the facility', { role: 'head', facility: home }, true],
    ['a head without a facility', { role: 'head' }, false],
    ['a head of another facility', { role: 'head', facility: neighbour }, false],
    ['a coordinator of the province of today', { role: 'coordinator', province: '48' }, true],
    ['a coordinator with the code of the province before', { role: 'coordinator', province: '49' }, false],
    ['a coordinator of another province', { role: 'coordinator', province: '52' }, false],
    ['an insurance officer of the province', { role: 'insurance-officer', province: '48' }, true],
    ['a programme officer of the province', { role: 'programme-officer', province: '48' }, true],
    ['the resident', { role: 'resident', resident: own }, true],
    ['the guardian', { role: 'guardian', resident: own }, true],
    ['another resident', { role: 'resident', resident: referredResidents(neighbour)[0] }, false],
    ['a nurse who names a resident but no facility', { role: 'nurse', resident: own }, false],
    ['an auditor', { role: 'auditor', province: '48', scope: 'country' }, false],
    ['an administrator', { role: 'admin', facility: home, scope: 'country' }, false],
  ]

  test.each(reach)('%s', async (_, claims, reaches) => {
    const ask = await signedIn(claims)
    const answer = await ask('query One($id: ID!) { resident(id: $id) { id } residents(first: 1) { totalCount } }', { id: own })
    expect(answer.data?.resident).toEqual(reaches ? { id: own } : null)
    expect(field<{ totalCount: number }>(answer, 'residents').totalCount > 0).toBe(reaches || claims.facility === neighbour || isOther(claims))
  })

  /** Those who reach others, only not this one. */
  function isOther(claims: TokenClaims): boolean {
    return (claims.role === 'coordinator' && claims.province === '52') || (claims.role === 'resident' && claims.resident !== own)
  }

  test('a programme officer sees who lives there, not how they are', async () => {
    const ask = await signedIn({ role: 'programme-officer', province: '48' })
    const { data, errors } = await ask('query One($id: ID!) { resident(id: $id) { id latestHealthCheck { class } identifiers { value } } }', {
      id: own,
    })
    expect(data).toEqual({ resident: { id: own, latestHealthCheck: null, identifiers: null } })
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['resident', 'latestHealthCheck'], 'FORBIDDEN'],
      [['resident', 'identifiers'], 'FORBIDDEN'],
    ])
  })

  test('a hospital sees the referral sent to it, and the resident’s record as absent, without an error', async () => {
    const sent = world.referrals.referrals.find(({ status, sealed }) => status === 'SENT' && !sealed)
    const hospital = world.referrals.healthFacilities.find(({ id }) => id === sent?.toHealthFacilityId)
    const ask = await signedIn({ role: 'clinician', hospital: hospital?.code })
    const id = toGlobalId('Referral', sent?.id ?? '')
    expect(await ask('query One($id: ID!) { referral(id: $id) { status patientName resident { fullName } } }', { id })).toEqual({
      data: { referral: { status: 'SENT', patientName: sent?.patientName, resident: null } },
    })
  })

  test('residents of a drug-rehabilitation centre are seen by its own staff only', async () => {
    const [sealed] = residentsOf('QN-CNMT')
    const id = toGlobalId('Resident', sealed?.id ?? '')
    const asked = async (claims: TokenClaims) => (await (await signedIn(claims))(personal, { id })).data
    expect((await asked({ role: 'nurse', facility: 'QN-CNMT' }))?.resident).not.toBeNull()
    expect(await asked({ role: 'coordinator', province: '48' })).toEqual(nobody)
    expect(await asked({ role: 'coordinator', scope: 'country' })).toEqual(nobody)
    expect(await asked({ role: 'insurance-head', province: '48' })).toEqual(nobody)
  })
})
