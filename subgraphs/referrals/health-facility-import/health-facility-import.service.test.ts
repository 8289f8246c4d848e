import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../../kit/auth.js'
import { ids, now, referralsSector, type Sector } from '../referrals.fixture.js'
import { importRegister, longRegister, registerCsv } from './register.fixture.js'

const admin = { role: 'admin' } as const
const counts = {
  facilitiesAdded: 0,
  facilitiesChanged: 0,
  facilitiesUnchanged: 0,
  ranksAdded: 0,
  ranksCorrected: 0,
  ranksClosed: 0,
  ranksUnchanged: 0,
  moreEntries: 0,
}
const done = { rowErrorCount: 0, rowErrors: [], userErrors: [] }
const hospital = { code: '48001', name: 'Bệnh viện Đà Nẵng', on_hub: 'true', level: 'SPECIALISED', valid_from: '2026-01-01' }
const invalid = {
  code: 'FILE_INVALID',
  message: 'Tệp có lỗi nên chưa có gì được nhập. Hãy sửa các dòng được nêu rồi gửi lại cả tệp.',
  path: ['input', 'file'],
  currentVersion: null,
}

let sector: Sector
beforeAll(async () => {
  sector = await referralsSector()
})
afterAll(() => sector.close())

let keys = 0
const send = (file: string, { dryRun = false, idempotencyKey = `import-${++keys}` } = {}) =>
  sector.ask(admin, importRegister, { input: { idempotencyKey, file, dryRun } })

/** Everything a register import could touch. */
const trace = () =>
  sector.db.read(
    `select (select md5(string_agg(h::text, '|' order by id)) from "referrals"."health_facility" h) as "facilities",
       (select md5(string_agg(r::text, '|' order by id)) from "referrals"."health_facility_rank" r) as "ranks",
       (select count(*)::int from "referrals"."health_facility_before") as "before",
       (select count(*)::int from "referrals"."command") as "commands",
       (select count(*)::int from "referrals"."audit_entry" where "action" <> 'read') as "audits",
       (select count(*)::int from "referrals"."outbox") as "events"`,
    [],
  )

const ranksOf = async (code: string) =>
  (await sector.ask(admin, `{ healthFacility(code: "${code}") { name code13 onHub level ranks { level points validFrom validTo } } }`)).data

/** What was told of a facility's ranks, newest last. */
const toldOf = (code: string) =>
  sector.db.read(
    `select "version", "payload"->>'validFrom' as "from", "payload"->>'validTo' as "to", "payload"->>'level' as "level" from "referrals"."outbox"
     where "type" = 'healthFacility.ranked' and "payload"->>'healthFacilityCode' = $1 order by "position"`,
    [code],
  )

