import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdingProblems, isOverdue, openingLimits, openingProblems, ownersOf, reviewDueOn } from './seal.rules.js'

const codes = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`).join()
const note = 'x'.repeat(15)

describe('the request for an opening', () => {
  test.each([
    [5, note, ''], [60, note, ''], [480, note, ''], [4, note, 'SEAL_MINUTES_INVALID minutes'], [481, note, 'SEAL_MINUTES_INVALID minutes'], [0, note, 'SEAL_MINUTES_INVALID minutes'],
    [-60, note, 'SEAL_MINUTES_INVALID minutes'], [60.5, note, 'SEAL_MINUTES_INVALID minutes'], [60, 'x'.repeat(14), 'SEAL_NOTE_INVALID note'], [60, ' '.repeat(20), 'SEAL_NOTE_INVALID note'],
    [60, 'x'.repeat(1_000), ''], [60, 'x'.repeat(1_001), 'SEAL_NOTE_INVALID note'], [60, `${note}\u0000`, 'SEAL_NOTE_INVALID note'], [1, '', 'SEAL_MINUTES_INVALID minutes,SEAL_NOTE_INVALID note'],
  ])('for %s minutes with the note "%.16s" is refused as "%s"', (minutes, text, refused) => {
    expect(codes(openingProblems({ minutes, note: text }))).toBe(refused)
  })

  test.each([
    [false, 0, ''], [false, 2, ''], [false, 3, 'SEAL_TOO_MANY_OPEN resident'], [true, 1, 'SEAL_OPEN_ALREADY resident'], [true, 3, 'SEAL_OPEN_ALREADY resident'],
  ])('of a person who is open already (%s), with %s open, is refused as "%s"', (personOpenAlready, openNow, refused) => {
    expect(codes(holdingProblems({ personOpenAlready, openNow }))).toBe(refused)
  })

  test('is never granted for longer than a shift, nor as more than three', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 10 }), (minutes, openNow) => {
        const granted = openingProblems({ minutes, note }).length + holdingProblems({ personOpenAlready: false, openNow }).length === 0
        expect(granted).toBe(minutes >= 5 && minutes <= openingLimits.mostMinutes && openNow < openingLimits.mostAtOnce)
      }),
    )
  })
})

describe('who keeps what is sealed', () => {
  const nothing = { home: 'h', whole: false, places: [], group: false, entries: false }
  test.each([
    ['nothing', nothing, []],
    ['the person as a whole', { ...nothing, whole: true, places: ['h'] }, ['h']],
    ['a past stay', { ...nothing, places: ['c'] }, ['c']],
    ['a past stay and its group', { ...nothing, places: ['c'], group: true }, ['c']],
    ['a group without a stay', { ...nothing, group: true }, ['h']],
    ['entries', { ...nothing, entries: true }, ['h']],
    ['entries and past stays', { ...nothing, entries: true, places: ['c', 'd'] }, ['h', 'c', 'd']],
    ['a stay in the centre, and entries', { ...nothing, whole: true, entries: true, places: ['c', 'h'] }, ['h', 'c']],
  ])('%s', (_, hidden, owners) => {
    expect(ownersOf(hidden)).toEqual(owners)
  })

  test('each once, and somebody whenever there is something', () => {
    const hidden = fc.record({ home: fc.constant('h'), whole: fc.boolean(), places: fc.array(fc.constantFrom('h', 'c', 'd')), group: fc.boolean(), entries: fc.boolean() })
    fc.assert(
      fc.property(hidden, each => {
        const owners = ownersOf(each)
        expect(new Set(owners).size).toBe(owners.length)
        expect(owners.length > 0).toBe(each.whole || each.group || each.entries || each.places.length > 0)
      }),
    )
  })
})

describe('the review', () => {
  test.each([
    ['2026-11-02T09:00:00+07:00', '2026-11-04'], ['2026-11-05T23:59:00+07:00', '2026-11-09'], ['2026-11-06T09:00:00+07:00', '2026-11-10'], ['2026-11-07T09:00:00+07:00', '2026-11-10'],
  ])('of an opening of %s is due on %s', (at, due) => {
    expect(reviewDueOn(new Date(at))).toBe(due)
  })

  test.each([['UNREVIEWED', '2026-11-04', false], ['UNREVIEWED', '2026-11-05', true], ['REVIEWED', '2026-11-05', false]] as const)('%s on %s, due on 4 November, is overdue: %s', (status, today, overdue) => {
    expect(isOverdue({ status, dueOn: '2026-11-04' }, today)).toBe(overdue)
  })
})
