import { describe, expect, test } from 'vitest'
import { type AccessEntry, mergeAccessLog, mergeNotices, type Notice, toCome } from './own-feed.js'
import type { TimelineSector } from './timeline.js'

const notice = (sector: TimelineSector, at: string, more: Partial<Notice> = {}): Notice => ({
  sector, at: `${at}T00:00:00.000Z`, cursor: `${sector}:${at}`, kind: 'CHECK_DUE', title: 'x', ref: 'x', dueOn: null, isDone: true, ...more,
})
const entry = (sector: TimelineSector, at: string): AccessEntry => ({
  sector, at: `${at}T00:00:00.000Z`, cursor: `${sector}:${at}`, action: 'READ', what: 'x', role: 'nurse', purpose: null, covering: false, organisation: 'QN-NCC',
})
const asked = { first: 20 }

describe('one feed of notices', () => {
  const [check, visit, card] = [notice('FACILITIES', '2026-06-12'), notice('REFERRALS', '2026-10-30'), notice('INSURANCE', '2026-10-02')]

  test('stands newest first, whatever sector told it', () => {
    const record = { careNotices: [check], referralNotices: [visit], coverageNotices: [card] }
    expect(mergeNotices(record, asked)).toEqual({ entries: [visit, card, check], missing: [], next: null })
  })

  test('a sector that is down is named; one with nothing to tell is not', () => {
    expect(mergeNotices({ careNotices: [check], referralNotices: null, coverageNotices: [] }, asked)).toEqual({ entries: [check], missing: ['REFERRALS'], next: null })
  })

  test('without the record everything is missing, and nothing reads as "nothing happened"', () => {
    expect(mergeNotices(null, asked)).toEqual({ entries: [], missing: ['FACILITIES', 'REFERRALS', 'INSURANCE'], next: null })
  })

  test('goes on from where each sector stood', () => {
    const page = mergeNotices({ careNotices: [check], referralNotices: [visit], coverageNotices: [card] }, { first: 1 })
    expect(page).toEqual({ entries: [visit], missing: [], next: { FACILITIES: null, REFERRALS: visit.cursor, INSURANCE: null } })
    const rest = mergeNotices({ careNotices: [check], referralNotices: [], coverageNotices: [card] }, { first: 2, before: page.next })
    expect(rest).toEqual({ entries: [card, check], missing: [], next: null })
  })
})

test('what is to come is what has a day and is not done, the next day first', () => {
  const due = (sector: TimelineSector, dueOn: string | null, isDone = false) => notice(sector, '2026-10-01', { dueOn, isDone })
  const [card, visit, check] = [due('INSURANCE', '2026-11-20'), due('REFERRALS', '2026-11-20'), due('FACILITIES', '2026-10-31')]
  expect(toCome([card, due('REFERRALS', '2026-11-01', true), due('FACILITIES', null), visit, check])).toEqual([check, visit, card])
})

test('one log of who looked, with the sector whose log is not to be had', () => {
  const [care, cover] = [entry('FACILITIES', '2026-10-01'), entry('INSURANCE', '2026-10-02')]
  expect(mergeAccessLog({ careAccessLog: [care], coverageAccessLog: [cover] }, asked)).toEqual({ entries: [cover, care], missing: ['REFERRALS'], next: null })
})
