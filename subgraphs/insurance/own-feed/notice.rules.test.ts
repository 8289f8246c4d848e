import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { coverageNotice, coverageNoticeKinds } from './notice.rules.js'

const today = '2026-11-02'
const told = (what: string, label: string | null, dueOn: string | null = null) => coverageNotice({ what, label, dueOn }, today)

describe('what a row of the insurance gives', () => {
  test.each([
    ['CARD_BEGAN', null, null, 'Thẻ BHYT bắt đầu có giá trị'],
    ['CARD_CHANGED', '3', null, 'Thông tin thẻ BHYT đã thay đổi'],
    ['CARD_ENDING', null, 90, 'Thẻ BHYT hết giá trị trong 90 ngày tới'],
    ['CARD_ENDING', null, 31, 'Thẻ BHYT hết giá trị trong 90 ngày tới'],
    ['CARD_ENDING', null, 30, 'Thẻ BHYT hết giá trị trong 30 ngày tới'],
    ['CARD_ENDING', null, 0, 'Thẻ BHYT hết giá trị trong 30 ngày tới'],
    ['CARD_ENDING', null, -1, 'Thẻ BHYT đã hết giá trị'],
    ['COVERAGE_CHECKED', 'COVERED', null, 'Tra cứu BHYT: được hưởng'],
    ['COVERAGE_CHECKED', 'NOT_COVERED', null, 'Tra cứu BHYT: không được hưởng'],
    ['COVERAGE_CHECKED', 'COULD_NOT_CHECK', null, 'Tra cứu BHYT: chưa xác định được'],
    ['COVERAGE_CHECKED', 'made up', null, 'Tra cứu BHYT: chưa xác định được'],
    ['COVERAGE_CHECKED', null, null, 'Tra cứu BHYT: chưa xác định được'],
  ] as const)('%s %s, in %s days', (what, label, days, vi) => {
    expect(told(what, label, days === null ? null : addDays(today, days))).toMatchObject({ kind: what, title: { vi } })
  })

  test('an end without a day, or something else: nothing', () => {
    expect([told('CARD_ENDING', null), told('CARD_LOST', null)]).toEqual([undefined, undefined])
  })

  test('no number of a card, no code and no percent can be in it, whatever the row', () => {
    const card = fc.tuple(fc.constantFrom('BT', 'CN', 'GD'), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 100_000_000_000, max: 999_999_999_999 })).map(each => each.join(''))
    const days = fc.integer({ min: -400, max: 400 }).map(n => addDays(today, n))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(coverageNoticeKinds)), card, fc.option(days), (what, label, dueOn) => {
        const { vi = '', en = '' } = told(what, label, dueOn)?.title ?? {}
        expect(`${vi} ${en}`.replaceAll(/\b(90|30)\b/g, '')).not.toMatch(/\d|%|CN3|GD4/)
        expect(`${vi} ${en}`).not.toContain(label)
      }),
    )
  })
})
