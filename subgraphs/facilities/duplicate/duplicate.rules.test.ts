import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePartialDate } from '../../../kit/vn/partial-date.js'
import { compareBirths, datesToConsider } from './birth-likeness.rules.js'
import { type DescribedPerson, type KnownNumber, reasons, weigh } from './duplicate.rules.js'
import { compareNames } from './name-likeness.rules.js'

describe('two names', () => {
  test.each([
    ['Nguyễn Thị Hương', 'NGUYỄN  THỊ HƯƠNG', 'SAME'],
    ['Trần Văn Hoà', 'Trần Văn Hòa', 'SAME'],
    ['Nguyễn Thị Hương', 'Nguyen Thi Huong', 'MARKS_LEFT_OUT'],
    ['Đặng Văn Bé', 'Dang Van Be', 'MARKS_LEFT_OUT'],
    ['Nguyễn Thị Hương', 'Nguyễn Thị Huong', 'MARKS_LEFT_OUT'],
    ['Nguyễn Thị Hương', 'Hương Nguyễn Thị', 'OTHER_ORDER'],
    ['Nguyễn Thị Hương', 'Huong Nguyen Thi', 'OTHER_ORDER'],
    ['Nguyễn Thị Hương', 'Nguyễn Thị Hường', 'MARKS_DIFFER'],
    ['Nguyễn Thị Hương', 'Hường Nguyễn Thị', 'MARKS_DIFFER'],
    ['Trần Văn Hùng', 'Trần Văn Hnùg', 'MISTYPED'],
    ['Nguyễn Thị Hương', 'Nguyễn Thị Hươn', 'MISTYPED'],
    ['Nguyễn Thị Hương', 'Nguyễn Hương', 'WORD_LEFT_OUT'],
    ['Nguyễn Thị Hương', 'Nguyễn Ngọc Hương', 'OTHER_WORD_DIFFERS'],
    ['Huỳnh Thị Lan', 'Hoàng Thị Lan', 'OTHER_WORD_DIFFERS'],
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Tâm', 'GIVEN_NAME_DIFFERS'],
    ['Nguyễn Hương', 'Hương', 'DIFFERENT'],
    ['Nguyễn Văn Hùng', 'Nguyễn Thị Lan', 'DIFFERENT'],
    ["Ksor H'Bia", 'Ksor H Bia', 'SAME'],
  ] as const)('«%s» and «%s»: %s', (a, b, likeness) => {
    for (const form of ['NFC', 'NFD'] as const) {
      expect(compareNames(a, b.normalize(form))).toBe(likeness)
      expect(compareNames(b.normalize(form), a)).toBe(likeness)
    }
  })
})