describe('an import of the register', () => {
  const raised = registerCsv(
    { ...hospital, level: 'BASIC', points: '66.5', valid_from: '2025-01-01' },
    { ...hospital, level: 'SPECIALISED', points: '71' },
    { code: '48777', code13: '4877700000000', name: '=Trạm mới', level: 'INITIAL', tier_before_2025: 'COMMUNE' },
  )
  const difference = {
    ...counts,
    facilitiesAdded: 1,
    facilitiesUnchanged: 1,
    ranksAdded: 2,
    ranksCorrected: 1,
    entries: [
      {
        kind: 'RANK_ADDED',
        code: '48001',
        validFrom: '2025-01-01',
        fields: [
          { field: 'level', before: null, after: 'BASIC' },
          { field: 'points', before: null, after: '66.5' },
          { field: 'provisional', before: null, after: 'false' },
          { field: 'validTo', before: null, after: '2025-12-31' },
        ],
      },
      { kind: 'RANK_CORRECTED', code: '48001', validFrom: '2026-01-01', fields: [{ field: 'points', before: null, after: '71' }] },
      {
        kind: 'FACILITY_ADDED',
        code: '48777',
        validFrom: null,
        fields: [
          { field: 'name', before: null, after: '=Trạm mới' },
          { field: 'code13', before: null, after: '4877700000000' },
          { field: 'provinceCode', before: null, after: '48' },
          { field: 'onHub', before: null, after: 'false' },
        ],
      },
      {
        kind: 'RANK_ADDED',
        code: '48777',
        validFrom: '2025-01-01',
        fields: [
          { field: 'level', before: null, after: 'INITIAL' },
          { field: 'tierBefore2025', before: null, after: 'COMMUNE' },
          { field: 'provisional', before: null, after: 'false' },
        ],
      },
    ],
  }
  const answer = { importHealthFacilities: { difference, ...done } }

  test('tried first, changes nothing and says in one statement what the import then does; the key is good for both', async () => {
    const before = await trace()
    const tried = await send(raised, { dryRun: true, idempotencyKey: 'raised-1' })
    expect(tried).toEqual({ data: answer, codes: undefined, sent: 1 })
    expect(await trace()).toEqual(before)
    expect((await send(raised, { idempotencyKey: 'raised-1' })).data).toEqual(answer)
    expect(await ranksOf('48001')).toEqual({
      healthFacility: {
        name: 'Bệnh viện Đà Nẵng',
        code13: null,
        onHub: true,
        level: 'SPECIALISED',
        ranks: [
          { level: 'SPECIALISED', points: 71, validFrom: '2026-01-01', validTo: null },
          { level: 'BASIC', points: 66.5, validFrom: '2025-01-01', validTo: '2025-12-31' },
        ],
      },
    })
  })

  test('with the same key gives the first result and does nothing again; another file under the key is refused', async () => {
    const before = await trace()
    expect((await send(raised, { idempotencyKey: 'raised-1' })).data).toEqual(answer)
    const other = (await send(registerCsv(hospital), { idempotencyKey: 'raised-1' })).data
    expect(other).toMatchObject({
      importHealthFacilities: { difference: null, rowErrorCount: 0, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }] },
    })
    expect(await trace()).toEqual(before)
  })

  test('with a new key and the same file finds everything as it is', async () => {
    const again = { ...counts, facilitiesUnchanged: 2, ranksUnchanged: 3, entries: [] }
    expect((await send(raised)).data).toEqual({ importHealthFacilities: { difference: again, ...done } })
  })

  test('tells each changed rank once, under its next version, and keeps what was there before', async () => {
    await send(registerCsv({ code: '48777', code13: '4877700000000', name: 'Trạm mới', level: 'BASIC', tier_before_2025: 'COMMUNE', valid_from: '2026-06-01' }))
    expect(await toldOf('48777')).toEqual([
      { version: 1, from: '2025-01-01', to: null, level: 'INITIAL' },
      { version: 2, from: '2025-01-01', to: '2026-05-31', level: 'INITIAL' },
      { version: 1, from: '2026-06-01', to: null, level: 'BASIC' },
    ])
    const kept = await sector.db.read(
      `select b."valid_from" as "from", b."fields", b."until", a."actor", a."fields" as "counts" from "referrals"."health_facility_before" b
       join "referrals"."health_facility" h on h."id" = b."health_facility_id"
       join "referrals"."audit_entry" a on a."subject" = 'HealthFacilityImport:' || b."import_id"
       where h."code" = '48777' order by b."valid_from" nulls first`,
      [],
    )
    const of = {
      until: now,
      actor: 's',
      counts: 'facilitiesAdded:0 facilitiesChanged:1 facilitiesUnchanged:0 ranksAdded:1 ranksCorrected:0 ranksClosed:1 ranksUnchanged:0',
    }
    expect(kept).toEqual([
      { ...of, from: null, fields: { name: '=Trạm mới' } },
      { ...of, from: '2025-01-01', fields: { validTo: null } },
    ])
  })

  test('moves a 13-digit code from one facility to the other, both ways at once', async () => {
    const two = (one: string, other: string) => registerCsv({ code: '48778', code13: one }, { code: '48779', code13: other })
    const [a, b] = ['4877800000000', '4877900000000']
    await send(two(a, b))
    expect((await send(two(b, a))).data).toMatchObject({ importHealthFacilities: { difference: { facilitiesChanged: 2 }, userErrors: [] } })
    expect([await ranksOf('48778'), await ranksOf('48779')]).toMatchObject([{ healthFacility: { code13: b } }, { healthFacility: { code13: a } }])
  })

  test('that puts a hospital on the hub gives it the next move of its open referrals, and one that takes it off gives them back', async () => {
    const moves: unknown[] = []
    const nurse = { role: 'nurse', facility: 'QN-NCC' } as const
    for (const on_hub of ['không', 'có']) {
      await send(registerCsv({ ...hospital, on_hub, points: '71' }))
      moves.push((await sector.ask(nurse, `{ referral(id: "${ids.newest}") { status nextMove toFacility { onHub } } }`)).data)
    }
    expect(moves).toEqual([
      { referral: { status: 'SENT', nextMove: 'SENDER', toFacility: { onHub: false } } },
      { referral: { status: 'SENT', nextMove: 'RECEIVER', toFacility: { onHub: true } } },
    ])
  })
})

