import { describe, expect, test } from 'vitest'
import { addressProblems } from '../facility-address/facility-address.rules.js'
import { mostPackages, packageProblems } from '../service-package/service-package.rules.js'
import { type Dated, endOfRecordProblems, endsBefore, heldOn, mayEndOn, recordProblems } from './facility-record.rules.js'

const said = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)
const row = (validFrom: string | null, validTo: string | null = null, more: Dated = {}): Dated => ({ validFrom, validTo, ...more })

test.each([
  ['on its first day', row('2026-01-01', '2026-12-31'), '2026-01-01', true],
  ['after it was ended', row('2026-01-01', '2026-12-31', { endedOn: '2026-03-31' }), '2026-04-01', false],
  ['when it was wrong', row('2026-01-01', null, { correctedAt: '2026-02-01' }), '2026-01-01', false],
  ['with no day known', row(null), '1999-01-01', true],
])('a record holds or not: %s', (_, record, day, holds) => {
  expect(heldOn(record, day)).toBe(holds)
})

describe('a new record', () => {
  test.each([
    ['alone', {}, [], []],
    ['the day after another', {}, [row('2025-01-01', '2025-12-31')], []],
    ['on the last day of another', {}, [row('2025-01-01', '2026-01-01')], ['PERIOD_OVERLAPS validFrom']],
    ['before one that begins later', { validTo: '2026-05-31' }, [row('2026-06-01')], []],
    ['without end, before one that begins later', {}, [row('2026-06-01')], ['PERIOD_OVERLAPS validFrom']],
    ['that ends before it begins', { validTo: '2025-12-31' }, [], ['PERIOD_INVALID validTo']],
    ['that corrects without a reason', { corrects: 'x', reason: '  ' }, [], ['REASON_MISSING reason']],
    ['that corrects with one', { corrects: 'x', reason: 'Ghi nhầm ngày' }, [row('2026-01-01', null, { correctedAt: '2026-01-02' })], []],
  ])('%s', (_, more, others, problems) => {
    expect(said(recordProblems({ validFrom: '2026-01-01', ...more }, others))).toEqual(problems)
  })

  test('ends the open one before it, and none that has a last day or begins later', () => {
    const open = row('2025-01-01')
    expect(endsBefore([row('2024-01-01', '2024-12-31'), open], '2026-01-01')).toEqual({ row: open, on: '2025-12-31' })
    expect(endsBefore([row('2026-01-01'), row('2020-01-01', '2030-01-01'), row(null, null, { correctedAt: 'x' })], '2026-01-01')).toBeUndefined()
  })
})

test.each([
  ['2026-06-01', 'Hết hợp đồng', row('2026-01-01'), []],
  ['2025-12-31', 'x', row('2026-01-01'), ['PERIOD_INVALID on', 'REASON_MISSING reason']],
  ['2026-06-01', 'Hết hợp đồng', row('2026-01-01', null, { endedOn: '2026-07-01' }), ['PERIOD_INVALID on']],
])('to end a record on %s because «%s»', (on, reason, record, problems) => {
  expect(said(endOfRecordProblems(record, { on, reason }))).toEqual(problems)
  expect(mayEndOn(record, on)).toBe(!problems.includes('PERIOD_INVALID on'))
})

describe('a service package', () => {
  const fresh = { name: 'Chăm sóc ban ngày', contents: 'Bữa trưa', priceVnd: 3_000_000, validFrom: '2026-01-01' }

  test.each([
    ['as it should be', {}, [], []],
    ['free of charge', { priceVnd: 0 }, [], []],
    ['of the name of another, in other marks', { name: 'CHAM SOC BAN NGAY' }, [{ name: 'Chăm sóc ban ngày', ...row('2025-01-01') }], ['PERIOD_OVERLAPS validFrom']],
    ['beside one of another name', {}, [{ name: 'Chăm sóc ban đêm', ...row('2025-01-01') }], []],
    ['without name and with a price below nothing', { name: '', priceVnd: -1 }, [], ['INVALID_VALUE name', 'INVALID_VALUE priceVnd']],
    ['too dear', { priceVnd: 1_000_000_001 }, [], ['INVALID_VALUE priceVnd']],
    ['beyond fifty at once, though later', {}, Array.from({ length: mostPackages }, (_, i) => ({ name: `Gói ${i}`, ...row('2026-06-01') })), ['TOO_MANY_PACKAGES validFrom']],
  ])('%s', (_, more, others, problems) => {
    expect(said(packageProblems({ ...fresh, ...more }, others))).toEqual(problems)
  })
})

describe('an address', () => {
  const fresh = { street: 'Số 12 đường Nguyễn Văn Trỗi', validFrom: '2025-07-01' }
  const here = { provinceCode: '48', from: '2025-07-01', to: null }

  test.each([
    ['without a commune', {}, undefined, []],
    ['with a commune of the province', { phone: '0235 3851 000', email: 'qn@ansinh.example' }, here, []],
    ['with a commune of another province', {}, { ...here, provinceCode: '52' }, ['COMMUNE_ELSEWHERE commune']],
    ['with a commune that was not there yet', { validFrom: '2025-06-30' }, here, ['COMMUNE_ELSEWHERE commune']],
    ['with a commune that does not exist', {}, null, ['COMMUNE_ELSEWHERE commune']],
    ['with nothing right', { street: '', phone: 'gọi sau', email: 'qn' }, undefined, ['INVALID_VALUE street', 'INVALID_VALUE phone', 'INVALID_VALUE email']],
  ])('%s', (_, more, commune, problems) => {
    expect(said(addressProblems({ ...fresh, ...more }, { provinceCode: '48', commune }, []))).toEqual(problems)
  })
})
