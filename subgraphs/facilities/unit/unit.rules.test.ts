import { expect, test } from 'vitest'
import { unitOnDay } from './unit.rules.js'

const next = new Map([
  ['Quảng Nam', { successorId: 'Đà Nẵng', effectiveOn: '2025-07-01' }],
  ['Bình Phước', { successorId: 'Tỉnh Đồng Nai', effectiveOn: '2025-07-01' }],
  ['Tỉnh Đồng Nai', { successorId: 'Thành phố Đồng Nai', effectiveOn: '2026-04-30' }],
])

test.each([
  ['Quảng Nam', '2025-06-30', 'Quảng Nam'],
  ['Quảng Nam', '2025-07-01', 'Đà Nẵng'],
  ['Đà Nẵng', '2020-01-01', 'Đà Nẵng'],
  ['Bình Phước', '2026-04-29', 'Tỉnh Đồng Nai'],
  ['Bình Phước', '2026-04-30', 'Thành phố Đồng Nai'],
])('what is registered in %s was on %s in %s', (unit, day, then) => {
  expect(unitOnDay(unit, day, next)).toBe(then)
})