const aDate = fc
  .tuple(fc.integer({ min: 1900, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.constantFrom(4, 7, 10))
  .map(([year, month, day, length]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`.slice(0, length))
  .filter(date => parsePartialDate(date).ok)

describe('two birth dates', () => {
  test.each([
    ['1950-03-08', '1950-03-08', 'SAME_DAY'],
    ['1950-03-08', '1950-08-03', 'DAY_AND_MONTH_SWAPPED'],
    ['1950-03-08', '1950-03', 'SAME_MONTH'],
    ['1950-03', '1950-03', 'SAME_MONTH'],
    ['1950-03-08', '1950-03-18', 'ONE_DIGIT_OFF'],
    ['1950-03-08', '1960-03-08', 'ONE_DIGIT_OFF'],
    ['1945-03-08', '1954-03-08', 'ONE_DIGIT_OFF'],
    ['1950-03-08', '1950', 'SAME_YEAR'],
    ['1950', '1950', 'SAME_YEAR'],
    ['1950-11-23', '1950-01-01', 'SAME_YEAR'],
    ['1950-11', '1950-01-01', 'SAME_YEAR'],
    ['1950-11', '1950-03-08', 'CONTRADICT'],
    ['1950-11-23', '1950-03-08', 'CONTRADICT'],
    ['1950', '1951', 'CONTRADICT'],
  ] as const)('%s and %s: %s', (a, b, likeness) => {
    expect([compareBirths(a, b), compareBirths(b, a)]).toEqual([likeness, likeness])
  })

  test('do not contradict exactly when the one is among those looked for with the other', () => {
    fc.assert(
      fc.property(aDate, aDate, fc.integer({ min: 0, max: 378 }), (a, b, at) => {
        const near = datesToConsider(a)
        expect(near.length).toBeLessThanOrEqual(460)
        expect(near.includes(b)).toBe(compareBirths(a, b) !== 'CONTRADICT')
        expect(compareBirths(near[at % near.length] ?? a, a)).not.toBe('CONTRADICT')
      }),
      { numRuns: 400 },
    )
  })
})

const aPerson = (more: Partial<DescribedPerson> = {}): DescribedPerson => ({
  fullName: 'Nguyễn Thị Hương', birthDate: '1950-03-08', sex: 'FEMALE', identifiers: [], categories: ['ELDERLY'], facilityId: 'here', ...more,
})
const aNumber = (type: KnownNumber['type'], value: string, active = true): KnownNumber => ({ type, value, active })
const papers = aNumber('PERSONAL_ID', '049150000001')
const insurance = aNumber('SOCIAL_INSURANCE', '4912345678')
const stranger = aPerson({ fullName: 'Lê Văn Tám', birthDate: '1988-12-31', sex: 'MALE', categories: ['DISABLED'], facilityId: 'there' })

describe('a pair of records', () => {
  test.each<[string, Partial<DescribedPerson>, Partial<DescribedPerson>, number, string | null, string]>([
    ['of one personal ID', { identifiers: [papers] }, { identifiers: [papers] }, 100, 'SAME_PERSON_LIKELY', 'SAME_PERSONAL_ID NAME_SAME BIRTH_SAME_DAY SEX_SAME SAME_FACILITY SAME_CATEGORY'],
    ['of one personal ID and two people', { ...stranger, identifiers: [papers] }, { identifiers: [papers] }, 50, 'POSSIBLE', 'SAME_PERSONAL_ID NAME_DIFFERS BIRTH_CONTRADICT SEX_DIFFERS'],
    ['of a number issued anew', { identifiers: [{ ...papers, active: false }, aNumber('PERSONAL_ID', '049151000002')], birthDate: '1951', sex: 'UNKNOWN' },
      { identifiers: [papers] }, 100, 'SAME_PERSON_LIKELY', 'SAME_FORMER_NUMBER NAME_SAME BIRTH_CONTRADICT SAME_FACILITY SAME_CATEGORY'],
    ['without papers', { fullName: 'nguyen thi huong', birthDate: '1950' }, {}, 65, 'POSSIBLE', 'NAME_MARKS_LEFT_OUT BIRTH_SAME_YEAR SEX_SAME SAME_FACILITY SAME_CATEGORY'],
    ['of one name and year, with other numbers', { birthDate: '1950', identifiers: [papers], facilityId: null }, { identifiers: [{ ...papers, value: '049150000009' }] },
      50, 'POSSIBLE', 'OTHER_PERSONAL_ID NAME_SAME BIRTH_SAME_YEAR SEX_SAME SAME_CATEGORY'],
    ['of twins', { fullName: 'Nguyễn Thị Lan' }, {}, 41, null, 'NAME_GIVEN_NAME_DIFFERS BIRTH_SAME_DAY SEX_SAME SAME_FACILITY SAME_CATEGORY'],
    ['of temporary codes', { identifiers: [aNumber('TEMPORARY', 'TAM-1')], fullName: 'Vô danh' }, { identifiers: [aNumber('TEMPORARY', 'TAM-1')], birthDate: '1970' },
      0, null, 'NAME_DIFFERS BIRTH_CONTRADICT SEX_SAME SAME_FACILITY SAME_CATEGORY'],
  ])('%s', (_, a, b, score, band, codes) => {
    expect(weigh(aPerson(a), aPerson(b))).toEqual({ score, band, reasons: codes.split(' ') })
  })

  const aDescription: fc.Arbitrary<DescribedPerson> = fc.record({
    fullName: fc.constantFrom('Nguyễn Thị Hương', 'Nguyen Thi Huong', 'Nguyễn Thị Hường', 'Hương Nguyễn', 'Lê Văn Tám'),
    birthDate: aDate,
    sex: fc.constantFrom('MALE', 'FEMALE', 'UNKNOWN'),
    identifiers: fc.subarray([papers, insurance, { ...papers, active: false }, aNumber('OLD_IDENTITY_CARD', '201234567')]),
    categories: fc.subarray(['ELDERLY', 'DISABLED']),
    facilityId: fc.constantFrom('here', 'there', null),
  })

  test('weighs the same both ways, its score is the sum of its reasons, and a shared number is always shown', () => {
    fc.assert(
      fc.property(aDescription, aDescription, (a, b) => {
        const { score, band, reasons: codes } = weigh(a, b)
        expect(weigh(b, a)).toMatchObject({ score, band })
        expect(weigh(b, a).reasons.toSorted()).toEqual(codes.toSorted())
        const sum = codes.reduce((points, code) => points + reasons[code].points, 0)
        const shared = a.identifiers.some(one => b.identifiers.some(({ type, value }) => type === one.type && value === one.value))
        expect(score).toBe(Math.min(100, Math.max(shared ? 50 : 0, sum)))
        expect(band !== null).toBe(score >= 50)
      }),
    )
  })
})
