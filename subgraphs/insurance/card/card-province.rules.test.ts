import { expect, test } from 'vitest'
import { issuedIn, managingProvince, registeredIn } from './card-province.rules.js'

test.each([
  ['of Quảng Nam is managed by Đà Nẵng, which took it over', 'BT2490000000001', '48010', '48'],
  ['of Bình Định by Gia Lai, wherever its holder is registered', 'BT2520000000001', '01001', '52'],
  ['of a force, whose digits are no province, by where its holder is registered', 'QN5970000000001', '64010', '52'],
  ['whose digits and facility are no province, by nobody', 'QN5970000000001', '98010', null],
])('a card %s', (_, cardNumber, registeredFacilityCode, province) => {
  expect(managingProvince({ cardNumber, registeredFacilityCode })).toBe(province)
})

const days = ['2024-12-31', '2025-06-30', '2025-07-01', '2026-11-20']

test.each([
  ['Quảng Nam', 'BT2490000000001', '49010', ['49 Tỉnh Quảng Nam', '49 Tỉnh Quảng Nam', '48 Thành phố Đà Nẵng', '48 Thành phố Đà Nẵng']],
  ['Bình Định', 'BT2520000000001', '52010', ['52 Tỉnh Bình Định', '52 Tỉnh Bình Định', '52 Tỉnh Gia Lai', '52 Tỉnh Gia Lai']],
  ['Hưng Yên', 'BT2330000000001', '33010', ['33 Tỉnh Hưng Yên', '33 Tỉnh Hưng Yên', '33 Tỉnh Hưng Yên', '33 Tỉnh Hưng Yên']],
  ['old Gia Lai', 'BT2640000000001', '64010', ['64 Tỉnh Gia Lai', '64 Tỉnh Gia Lai', '52 Tỉnh Gia Lai', '52 Tỉnh Gia Lai']],
  ['a force', 'QN5970000000001', '98010', [null, null, null, null]],
])('a card of %s is of the province of each day, and so is the facility on it', (_, cardNumber, registeredFacilityCode, names) => {
  const named = (at: typeof issuedIn | typeof registeredIn) =>
    days.map(day => {
      const province = at({ cardNumber, registeredFacilityCode }, day)
      return province && `${province.code} ${province.name}`
    })
  expect(named(issuedIn)).toEqual(names)
  expect(named(registeredIn)).toEqual(names)
})
