import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { ReferralEntity, TimeLimitEntity } from './referral/referral.entity.js'
import { ids, referralsSector, residents, type Sector } from './referrals.fixture.js'

let sector: Sector
let ask: Sector['ask']

beforeAll(async () => {
  sector = await referralsSector()
  ask = sector.ask
})
afterAll(() => sector.close())

const nurse = { role: 'nurse', facility: 'QN-NCC' } as const
const country = { role: 'coordinator', scope: 'country' } as const
const representations = residents.map(key => ({ __typename: 'Resident', id: toGlobalId('Resident', key) }))

/** What the gateway asks of this sector for a page of residents. */
const view = `query ($representations: [_Any!]!) {
  entities: _entities(representations: $representations) { ... on Resident { referrals(first: 5) { nodes {
    paperNumber status nextMove dueBy validUntil toFacility { name level }
    coverageFacts { residentId toFacilityCode kind urgency signedOn validUntil diagnoses }
  } } } }
}`

describe('a resident through the graph', () => {
  test('shows the newest referrals, with the hospital and the facts for the insurance', async () => {
    const { data, codes } = await ask(nurse, view, { representations: representations.slice(0, 1) })
    const validUntil = '2026-11-13T16:59:59.999Z'
    const coverageFacts = {
      residentId: ids.an,
      toFacilityCode: '48001',
      kind: 'CLINICAL_TRANSFER',
      urgency: 'ROUTINE',
      signedOn: '2026-10-30',
      validUntil,
      diagnoses: ['I20.9', 'I10'],
    }
    const common = { validUntil, toFacility: { name: 'Bệnh viện Đà Nẵng', level: 'SPECIALISED' }, coverageFacts }
    const sent = { status: 'SENT', nextMove: 'RECEIVER', dueBy: '2026-11-03T16:59:59.999Z' }
    const ended = { nextMove: 'NOBODY', dueBy: null }
    const nodes = [
      { paperNumber: 'NEW', ...sent, ...common },
      { paperNumber: 'OLD', status: 'CLOSED', ...ended, ...common },
      { paperNumber: 'OLDER', status: 'EXPIRED', ...ended, ...common },
    ]
    expect({ data, codes }).toEqual({ data: { entities: [{ referrals: { nodes } }] } })
  })

  test('costs one statement for the referrals of 50 with their hospitals, and one for the log', async () => {
    const { data, sent } = await ask(country, view, { representations })
    const entities = data?.entities as unknown as { referrals: { nodes: unknown[] } }[]
    const referred = entities.filter(({ referrals }) => referrals.nodes.length > 0)
    expect([entities.length, referred.length, sent]).toEqual([50, 49, 2])
  })

  test('counts in one statement more, only when asked', async () => {
    const counted = `query ($representations: [_Any!]!) {
      entities: _entities(representations: $representations) { ... on Resident {
        referrals(first: 1) { totalCount nodes { paperNumber } }
        openReferrals(first: 5) { totalCount nodes { paperNumber } }
      } }
    }`
    const { data, sent } = await ask(nurse, counted, { representations: representations.slice(0, 2) })
    const newest = [{ paperNumber: 'NEW' }]
    const nothing = { totalCount: 0, nodes: [] }
    expect(data?.entities).toEqual([
      { referrals: { totalCount: 3, nodes: newest }, openReferrals: { totalCount: 1, nodes: newest } },
      { referrals: nothing, openReferrals: nothing },
    ])
    // Two lists, two counts, the log.
    expect(sent).toBe(5)
  })
})

describe('the referrals of a resident, asked for without the owner of the person', () => {
  const list = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    referralsOf(resident: $id, first: $first, after: $after, last: $last, before: $before) {
      nodes { paperNumber } pageInfo { hasNextPage startCursor endCursor }
    }
  }`

  interface Page {
    nodes: { paperNumber: string }[]
    pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string }
  }

  async function page(args: Record<string, unknown>): Promise<Page> {
    return (await ask(nurse, list, { id: ids.an, ...args })).data?.referralsOf as unknown as Page
  }

  test('come page by page, and back', async () => {
    const one = await page({ first: 2 })
    const two = await page({ first: 2, after: one.pageInfo.endCursor })
    const back = await page({ last: 2, before: two.pageInfo.startCursor })
    const shown = [one, two, back].map(({ nodes }) => nodes.map(node => node.paperNumber))
    expect(shown).toEqual([['NEW', 'OLD'], ['OLDER'], ['NEW', 'OLD']])
    expect([one, two, back].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false, true])
  })

  test.each([
    [['yesterday', residents[0]]],
    [['0000-01-01T00:00:00.000Z', residents[0]]],
    [['2026-01-05T03:00:00.001Z', 'somebody']],
    [['2026-01-05T03:00:00.001Z']],
  ])('refuse a made-up cursor: %j', async key => {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url')
    const { codes } = await ask(nurse, list, { id: ids.an, first: 1, after })
    expect(codes).toEqual([['referralsOf', 'BAD_USER_INPUT']])
  })
})

describe('a care facility through the graph', () => {
  test('leads to what it sent', async () => {
    const sent = `query ($sender: [_Any!]!) { entities: _entities(representations: $sender) { ... on Facility {
      outgoingReferrals(first: 2) { totalCount nodes { paperNumber fromFacility { id } } }
    } } }`
    const { data } = await ask(nurse, sent, { sender: [{ __typename: 'Facility', id: ids.careHome }] })
    const fromFacility = { id: ids.careHome }
    const nodes = ['NEW', 'OLD'].map(paperNumber => ({ paperNumber, fromFacility }))
    expect(data?.entities).toEqual([{ outgoingReferrals: { totalCount: 3, nodes } }])
  })
})

test('loading reference tables and demo twice leaves them as they were', async () => {
  const em = sector.db.orm.em.fork()
  expect([await em.count(TimeLimitEntity), await em.count(ReferralEntity)]).toEqual([27, 52])
})
