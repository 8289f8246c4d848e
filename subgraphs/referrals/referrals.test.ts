import { type ExecutionResult, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role, Viewer } from '../../kit/auth.js'
import { openEmbedded } from '../../kit/database.js'
import { toGlobalId, uuidFrom } from '../../kit/id.js'
import { createLogger } from '../../kit/log.js'
import type { SubgraphServer } from '../../kit/subgraph-server.js'
import { createReferrals } from './app.js'
import { seedDemo } from './demo.js'
import { openReferralsDatabase } from './orm.js'
import { seedReference } from './reference.js'
import { type ReferralData, TimeLimitEntity } from './referral/referral.entity.js'

const now = new Date('2026-11-02T02:00:00Z')
const residents = Array.from({ length: 50 }, (_, i) => uuidFrom(`resident:${i}`))
const an = residents[0] ?? ''
const hospital = uuidFrom('48001')
const clinic = uuidFrom('48101')
const careHome = uuidFrom('QN-NCC')
const centre = uuidFrom('QN-CNMT')
const globalId = { an: toGlobalId('Resident', an), careHome: toGlobalId('Facility', careHome), centre: toGlobalId('Facility', centre) }

function aReferral(number: string, more: Partial<ReferralData> = {}): ReferralData {
  return {
    id: uuidFrom(number),
    paperNumber: number,
    kind: 'CLINICAL_TRANSFER',
    status: 'SENT',
    statusSince: new Date('2026-11-01T01:00:00Z'),
    urgency: 'ROUTINE',
    residentId: an,
    patientName: 'Nguyễn Văn An',
    patientBirthDate: '1948',
    patientSex: 'MALE',
    fromFacilityId: careHome,
    fromFacilityCode: 'QN-NCC',
    fromHealthFacilityId: clinic,
    toHealthFacilityId: hospital,
    fromProvinceCode: '48',
    toProvinceCode: '48',
    sealed: false,
    reason: 'Đau ngực',
    diagnoses: ['I20.9', 'I10'],
    summary: 'Đau ngực khi gắng sức',
    oneYear: false,
    signedOn: '2026-10-30',
    validUntil: new Date('2026-11-13T16:59:59.999Z'),
    dueBy: new Date('2026-11-03T16:59:59.999Z'),
    createdAt: new Date('2026-10-30T03:00:00.123Z'),
    ...more,
  }
}

const sealed = aReferral('SEALED', {
  residentId: residents[1],
  fromFacilityId: centre,
  fromFacilityCode: 'QN-CNMT',
  sealed: true,
  createdAt: new Date('2026-10-31T03:00:00Z'),
})

const others = residents.slice(2).map((residentId, i) => {
  const createdAt = new Date(Date.UTC(2026, 7, 1 + i))
  return aReferral(`OTHER-${i}`, { residentId, fromFacilityId: uuidFrom('HY'), fromFacilityCode: 'HY-NCC', createdAt, fromProvinceCode: '33' })
})

const own = [
  aReferral('OLD', { status: 'CLOSED', dueBy: null, createdAt: new Date('2026-01-05T03:00:00.001Z') }),
  aReferral('OLDER', { status: 'EXPIRED', dueBy: null, createdAt: new Date('2026-01-05T03:00:00Z') }),
  aReferral('NEW'),
]

const demo = {
  healthFacilities: [
    { id: hospital, code: '48001', name: 'Bệnh viện Đà Nẵng', nameFolded: 'benh vien da nang', provinceCode: '48', onHub: true },
    { id: clinic, code: '48101', name: 'Trạm y tế Hải Châu', nameFolded: 'tram y te hai chau', provinceCode: '48', onHub: false },
  ],
  ranks: [
    { id: uuidFrom('rank'), healthFacilityId: hospital, level: 'SPECIALISED' as const, provisional: false, validFrom: '2026-01-01' },
  ],
  residentLinks: [
    { residentId: an, facilityId: careHome, facilityCode: 'QN-NCC', provinceCode: '48', sealed: false, categories: ['MERIT_PERSON'], sourceVersion: 1, asOf: now },
  ],
  referrals: [...own, sealed, ...others],
}

let server: SubgraphServer
let viewer: Viewer

beforeAll(async () => {
  const db = await openReferralsDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  await seedReference(db)
  await seedReference(db)
  await seedDemo(db, demo)
  const log = createLogger('test', 'silent')
  server = await createReferrals({ db, clock: () => now, verify: async () => viewer, log })
})
afterAll(() => server.close())

async function ask(who: { role: Role } & Partial<Viewer>, query: string, variables?: Record<string, unknown>) {
  viewer = { subject: 's', client: 'c', expiresAt: now.getTime() / 1000 + 600, ...who }
  const before = server.db.statements()
  const answer = (await server.execute({ query, document: parse(query), variables, headers: {} })) as ExecutionResult
  const { data, errors } = JSON.parse(JSON.stringify(answer)) as ExecutionResult<Record<string, never>>
  return { data, codes: errors?.map(error => [error.path?.join('.'), error.extensions?.code]), sent: server.db.statements() - before }
}

