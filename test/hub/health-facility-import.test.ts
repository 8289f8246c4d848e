import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { importRegister, longRegister, registerCsv } from '../../subgraphs/referrals/health-facility-import/register.fixture.js'
import { type Answer, field, post, signedIn } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const admin = { role: 'admin' } as const

interface Payload {
  readonly difference: Readonly<Record<string, unknown>> | null
  readonly rowErrors: readonly { readonly line: number; readonly column: string | null; readonly code: string; readonly message: string }[]
  readonly userErrors: readonly { readonly code: string }[]
}
const payloadOf = (answer: Answer) => field<Payload>(answer, 'importHealthFacilities')
const inputOf = (file: string, dryRun = false) => ({ input: { idempotencyKey: freshKey('register'), file, dryRun } })

const hospital = world.referrals.healthFacilities.find(({ code }) => code === '49010')
const waiting = world.referrals.referrals.find(each => each.toHealthFacilityId === hospital?.id && each.status === 'SENT')
const raised = registerCsv({
  code: '49010', code13: '4901000000000', name: hospital?.name, on_hub: 'có', level: 'chuyên sâu', points: '71.5', tier_before_2025: 'huyện', valid_from: '2026-11-01',
})
const today = '{ healthFacility(code: "49010") { onHub level points ranks { level points validFrom validTo } } }'
const copied = `select level, points::float8 as points, valid_from as "from", valid_to as "to", source_version as version
  from insurance.facility_rank where health_facility_code = '49010' order by valid_from`

