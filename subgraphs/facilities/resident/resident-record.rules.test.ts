import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressProblems, asWritten, type NewAddress, type UnitOfTime } from '../address/address.rules.js'
import { categoryDetailCodes, categoryProblems, type NewCategory } from '../category/category.rules.js'
import { phoneAsStored } from '../contact/contact.rules.js'
import { disabilityProblems } from '../disability/disability.rules.js'
import { changesOf } from '../resident-correction/resident-correction.rules.js'
import { beginningProblems, endingProblems } from './dated-part.rules.js'
import { groupWarnings, numberWarnings } from './record-warning.rules.js'

const today = '2026-11-02'
const born = '1958-01-01'
const text = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)

describe('a dated part', () => {
  test.each([
    ['2026-11-03', null, ['DATE_IN_FUTURE since']],
    ['1957-12-31', null, ['DATE_TOO_EARLY since']],
    ['2020-01-02', '2020-01-01', ['DATE_TOO_EARLY until']],
    ['2020-01-02', '2026-11-03', ['DATE_IN_FUTURE until']],
    ['2020-01-02', '2020-01-02', []],
  ])('from %s to %s', (since, until, problems) => {
    expect(text(beginningProblems({ since, until }, born, today))).toEqual(problems)
  })

  test('ends once, on a day that has come, not before it began, with a reason', () => {
    const reason = { field: 'reason', text: 'Đã hết' }
    expect(text(endingProblems({ on: today, since: today, until: null }, reason, today))).toEqual([])
    expect(text(endingProblems({ on: '2026-12-01', since: null, until: '2020-01-01' }, { ...reason, text: ' ' }, today))).toEqual([
      'ALREADY_ENDED ', 'DATE_IN_FUTURE on', 'INVALID_VALUE reason',
    ])
    expect(text(endingProblems({ on: '2019-12-31', since: '2020-01-01', until: null }, reason, today))).toEqual(['DATE_TOO_EARLY on'])
  })
})

describe('what is odd and allowed', () => {
  const number = { type: 'PERSONAL_ID', value: '033059000001', expiresOn: null, validTo: null } as const
  test('is said of numbers in force only, and of an unknown sex nothing', () => {
    const codes = (sex: 'FEMALE' | 'UNKNOWN', more: object) => numberWarnings({ birthDate: '1958', sex }, [{ ...number, ...more }], today, 'vi').map(({ code }) => code)
    expect(codes('FEMALE', {})).toEqual(['BIRTH_YEAR_DIFFERS', 'SEX_DIFFERS'])
    expect(codes('UNKNOWN', { expiresOn: '2026-11-01' })).toEqual(['BIRTH_YEAR_DIFFERS', 'PAPER_EXPIRED'])
    expect(codes('FEMALE', { validTo: '2026-01-01' })).toEqual([])
  })

  test('is said of a group only where the birth date tells', () => {
    const codes = (birthDate: string, kind: 'ELDERLY' | 'CHILD') => groupWarnings({ birthDate, sex: 'MALE' }, kind, today, 'en').map(({ code }) => code)
    expect(codes('1967', 'ELDERLY')).toEqual(['TOO_YOUNG_FOR_GROUP'])
    expect(codes('1966', 'ELDERLY')).toEqual([])
    expect(codes('2010-11-02', 'CHILD')).toEqual(['TOO_OLD_FOR_GROUP'])
    expect(codes('2010', 'CHILD')).toEqual([])
  })
})

describe('a group', () => {
  const facts = { born, today, inDrugRehabilitation: false, inForce: [] }
  test.each<[string, Partial<NewCategory>, string[]]>([
    ['of merit, with its detail', { kind: 'MERIT_PERSON', detail: 'MERIT_INVALID' }, []],
    ['of a living martyr', { kind: 'MERIT_PERSON', detail: 'MERIT_MARTYR' }, ['CATEGORY_NOT_HERE detail']],
    ['of a relative of a martyr', { kind: 'MERIT_RELATIVE', detail: 'MERIT_MARTYR' }, []],
    ['of drug rehabilitation elsewhere', { kind: 'DRUG_REHABILITATION' }, ['CATEGORY_NOT_HERE kind']],
    ['with a paper to come', { proofIssuedOn: '2026-11-03' }, ['DATE_IN_FUTURE proofIssuedOn']],
    ['with a note that is too long', { note: 'x'.repeat(501) }, ['INVALID_VALUE note']],
  ])('%s', (_, more, problems) => {
    expect(text(categoryProblems({ kind: 'ELDERLY', since: '2020-01-01', ...more }, facts))).toEqual(problems)
  })

  test('there are 12 of merit and 8 of social protection in the law', () => {
    expect(categoryDetailCodes.filter(code => code.startsWith('MERIT_'))).toHaveLength(12)
    expect(categoryDetailCodes.filter(code => code.startsWith('PROTECTION_'))).toHaveLength(8)
  })
})

