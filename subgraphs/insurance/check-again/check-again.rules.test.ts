import { expect, test } from 'vitest'
import { checkAgainAfter } from './check-again.rules.js'

test('what could not be answered is asked again soon, then every hour, and after a week no more', () => {
  const start = new Date('2026-11-02T02:00:00Z')
  const minutes: number[] = []
  let now = start
  for (let tries = 0; ; tries++) {
    const next = checkAgainAfter(now, tries)
    if (next === null) break
    minutes.push((next.getTime() - now.getTime()) / 60_000)
    now = next
  }
  expect(minutes.slice(0, 8)).toEqual([1, 2, 4, 8, 15, 30, 60, 60])
  expect(new Set(minutes.slice(6))).toEqual(new Set([60]))
  expect(Math.floor((now.getTime() - start.getTime()) / 86_400_000)).toBe(7)
})
