import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeTimelines, type TimelineEntry, type TimelineSection, type TimelineSector, timelineSectors } from './timeline.js'

const entry = (sector: TimelineSector, day: number, n = 0): TimelineEntry => ({ sector, at: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`, cursor: `${sector}:${day}:${n}` })
const section = (entries: readonly TimelineEntry[] | null, first = 20): TimelineSection<TimelineEntry> => ({ entries, first })
const [a, b, c] = [entry('FACILITIES', 9), entry('REFERRALS', 8), entry('INSURANCE', 7)]

describe('three timelines as one', () => {
  test('stand by date, newest first, with nothing missing', () => {
    expect(mergeTimelines({ FACILITIES: section([a]), REFERRALS: section([b]), INSURANCE: section([c]) })).toEqual({ entries: [a, b, c], missing: [], next: null })
  })

  test('a sector that is down is named, and the others are there', () => {
    expect(mergeTimelines({ FACILITIES: section([a]), REFERRALS: section(null), INSURANCE: section([c]) })).toEqual({ entries: [a, c], missing: ['REFERRALS'], next: null })
  })

  test('a sector where nothing happened is not missing', () => {
    expect(mergeTimelines({ FACILITIES: section([]), REFERRALS: section([]), INSURANCE: section([]) })).toEqual({ entries: [], missing: [], next: null })
  })

  test('what a full page may hide something newer before is held back', () => {
    const merged = mergeTimelines({ FACILITIES: section([a], 1), REFERRALS: section([b], 1), INSURANCE: section([c], 1) })
    expect(merged).toEqual({ entries: [a], missing: [], next: { FACILITIES: a.cursor, REFERRALS: null, INSURANCE: null } })
  })
})

/** A sector that answers pages. */
function answering(all: readonly TimelineEntry[]) {
  return (first: number, before: string | null): TimelineSection<TimelineEntry> => {
    const from = before === null ? 0 : all.findIndex(({ cursor }) => cursor === before) + 1
    return { entries: all.slice(from, from + first), first, before }
  }
}

test('page by page they give every entry once, in order, whatever happened where', () => {
  const days = fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 25 })
  fc.assert(
    fc.property(fc.record({ FACILITIES: days, REFERRALS: days, INSURANCE: days }), fc.integer({ min: 1, max: 7 }), (of, first) => {
      const newestFirst = (sector: TimelineSector) => of[sector].toSorted((x, y) => y - x).map((day, n) => entry(sector, day, n))
      const all = { FACILITIES: newestFirst('FACILITIES'), REFERRALS: newestFirst('REFERRALS'), INSURANCE: newestFirst('INSURANCE') }
      const shown: TimelineEntry[] = []
      let next: Record<TimelineSector, string | null> | null = { FACILITIES: null, REFERRALS: null, INSURANCE: null }
      for (let page = 0; next && page < 200; page++) {
        const pageOf = (sector: TimelineSector) => answering(all[sector])(first, next?.[sector] ?? null)
        const merged = mergeTimelines({ FACILITIES: pageOf('FACILITIES'), REFERRALS: pageOf('REFERRALS'), INSURANCE: pageOf('INSURANCE') })
        shown.push(...merged.entries)
        next = merged.next
      }
      const whole = timelineSectors.flatMap(sector => all[sector])
      expect(next).toBeNull()
      expect(shown.map(({ cursor }) => cursor).toSorted()).toEqual(whole.map(({ cursor }) => cursor).toSorted())
      expect(shown.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).toSorted().toReversed())
    }),
  )
})