const nurse = { role: 'nurse', facility: 'QN-NCC' } as const
const clinician = { role: 'clinician', hospital: '48001' } as const
const country = { role: 'coordinator', scope: 'country' } as const
const representations = residents.map(key => ({ __typename: 'Resident', id: toGlobalId('Resident', key) }))
const numbers = (connection: { nodes: { paperNumber: string }[] } | null | undefined) => connection?.nodes.map(node => node.paperNumber)

describe('a resident through the graph', () => {
  const view = `query ($representations: [_Any!]!) { entities: _entities(representations: $representations) { ... on Resident {
    referrals(first: 5) { nodes { paperNumber status nextMove dueBy validUntil toFacility { name level }
      coverageFacts { residentId toFacilityCode kind urgency signedOn validUntil diagnoses } } } } } }`

  test('shows the newest referrals, with the hospital and the facts for the insurance', async () => {
    const { data, codes } = await ask(nurse, view, { representations: representations.slice(0, 1) })
    const toFacility = { name: 'Bệnh viện Đà Nẵng', level: 'SPECIALISED' }
    const validUntil = '2026-11-13T16:59:59.999Z'
    const coverageFacts = {
      residentId: globalId.an,
      toFacilityCode: '48001',
      kind: 'CLINICAL_TRANSFER',
      urgency: 'ROUTINE',
      signedOn: '2026-10-30',
      validUntil,
      diagnoses: ['I20.9', 'I10'],
    }
    const common = { validUntil, toFacility, coverageFacts }
    expect(codes).toBeUndefined()
    expect(data).toEqual({
      entities: [
        {
          referrals: {
            nodes: [
              { paperNumber: 'NEW', status: 'SENT', nextMove: 'RECEIVER', dueBy: '2026-11-03T16:59:59.999Z', ...common },
              { paperNumber: 'OLD', status: 'CLOSED', nextMove: 'NOBODY', dueBy: null, ...common },
              { paperNumber: 'OLDER', status: 'EXPIRED', nextMove: 'NOBODY', dueBy: null, ...common },
            ],
          },
        },
      ],
    })
  })

  test('costs one statement for the referrals of 50, one for their hospitals, one for the log', async () => {
    const { data, sent } = await ask(country, view, { representations })
    const entities = data?.entities as unknown as { referrals: { nodes: unknown[] } }[]
    expect([entities.length, entities.filter(each => each.referrals.nodes.length > 0).length, sent]).toEqual([50, 49, 3])
  })

  test('counts in one statement more, only when asked', async () => {
    const counted = `query ($representations: [_Any!]!) { entities: _entities(representations: $representations) { ... on Resident {
      referrals(first: 1) { totalCount nodes { paperNumber } } openReferrals(first: 5) { totalCount nodes { paperNumber } } } } }`
    const { data, sent } = await ask(nurse, counted, { representations: representations.slice(0, 2) })
    expect(data?.entities).toEqual([
      {
        referrals: { totalCount: 3, nodes: [{ paperNumber: 'NEW' }] },
        openReferrals: { totalCount: 1, nodes: [{ paperNumber: 'NEW' }] },
      },
      { referrals: { totalCount: 0, nodes: [] }, openReferrals: { totalCount: 0, nodes: [] } },
    ])
    expect(sent).toBe(5)
  })

  test('is asked for without the owner of the person, page by page and back', async () => {
    const list = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
      referralsOf(resident: $id, first: $first, after: $after, last: $last, before: $before) {
        nodes { paperNumber } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
    const page = async (args: object) => (await ask(nurse, list, { id: globalId.an, ...args })).data?.referralsOf as never as {
      nodes: { paperNumber: string }[]
      pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string }
    }
    const one = await page({ first: 2 })
    const two = await page({ first: 2, after: one.pageInfo.endCursor })
    const back = await page({ last: 2, before: two.pageInfo.startCursor })
    expect([one, two, back].map(numbers)).toEqual([['NEW', 'OLD'], ['OLDER'], ['NEW', 'OLD']])
    expect([one, two].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false])
    const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
    for (const after of ['x', cursor('yesterday', an), cursor('0000-01-01T00:00:00.000Z', an), cursor('2026-01-05T03:00:00.001Z', '1')]) {
      expect((await ask(nurse, list, { id: globalId.an, first: 1, after })).codes).toEqual([['referralsOf', 'BAD_USER_INPUT']])
    }
  })
})

