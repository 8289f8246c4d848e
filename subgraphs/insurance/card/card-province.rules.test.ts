import { expect, test } from 'vitest'
import { managingProvince } from './card-province.rules.js'

test.each([
  ['of Quảng Nam is managed by Đà Nẵng, which took it over', 'BT2490000000001', '48010', '48'],
  ['of Bình Định by Gia Lai, wherever its holder is registered', 'BT2520000000001', '01001', '52'],
  ['of a force, whose digits are no province, by where its holder is registered', 'QN5970000000001', '64010', '52'],
  ['whose digits and facility are no province, by nobody', 'QN5970000000001', '98010', null],
])('a card %s', (_, cardNumber, registeredFacilityCode, province) => {
  expect(managingProvince({ cardNumber, registeredFacilityCode })).toBe(province)
})
