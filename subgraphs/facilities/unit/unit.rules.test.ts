import { expect, test } from 'vitest'
import { lineFrom, unitOnDay } from './unit.rules.js'

const unit = (id: string, from: string | null = null, to: string | null = null) => ({ id, code: id, name: id, from, to })
const units = [
  unit('Quảng Nam', null, '2025-06-30'),
  unit('Đà Nẵng', '2025-07-01'),
  unit('Bình Phước', null, '2025-06-30'),
  unit('Tỉnh Đồng Nai', '2025-07-01', '2026-04-29'),
  unit('Thành phố Đồng Nai', '2026-04-30'),
]
const successions = [
  { unitId: 'Quảng Nam', successorId: 'Đà Nẵng' },
  { unitId: 'Bình Phước', successorId: 'Tỉnh Đồng Nai' },
  { unitId: 'Tỉnh Đồng Nai', successorId: 'Thành phố Đồng Nai' },
]

test.each([
  ['Quảng Nam', '2025-06-30', 'Quảng Nam'],
  ['Quảng Nam', '2025-07-01', 'Đà Nẵng'],
  ['Đà Nẵng', '2020-01-01', 'Đà Nẵng'],
  ['Bình Phước', '2026-04-29', 'Tỉnh Đồng Nai'],
  ['Bình Phước', '2026-04-30', 'Thành phố Đồng Nai'],
])('what is registered in %s was on %s in %s', (id, day, then) => {
  expect(unitOnDay(lineFrom(id, units, successions), day)?.id).toBe(then)
})
