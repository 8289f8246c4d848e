import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOnRow } from './icd-pattern.js'
import { protectedPattern, protectedStatuses } from './protected-status.rules.js'

/** The codes as tables of the law are read elsewhere: the expression must find the same. */
const isProtectedCode = (code: string) => protectedStatuses.some(({ codes }) => isOnRow(code, { include: codes, exclude: '' }))
const told = (text: string) => new RegExp(protectedPattern, 'i').test(text)

test.each([
  ['B19.9', false], ['B20', true], ['B20.0', true], ['B22.7', true], ['B24', true], ['B25', false], ['B25.0', false],
  ['Z20', false], ['Z20.5', false], ['Z20.6', true], ['Z20.7', false], ['Z21', true], ['Z22.6', false],
  ['R74', false], ['R75', true], ['R76.0', false], ['Z83.0', true], ['Z83.1', false], ['F02.4', true], ['F02', false],
])('the code %s is protected: %s', (code, is) => {
  expect([isProtectedCode(code), told(code)]).toEqual([is, is])
})

test.each([
  ['Nhiễm HIV, đang điều trị ARV', true],
  ['HIV/AIDS giai đoạn 3', true],
  ['Bệnh do virus gây suy giảm miễn dịch ở người', true],
  ['Theo dõi B20.1 từ 2019', true],
  ['mã Z206', true],
  ['Tenofovir + Lamivudin + Dolutegravir (TLD)', true],
  ['"before": "B20"', true],
  ['Suy giảm miễn dịch bẩm sinh', false],
  ['Tăng huyết áp vô căn', false],
  ['Vitamin B12, lô AB2012', false],
  ['Viêm gan virus B mạn', false],
])('a text that says "%s" is protected: %s', (text, is) => {
  expect(told(text)).toBe(is)
})

test('every code of a protected range is found inside a text, whatever stands around it', () => {
  const code = fc.tuple(fc.integer({ min: 20, max: 24 }), fc.option(fc.integer({ min: 0, max: 9 }))).map(([n, more]) => `B${n}${more === null ? '' : `.${more}`}`)
  fc.assert(fc.property(code, fc.constantFrom('', 'Bệnh ', '(', '"'), fc.constantFrom('', ' nặng', ')'), (found, before, after) => isProtectedCode(found) && told(`${before}${found}${after}`)))
})

test('every row says by which law', () => {
  expect(protectedStatuses.every(({ legalBasis }) => legalBasis.includes('71/2020'))).toBe(true)
})