describe.each(['process', 'http'] as const)('the register through the gateway, subgraphs over %s', over => {
  let hub: CountedHub
  beforeAll(async () => {
    hub = await countedHub(over, { subgraphTimeout: 14_000 })
    await hub.catchUp()
  })
  afterAll(() => hub.close())

  test.each([
    { role: 'nurse', facility: 'QN-NCC' },
    { role: 'head', hospital: '49001' },
    { role: 'coordinator', scope: 'country' },
    { role: 'programme-officer', province: '48' },
  ] as const)('is closed to $role', async claims => {
    const { data, errors } = await hub.ask(claims, importRegister, inputOf(raised))
    expect([data, errors?.map(({ path, extensions }) => [path, extensions?.code])]).toEqual([null, [[['importHealthFacilities'], 'FORBIDDEN']]])
  })

  test('changes the level of a hospital, tried first; the insurance sector follows, and its open referrals are its own to move', async () => {
    const coordinator = { role: 'coordinator', scope: 'country' } as const
    const move = { id: toGlobalId('Referral', waiting?.id ?? '') }
    const moveNow = async () => (await hub.ask(coordinator, 'query ($id: ID!) { referral(id: $id) { status nextMove } }', move)).data
    const first = { level: 'BASIC', points: 43, from: '2025-01-01', to: null, version: 1 }
    expect([await hub.sql('insurance', copied), await moveNow()]).toEqual([[first], { referral: { status: 'SENT', nextMove: 'SENDER' } }])

    const difference = {
      facilitiesAdded: 0,
      facilitiesChanged: 1,
      facilitiesUnchanged: 0,
      ranksAdded: 1,
      ranksCorrected: 0,
      ranksClosed: 1,
      ranksUnchanged: 0,
      moreEntries: 0,
      entries: [
        { kind: 'FACILITY_CHANGED', code: '49010', validFrom: null, fields: [{ field: 'onHub', before: 'false', after: 'true' }] },
        { kind: 'RANK_CLOSED', code: '49010', validFrom: '2025-01-01', fields: [{ field: 'validTo', before: null, after: '2026-10-31' }] },
        {
          kind: 'RANK_ADDED',
          code: '49010',
          validFrom: '2026-11-01',
          fields: [
            { field: 'level', before: null, after: 'SPECIALISED' },
            { field: 'points', before: null, after: '71.5' },
            { field: 'tierBefore2025', before: null, after: 'DISTRICT' },
            { field: 'provisional', before: null, after: 'false' },
          ],
        },
      ],
    }
    const done = { data: { importHealthFacilities: { difference, rowErrorCount: 0, rowErrors: [], userErrors: [] } } }
    const { counts, ...tried } = await hub.ask(admin, importRegister, inputOf(raised, true))
    expect([tried, counts.statements]).toEqual([done, { facilities: 0, referrals: 1, insurance: 0 }])
    const variables = inputOf(raised)
    const { counts: _, ...imported } = await hub.ask(admin, importRegister, variables)
    expect(imported).toEqual(done)
    const { counts: again, ...sameKey } = await hub.ask(admin, importRegister, variables)
    expect([sameKey, again.calls]).toEqual([done, ['referrals']])

    expect((await hub.ask(admin, today)).data).toEqual({
      healthFacility: {
        onHub: true,
        level: 'SPECIALISED',
        points: 71.5,
        ranks: [
          { level: 'SPECIALISED', points: 71.5, validFrom: '2026-11-01', validTo: null },
          { level: 'BASIC', points: 43, validFrom: '2025-01-01', validTo: '2026-10-31' },
        ],
      },
    })
    expect(await moveNow()).toEqual({ referral: { status: 'SENT', nextMove: 'RECEIVER' } })
    await hub.catchUp()
    const closed = { ...first, to: '2026-10-31', version: 2 }
    expect(await hub.sql('insurance', copied)).toEqual([closed, { level: 'SPECIALISED', points: 71.5, from: '2026-11-01', to: null, version: 1 }])
  })

  test('20,000 rows cost one call and the statements of one row, and every rank of them reaches the insurance sector', { timeout: 120_000 }, async () => {
    const one = await hub.ask(admin, importRegister, inputOf(longRegister(1)))
    const all = await hub.ask(admin, importRegister, inputOf(longRegister(20_000)))
    expect(all.errors).toBeUndefined()
    expect(payloadOf(all)).toMatchObject({ difference: { facilitiesAdded: 19_999, facilitiesUnchanged: 1, ranksAdded: 19_999, moreEntries: 39_948 }, userErrors: [] })
    const cost = { calls: ['referrals'], statements: { facilities: 0, referrals: 9, insurance: 0 } }
    expect([one.counts, all.counts]).toEqual([cost, cost])
    await hub.catchUp()
    const arrived = `select count(*)::int as n from insurance.facility_rank where health_facility_code >= '80000' and points = 21.5`
    expect(await hub.sql('insurance', arrived)).toEqual([{ n: 20_000 }])
  })

  test('a file that is too long is refused with what to do about it: by rows, by bytes, and at the door', async () => {
    const refused = async (file: string) => payloadOf(await hub.ask(admin, importRegister, inputOf(file, true)))
    const message = 'Tệp quá lớn. Hãy chia thành nhiều tệp, mỗi tệp có dòng tiêu đề, rồi gửi lần lượt.'
    const errors = { difference: null, rowErrorCount: 1, userErrors: [{ code: 'FILE_INVALID' }] }
    expect(await refused(longRegister(20_001))).toMatchObject({ ...errors, rowErrors: [{ line: 20_002, column: null, code: 'FILE_TOO_LARGE', message }] })
    expect(await refused(`${longRegister(1)}${'x'.repeat(3 * 1024 * 1024)}`)).toMatchObject({ ...errors, rowErrors: [{ line: 1, column: null, code: 'FILE_TOO_LARGE', message }] })
    const response = await post(hub.url, await hub.token(admin), { query: importRegister, variables: inputOf('x'.repeat(3_700_000), true) })
    expect([response.status, await response.text()]).toEqual([413, expect.stringContaining('The body is longer than 3670016 bytes. Send less at once; a file can be split.')])
  })
})

describe('two imports at once, on the hub under test', () => {
  test('are one after the other: what the first adds the second finds', async () => {
    const ask = await signedIn(admin)
    const file = registerCsv({ code: '97001', name: 'Bệnh viện thử nghiệm', level: 'BASIC' })
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(importRegister, inputOf(file))))
    const found = answers.map(answer => payloadOf(answer).difference)
    const added = found.filter(difference => difference?.facilitiesAdded === 1 && difference.ranksAdded === 1)
    const unchanged = found.filter(difference => difference?.facilitiesUnchanged === 1 && difference.ranksUnchanged === 1)
    expect([added.length, unchanged.length]).toEqual([1, 3])
    const later = registerCsv({ code: '97001', name: 'Bệnh viện thử nghiệm', level: 'SPECIALISED', valid_from: '2026-01-01' })
    const corrected = registerCsv({ code: '97001', name: 'Bệnh viện thử nghiệm', level: 'SPECIALISED' })
    await Promise.all([later, corrected].map(each => ask(importRegister, inputOf(each))))
    expect(await ask('{ healthFacility(code: "97001") { level ranks { level validFrom validTo } } }')).toEqual({
      data: {
        healthFacility: {
          level: 'SPECIALISED',
          ranks: [
            { level: 'SPECIALISED', validFrom: '2026-01-01', validTo: null },
            { level: 'SPECIALISED', validFrom: '2025-01-01', validTo: '2025-12-31' },
          ],
        },
      },
    })
  })
})
