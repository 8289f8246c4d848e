import { type ExecutionResult, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../../kit/database.js'
import { toGlobalId, uuidFrom } from '../../../kit/id.js'
import { createLogger } from '../../../kit/log.js'
import type { SubgraphServer } from '../../../kit/subgraph-server.js'
import { createReferrals } from '../app.js'
import { seedDemo } from '../demo.js'
import { openReferralsDatabase } from '../orm.js'
import type { HealthFacilityRankData } from './health-facility.entity.js'

const now = new Date('2026-11-02T02:00:00Z')
const hospital = uuidFrom('48001')

const healthFacilities = [
  {
    id: hospital,
    code: '48001',
    name: 'Bệnh viện Đà Nẵng',
    nameFolded: 'benh vien da nang',
    provinceCode: '48',
    onHub: true,
  },
  {
    id: uuidFrom('48101'),
    code: '48101',
    name: 'Trạm y tế Hải Châu',
    nameFolded: 'tram y te hai chau',
    provinceCode: '48',
    onHub: false,
  },
]

const ranks: HealthFacilityRankData[] = [
  {
    id: uuidFrom('rank:1'),
    healthFacilityId: hospital,
    level: 'BASIC',
    points: 60.5,
    tierBefore2025: 'PROVINCE',
    provisional: true,
    validFrom: '2025-01-01',
    validTo: '2025-12-31',
  },
  {
    id: uuidFrom('rank:2'),
    healthFacilityId: hospital,
    level: 'SPECIALISED',
    points: 72,
    tierBefore2025: 'PROVINCE',
    provisional: false,
    validFrom: '2026-01-01',
  },
]

const badInput = { extensions: { code: 'BAD_USER_INPUT' } }

let server: SubgraphServer

beforeAll(async () => {
  const db = await openReferralsDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  await seedDemo(db, { healthFacilities, ranks, referrals: [] })
  const admin = { subject: 's', client: 'c', role: 'admin', expiresAt: now.getTime() / 1000 + 600 } as const
  const log = createLogger('test', 'silent')
  server = await createReferrals({ db, clock: () => now, verify: async () => admin, log })
})
afterAll(() => server.close())

async function ask(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult> {
  return JSON.parse(JSON.stringify(await server.execute({ query, document: parse(query), variables, headers: {} })))
}

describe('the register of health facilities, open even to a role that reads no person', () => {
  test('gives the rank of today and those before', async () => {
    const query = `{
      healthFacility(code: "48001") {
        code name level points tierBefore2025 provisional onHub ranks { level points provisional validFrom validTo }
      }
      unranked: healthFacility(code: "48101") { level points tierBefore2025 provisional onHub ranks { level } }
    }`
    expect(await ask(query)).toEqual({
      data: {
        healthFacility: {
          code: '48001',
          name: 'Bệnh viện Đà Nẵng',
          level: 'SPECIALISED',
          points: 72,
          tierBefore2025: 'PROVINCE',
          provisional: false,
          onHub: true,
          ranks: [
            { level: 'SPECIALISED', points: 72, provisional: false, validFrom: '2026-01-01', validTo: null },
            { level: 'BASIC', points: 60.5, provisional: true, validFrom: '2025-01-01', validTo: '2025-12-31' },
          ],
        },
        unranked: { level: null, points: null, tierBefore2025: null, provisional: null, onHub: false, ranks: [] },
      },
    })
  })

  test('is searched by name without marks, by code, and by what a facility is today', async () => {
    const query = `{
      name: healthFacilities(first: 5, search: "ĐA nang") { totalCount nodes { code } }
      code: healthFacilities(first: 5, search: "48101") { nodes { code } }
      today: healthFacilities(first: 5, level: SPECIALISED, provinceCode: "48") { nodes { code } }
      before: healthFacilities(first: 5, level: BASIC) { nodes { code } }
    }`
    expect(await ask(query)).toEqual({
      data: {
        name: { totalCount: 1, nodes: [{ code: '48001' }] },
        code: { nodes: [{ code: '48101' }] },
        today: { nodes: [{ code: '48001' }] },
        before: { nodes: [] },
      },
    })
  })

  test('is turned by pages, forward and back', async () => {
    const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
      healthFacilities(first: $first, after: $after, last: $last, before: $before) {
        nodes { code } pageInfo { startCursor endCursor } } }`
    const page = async (args: object) => (await ask(query, { ...args })).data?.healthFacilities as never as {
      nodes: unknown[]
      pageInfo: { startCursor: string; endCursor: string }
    }
    const one = await page({ first: 1 })
    const two = await page({ first: 1, after: one.pageInfo.endCursor })
    const back = await page({ last: 1, before: two.pageInfo.startCursor })
    const first = [{ code: '48001' }]
    expect([one, two, back].map(({ nodes }) => nodes)).toEqual([first, [{ code: '48101' }], first])
    const after = Buffer.from('["a","b"]').toString('base64url')
    expect((await ask(query, { first: 1, after })).errors).toMatchObject([badInput])
  })

  test('answers other sectors by either key, and callers by exactly one', async () => {
    const id = toGlobalId('HealthFacility', hospital)
    const query = `query ($keys: [_Any!]!) {
      found: _entities(representations: $keys) { ... on HealthFacility { id code } }
      one: healthFacility(id: "${id}") { code }
      none: healthFacility(code: "99999") { code }
    }`
    const keys = [{ id }, { code: '48001' }, { code: '99999' }].map(key => ({ __typename: 'HealthFacility', ...key }))
    const facility = { id, code: '48001' }
    expect(await ask(query, { keys })).toEqual({
      data: { found: [facility, facility, null], one: { code: '48001' }, none: null },
    })
    expect((await ask('{ healthFacility { code } }')).errors).toMatchObject([badInput])
  })
})
