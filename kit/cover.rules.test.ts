import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from './auth.js'
import { canBeCovered, endOfCover, longestCoverDays } from './cover.rules.js'
import { localDateOf } from './vn/working-days.js'

const now = new Date('2026-11-02T09:00:00+07:00')
const cover = { role: 'head', subject: 'deputy', covered: 'head', until: '2026-11-20' } as const

describe('a cover ends with its last day in Viet Nam', () => {
  test.each([
    ['2026-11-20', now, '2026-11-20T23:59:59+07:00'],
    ['2026-11-02', now, '2026-11-02T23:59:59+07:00'],
    ['2026-11-02', new Date('2026-11-02T23:59:59+07:00'), '2026-11-02T23:59:59+07:00'],
    ['2026-11-02', new Date('2026-11-03T00:00:00+07:00'), undefined],
    ['2026-11-01', now, undefined],
    ['2027-01-31', now, '2027-01-31T23:59:59+07:00'],
    ['2027-02-01', now, undefined],
  ])('until %s, asked at %s: %s', (until, at, end) => {
    expect(endOfCover({ ...cover, until }, at)).toBe(end === undefined ? undefined : Math.floor(new Date(end).getTime() / 1000))
  })
})

test.each(roles)('the work of a %s can be covered only where it is work for others', role => {
  const isOwnOrAbove = ['auditor', 'resident', 'guardian', 'admin'].includes(role)
  expect(endOfCover({ ...cover, role }, now) === undefined).toBe(isOwnOrAbove)
})

test('nobody covers for themselves', () => {
  expect(endOfCover({ ...cover, covered: 'deputy' }, now)).toBeUndefined()
})

test('no cover is in force after its last day, nor before more than the longest absence', () => {
  const days = fc.integer({ min: -200, max: 200 })
  fc.assert(
    fc.property(days, fc.constantFrom(...roles), (ahead, role) => {
      const until = localDateOf(new Date(now.getTime() + ahead * 86_400_000))
      const isInForce = canBeCovered[role] && ahead >= 0 && ahead <= longestCoverDays
      expect(endOfCover({ ...cover, role, until }, now) !== undefined).toBe(isInForce)
    }),
  )
})