describe('who is not party to a referral does not find it', () => {
  const everywhere = `query ($id: ID!, $resident: ID!) {
    referral(id: $id) { paperNumber }
    referrals(first: 100) { totalCount nodes { paperNumber } }
    referralsOf(resident: $resident, first: 5) { totalCount nodes { paperNumber } } }`
  const find = (who: { role: Role } & Partial<Viewer>) =>
    ask(who, everywhere, { id: toGlobalId('Referral', uuidFrom('NEW')), resident: globalId.an })

  test.each([
    ['a nurse of the sender', nurse, 3],
    ['the clinic that issued it', { role: 'signer', hospital: '48101' }, 52],
    ['the hospital', clinician, 52],
    ['the province', { role: 'coordinator', province: '48' }, 51],
    ['the insurance of the province', { role: 'insurance-head', province: '48' }, 51],
    ['the country', country, 51],
    ['the person', { role: 'resident', resident: globalId.an }, 3],
    ['the guardian', { role: 'guardian', resident: globalId.an }, 3],
  ] as const)('%s finds it', async (_, who, total) => {
    const { data } = await find(who)
    const list = data?.referrals as unknown as { totalCount: number; nodes: unknown[] }
    expect(data?.referral).toEqual({ paperNumber: 'NEW' })
    expect([list.totalCount, list.nodes.length]).toEqual([total, total])
    expect(numbers(data?.referralsOf)).toEqual(['NEW', 'OLD', 'OLDER'])
  })

  test.each([
    ['a nurse of another home', { role: 'nurse', facility: 'BD-NCC' }],
    ['another hospital', { role: 'clinician', hospital: '01001' }],
    ['another province', { role: 'coordinator', province: '01' }],
    ['another person', { role: 'resident', resident: toGlobalId('Resident', uuidFrom('nobody')) }],
    ['a nurse without a facility', { role: 'nurse' }],
    ['a programme officer', { role: 'programme-officer', province: '48', scope: 'country' }],
    ['an auditor', { role: 'auditor', scope: 'country' }],
    ['an administrator', { role: 'admin', facility: 'QN-NCC', scope: 'country' }],
  ] as const)('%s does not', async (_, who) => {
    const nothing = { totalCount: 0, nodes: [] }
    expect((await find(who)).data).toEqual({ referral: null, referrals: nothing, referralsOf: nothing })
  })

  test('health data is refused to the insurance, field by field', async () => {
    const one = 'query ($id: ID!) { referral(id: $id) { patientName reason diagnoses summary coverageFacts { diagnoses } } }'
    const id = toGlobalId('Referral', uuidFrom('NEW'))
    const health = { reason: 'Đau ngực', diagnoses: ['I20.9', 'I10'], summary: 'Đau ngực khi gắng sức' }
    const common = { patientName: 'Nguyễn Văn An', coverageFacts: { diagnoses: ['I20.9', 'I10'] } }
    expect((await ask(clinician, one, { id })).data).toEqual({ referral: { ...common, ...health } })
    const { data, codes } = await ask({ role: 'insurance-officer', province: '48' }, one, { id })
    expect(data).toEqual({ referral: { ...common, reason: null, diagnoses: null, summary: null } })
    expect(codes).toEqual(['reason', 'diagnoses', 'summary'].map(field => [`referral.${field}`, 'FORBIDDEN']))
  })
})

describe('a sealed referral', () => {
  const one = `query ($id: ID!, $sender: [_Any!]!) {
    referral(id: $id) { fromFacility { id } fromHealthFacility { code } resident { id } }
    entities: _entities(representations: $sender) { ... on Facility { outgoingReferrals(first: 5) { totalCount nodes { paperNumber } } } } }`
  const variables = { id: toGlobalId('Referral', uuidFrom('SEALED')), sender: [{ __typename: 'Facility', id: globalId.centre }] }
  const resident = { id: toGlobalId('Resident', residents[1] ?? '') }
  const none = { outgoingReferrals: { totalCount: 0, nodes: [] } }

  test('is known in full to the staff who sent it', async () => {
    expect((await ask({ role: 'nurse', facility: 'QN-CNMT' }, one, variables)).data).toEqual({
      referral: { fromFacility: { id: globalId.centre }, fromHealthFacility: { code: '48101' }, resident },
      entities: [{ outgoingReferrals: { totalCount: 1, nodes: [{ paperNumber: 'SEALED' }] } }],
    })
  })

  test('tells the hospital neither who sent it, nor does the sender lead to it', async () => {
    expect((await ask(clinician, one, variables)).data).toEqual({
      referral: { fromFacility: null, fromHealthFacility: null, resident },
      entities: [none],
    })
  })

  test('is not there for province and country', async () => {
    for (const who of [country, { role: 'coordinator', province: '48' } as const]) {
      expect((await ask(who, one, variables)).data).toEqual({ referral: null, entities: [none] })
    }
  })
})

describe('a care facility through the graph', () => {
  test('leads to what it sent, as far as the caller may see it', async () => {
    const sent = `query ($sender: [_Any!]!) { entities: _entities(representations: $sender) { ... on Facility {
      outgoingReferrals(first: 2) { totalCount nodes { paperNumber fromFacility { id } } } } } }`
    const { data } = await ask(clinician, sent, { sender: [{ __typename: 'Facility', id: globalId.careHome }] })
    const fromFacility = { id: globalId.careHome }
    expect(data?.entities).toEqual([
      { outgoingReferrals: { totalCount: 3, nodes: [{ paperNumber: 'NEW', fromFacility }, { paperNumber: 'OLD', fromFacility }] } },
    ])
  })
})

test('loading the reference tables twice leaves them as they were', async () => {
  expect(await server.db.orm.em.fork().count(TimeLimitEntity)).toBe(27)
})
