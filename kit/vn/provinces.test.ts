import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formerProvinces, provinceOn, provincesOn, provincesToday, provinceToday } from './provinces.js'
import { addDays } from './working-days.js'

const aFormerCode = fc.nat(62).map(i => formerProvinces()[i]?.code ?? '')

describe('the provinces of Vietnam', () => {
  test('were 63 until 2025-06-30 and are 34 since', () => {
    const days = ['1999-01-01', '2025-06-30', '2025-07-01', '2026-04-29', '2026-04-30']
    expect(days.map(day => provincesOn(day).length)).toEqual([63, 63, 34, 34, 34])
    expect([formerProvinces().length, provincesToday().length]).toEqual([63, 34])
  })

  test('are these 34 today', () => {
    expect(provincesToday().map(({ code, name }) => `${code} ${name}`)).toEqual([
      '01 Thành phố Hà Nội',
      '04 Tỉnh Cao Bằng',
      '08 Tỉnh Tuyên Quang',
      '11 Tỉnh Điện Biên',
      '12 Tỉnh Lai Châu',
      '14 Tỉnh Sơn La',
      '15 Tỉnh Lào Cai',
      '19 Tỉnh Thái Nguyên',
      '20 Tỉnh Lạng Sơn',
      '22 Tỉnh Quảng Ninh',
      '24 Tỉnh Bắc Ninh',
      '25 Tỉnh Phú Thọ',
      '31 Thành phố Hải Phòng',
      '33 Tỉnh Hưng Yên',
      '37 Tỉnh Ninh Bình',
      '38 Tỉnh Thanh Hóa',
      '40 Tỉnh Nghệ An',
      '42 Tỉnh Hà Tĩnh',
      '44 Tỉnh Quảng Trị',
      '46 Thành phố Huế',
      '48 Thành phố Đà Nẵng',
      '51 Tỉnh Quảng Ngãi',
      '52 Tỉnh Gia Lai',
      '56 Tỉnh Khánh Hòa',
      '66 Tỉnh Đắk Lắk',
      '68 Tỉnh Lâm Đồng',
      '75 Thành phố Đồng Nai',
      '79 Thành phố Hồ Chí Minh',
      '80 Tỉnh Tây Ninh',
      '82 Tỉnh Đồng Tháp',
      '86 Tỉnh Vĩnh Long',
      '91 Tỉnh An Giang',
      '92 Thành phố Cần Thơ',
      '96 Tỉnh Cà Mau',
    ])
  })

  test('of the three plans have these successors', () => {
    expect(['49', '52', '33', '34', '64'].map(code => provinceToday(code))).toEqual([
      { code: '48', name: 'Thành phố Đà Nẵng', validFrom: '2025-07-01', validTo: null },
      { code: '52', name: 'Tỉnh Gia Lai', validFrom: '2025-07-01', validTo: null },
      { code: '33', name: 'Tỉnh Hưng Yên', validFrom: '2025-07-01', validTo: null },
      { code: '33', name: 'Tỉnh Hưng Yên', validFrom: '2025-07-01', validTo: null },
      { code: '52', name: 'Tỉnh Gia Lai', validFrom: '2025-07-01', validTo: null },
    ])
  })
})

describe('a province code', () => {
  test('means another province before and after the merger', () => {
    const kept = ['15', '24', '44', '52', '80', '82', '91']
    expect(kept.map(code => ['2025-06-30', '2025-07-01'].map(day => provinceOn(code, day)?.name))).toEqual([
      ['Tỉnh Yên Bái', 'Tỉnh Lào Cai'],
      ['Tỉnh Bắc Giang', 'Tỉnh Bắc Ninh'],
      ['Tỉnh Quảng Bình', 'Tỉnh Quảng Trị'],
      ['Tỉnh Bình Định', 'Tỉnh Gia Lai'],
      ['Tỉnh Long An', 'Tỉnh Tây Ninh'],
      ['Tỉnh Tiền Giang', 'Tỉnh Đồng Tháp'],
      ['Tỉnh Kiên Giang', 'Tỉnh An Giang'],
    ])
  })

  test('that was retired means nothing afterwards', () => {
    expect(provinceOn('49', '2025-06-30')).toEqual({
      code: '49',
      name: 'Tỉnh Quảng Nam',
      validFrom: null,
      validTo: '2025-06-30',
    })
    expect(provinceOn('49', '2025-07-01')).toBe(null)
  })

  test('keeps its digits when only the name changes', () => {
    expect(['2025-06-30', '2025-07-01', '2026-04-29', '2026-04-30'].map(day => provinceOn('75', day))).toEqual([
      { code: '75', name: 'Tỉnh Đồng Nai', validFrom: null, validTo: '2025-06-30' },
      { code: '75', name: 'Tỉnh Đồng Nai', validFrom: '2025-07-01', validTo: '2026-04-29' },
      { code: '75', name: 'Tỉnh Đồng Nai', validFrom: '2025-07-01', validTo: '2026-04-29' },
      { code: '75', name: 'Thành phố Đồng Nai', validFrom: '2026-04-30', validTo: null },
    ])
  })

  test('that never was one has no province and no successor', () => {
    expect([provinceToday('03'), provinceToday('99'), provinceToday(''), provinceOn('03', '2020-01-01')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('always has a successor, whose own code leads to itself', () => {
    fc.assert(
      fc.property(aFormerCode, code => {
        const today = provinceToday(code)
        expect(provincesToday()).toContainEqual(today)
        expect(provinceToday(today?.code ?? '')).toEqual(today)
      }),
    )
  })

  test('means at most one province on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), offset => {
        const codes = provincesOn(addDays('2025-07-01', offset)).map(province => province.code)
        expect(new Set(codes).size).toBe(codes.length)
      }),
    )
  })
})