test('a finding takes the place of the one before, so it begins later', () => {
  const before = { since: '2020-01-01' }
  expect(text(disabilityProblems({ since: '2020-01-01' }, { born, today, before }))).toEqual(['DATE_TOO_EARLY since'])
  expect(text(disabilityProblems({ since: '2020-01-02' }, { born, today, before }))).toEqual([])
  expect(text(disabilityProblems({ since: '2018-01-02', until: '2019-12-31' }, { born, today, before }))).toEqual([])
})

describe('an address', () => {
  const binhDinh: UnitOfTime = { level: 'PROVINCE', provinceCode: '52', validFrom: null, validTo: '2025-06-30' }
  const giaLai: UnitOfTime = { level: 'PROVINCE', provinceCode: '52', validFrom: '2025-07-01', validTo: null }
  const quyNhon: UnitOfTime = { level: 'COMMUNE', provinceCode: '52', validFrom: '2025-07-01', validTo: null }
  test.each<[string, NewAddress, UnitOfTime | undefined, UnitOfTime | null, string[]]>([
    ['of before, in the province of before', { since: '2001-01-01' }, binhDinh, null, []],
    ['since after the merger, in the province of before', { since: '2025-07-01' }, binhDinh, null, ['UNIT_NOT_THEN province']],
    ['over before the merger, in the province of today', { until: '2025-06-30' }, giaLai, null, ['UNIT_NOT_THEN province']],
    ['since before the merger and going on, in the province of today', { since: '2020-01-01' }, giaLai, quyNhon, []],
    ['with no known day', {}, binhDinh, null, []],
    ['in a commune for a province', { since: '2026-01-01' }, quyNhon, null, ['UNIT_NOT_THEN province']],
    ['with a commune and its text', { communeText: 'x' }, giaLai, quyNhon, ['INVALID_VALUE communeText']],
    ['in no province', {}, undefined, null, ['UNIT_NOT_THEN province']],
  ])('%s', (_, asked, province, commune, problems) => {
    expect(text(addressProblems(asked, { born, today, province, commune, before: undefined }))).toEqual(problems)
  })

  test('after another needs its first day, and a later one', () => {
    const facts = { born, today, province: giaLai, commune: null, before: { since: '2025-08-01' } }
    expect(text(addressProblems({}, facts))).toEqual(['INVALID_VALUE since'])
    expect(text(addressProblems({ since: '2025-08-01' }, facts))).toEqual(['DATE_TOO_EARLY since'])
    expect(text(addressProblems({ until: '2025-07-31' }, facts))).toEqual([])
  })

  test('is written from the house to the province, without gaps', () => {
    expect(asWritten(['12 Trần Phú', null, ' ', 'Tỉnh Bình Định'])).toBe('12 Trần Phú, Tỉnh Bình Định')
  })
})

test.each([
  ['0905 123 456', '0905123456'], ['(0510) 385-1234', '05103851234'], ['+84 905.123.456', '+84905123456'], ['12', undefined], ['09o5123456', undefined],
])('the phone %j is kept as %j', (typed, stored) => {
  expect(phoneAsStored(typed)).toBe(stored)
})

test('a correction keeps exactly what differs, and carried back gives what stood', () => {
  const value = fc.option(fc.constantFrom('a', 'b', 'c'))
  const record = fc.record({ x: value, y: value })
  fc.assert(
    fc.property(record, fc.record({ x: fc.option(value, { nil: undefined }), y: fc.option(value, { nil: undefined }) }), (before, asked) => {
      const changes = changesOf(before, asked)
      const after = { ...before, ...Object.fromEntries(changes.map(({ field, after: to }) => [field, to])) }
      const back = { ...after, ...Object.fromEntries(changes.map(({ field, before: from }) => [field, from])) }
      expect(changes.every(({ before: from, after: to }) => from !== to)).toBe(true)
      expect(back).toEqual(before)
    }),
  )
})
