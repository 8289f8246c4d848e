import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { stepNames } from '../life-cycle/life-cycle.rules.js'
import { type NoticeFacts, referralNotice, referralNoticeKinds, toldSteps } from './notice.rules.js'

const today = '2026-11-02'
const told = (what: string, dueOn: string | null = null, isDone = false) => referralNotice({ what, dueOn, isDone }, today)

describe('what a step of a referral gives', () => {
  test.each([
    ['sendReferral', 'REFERRAL_SENT', 'Đã gửi phiếu chuyển'],
    ['acceptReferral', 'REFERRAL_ACCEPTED', 'Nơi nhận đã đồng ý tiếp nhận'],
    ['rejectReferral', 'REFERRAL_DECLINED', 'Nơi nhận không tiếp nhận; cơ sở sẽ tìm nơi khác'],
    ['redirectReferral', 'REFERRAL_REDIRECTED', 'Phiếu được chuyển tiếp sang nơi khác'],
    ['cancelReferral', 'REFERRAL_CANCELLED', 'Phiếu chuyển đã huỷ'],
    ['recordArrival', 'ARRIVED', 'Đã đến nơi nhận'],
    ['recordNoShow', 'MISSED', 'Chưa đến nơi nhận theo hẹn'],
    ['completeReferral', 'RETURNED', 'Nơi nhận đã trả lời và chuyển về'],
    ['expireReferral', 'PAPER_ENDED', 'Giấy chuyển đã hết hạn'],
  ])('%s: %s', (move, kind, vi) => {
    expect(told(move)).toMatchObject({ kind, title: { vi } })
  })

  test('the others are told to nobody, a death not by a phone', () => {
    const silent = stepNames.filter(move => told(move) === undefined)
    expect(silent).toContain('recordDeath')
    expect(silent.length + Object.keys(toldSteps).length).toBe(stepNames.length)
  })
})

describe('what a day to come gives', () => {
  test.each([
    ['PAPER_ENDING', 4, false, 'Giấy chuyển có giá trị đến ngày ghi bên'],
    ['PAPER_ENDING', 3, false, 'Giấy chuyển sắp hết hạn'],
    ['PAPER_ENDING', 0, false, 'Giấy chuyển sắp hết hạn'],
    ['PAPER_ENDING', -1, false, 'Giấy chuyển đã hết hạn'],
    ['NEXT_VISIT', 8, false, 'Có hẹn tái khám'],
    ['NEXT_VISIT', 7, false, 'Sắp đến ngày tái khám'],
    ['NEXT_VISIT', 0, false, 'Sắp đến ngày tái khám'],
    ['NEXT_VISIT', -1, false, 'Đã quá ngày hẹn tái khám'],
    ['NEXT_VISIT', -1, true, 'Việc tái khám đã xong'],
  ] as const)('%s in %i days, done %s', (what, days, isDone, vi) => {
    expect(told(what, addDays(today, days), isDone)).toMatchObject({ kind: what, title: { vi } })
  })

  test('without a day, or of something else: nothing', () => {
    expect([told('NEXT_VISIT'), told('PAPER_ENDING'), told('toString', today), told('CARE', today)]).toEqual([undefined, undefined, undefined, undefined])
  })
})

test('nothing of a diagnosis, a result or a paper can be in it, whatever the row', () => {
  const icd = fc.tuple(fc.constantFrom(...'ABCEFGHIJKMNZ'), fc.integer({ min: 10, max: 99 }), fc.integer({ min: 0, max: 9 })).map(([letter, n, m]) => `${letter}${n}.${m}`)
  const rows = fc.record({
    what: fc.constantFrom(...stepNames, ...Object.keys(referralNoticeKinds)),
    dueOn: fc.option(fc.integer({ min: -400, max: 400 }).map(n => addDays(today, n))),
    isDone: fc.boolean(),
    diagnoses: fc.array(icd, { minLength: 1 }),
    reason: icd,
  })
  fc.assert(
    fc.property(rows, row => {
      const facts: NoticeFacts = row
      const { vi = '', en = '' } = referralNotice(facts, today)?.title ?? {}
      expect([...row.diagnoses, row.reason].filter(code => `${vi} ${en}`.includes(code.slice(0, 3)))).toEqual([])
      expect(/\d/.test(vi + en)).toBe(false)
    }),
  )
})