describe('a file with anything wrong in it', () => {
  const file = registerCsv({ code: '48780' }, { code: '1', province_code: '49' }, { code: '48001', valid_from: '2026-01-01', code13: '4877700000000' })
  const refused = {
    importHealthFacilities: {
      difference: null,
      rowErrorCount: 3,
      rowErrors: [
        { line: 3, column: 'code', code: 'CODE_INVALID', message: 'Mã cơ sở phải có đúng 5 chữ số. Hãy định dạng cột là văn bản để không mất số 0 ở đầu.' },
        { line: 3, column: 'province_code', code: 'PROVINCE_UNKNOWN', message: 'Không có tỉnh nào mang mã này từ 01/07/2025. Hãy dùng mã 2 chữ số của 34 tỉnh hiện nay.' },
        { line: 4, column: 'code13', code: 'CODE13_TAKEN', message: 'Mã 13 số này đang thuộc về một cơ sở khác trong danh mục. Hãy sửa mã, hoặc sửa cả cơ sở kia trong cùng tệp.' },
      ],
      userErrors: [invalid],
    },
  }

  test('changes nothing and says what to mend, tried or not, and leaves its key free', async () => {
    const before = await trace()
    const idempotencyKey = 'wrong-file-1'
    expect((await send(file, { dryRun: true })).data).toEqual(refused)
    expect((await send(file, { idempotencyKey })).data).toEqual(refused)
    expect(await trace()).toEqual(before)
    expect((await send(registerCsv({ code: '48780' }), { idempotencyKey })).data).toMatchObject({
      importHealthFacilities: { difference: { facilitiesAdded: 1 }, userErrors: [] },
    })
  })

  test('wherever it is wrong, tells the first 50 and how many there are', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ code: `4879${i % 10}`, valid_from: '2025-01-01', points: '101' }))
    const message = 'Điểm từ 0 đến 100, nhiều nhất một chữ số thập phân, hoặc để trống.'
    const rowErrors = Array.from({ length: 50 }, (_, i) => ({ line: i + 2, column: 'points', code: 'POINTS_INVALID', message }))
    expect((await send(registerCsv(...rows))).data).toEqual({
      importHealthFacilities: { difference: null, rowErrorCount: 60, rowErrors, userErrors: [invalid] },
    })
  })
})

describe('who', () => {
  test.each(roles.filter(role => role !== 'admin'))('%s may not import the register', async role => {
    const before = await trace()
    const input = { idempotencyKey: 'not-for-me', file: registerCsv({ code: '48781' }), dryRun: false }
    const who = { role, facility: 'QN-NCC', province: '48', hospital: '48001', scope: 'country' } as const
    for (const dryRun of [false, true]) {
      const { codes } = await sector.ask(who, importRegister, { input: { ...input, dryRun } })
      expect(codes).toEqual([['importHealthFacilities', 'FORBIDDEN']])
    }
    expect(await trace()).toEqual(before)
  })
})

test('20,000 rows cost the statements of one row, for new ones as for corrections', { timeout: 120_000 }, async () => {
  const sentBy = async (rows: number, more = {}) => {
    const { data, sent } = await send(longRegister(rows, more))
    return { ...(data?.importHealthFacilities as never as { difference: object; userErrors: unknown[] }), sent }
  }
  const one = await sentBy(1)
  const all = await sentBy(20_000)
  // Key, lock, register, facilities, ranks, audit, lock of the events, events, outcome.
  expect([one, all].map(({ sent }) => sent)).toEqual([9, 9])
  expect(all).toMatchObject({ difference: { facilitiesAdded: 19_999, facilitiesUnchanged: 1, ranksAdded: 19_999 }, userErrors: [] })
  const later = { valid_from: '2026-01-01', level: 'SPECIALISED', name: 'Tên mới' }
  const oneLater = await sentBy(1, later)
  const allLater = await sentBy(20_000, later)
  // And what was there before.
  expect([oneLater, allLater].map(({ sent }) => sent)).toEqual([10, 10])
  expect(allLater).toMatchObject({ difference: { facilitiesChanged: 19_999, ranksAdded: 19_999, ranksClosed: 19_999 }, userErrors: [] })
})
