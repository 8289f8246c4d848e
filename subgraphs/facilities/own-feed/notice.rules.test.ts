import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alertKinds, measures } from '../../../kit/vn/alert-terms.js'
import { addDays } from '../../../kit/vn/working-days.js'
import { careNotice, careNoticeKinds, isCareNotice } from './notice.rules.js'

const today = '2026-11-02'
const kinds = Object.keys(careNoticeKinds).filter(isCareNotice)
const words = (kind: string, dueOn: string | null = null, label: string | null = null) => (isCareNotice(kind) ? careNotice(kind, dueOn, today, label).title.vi : undefined)

describe('what a row of the home gives', () => {
  test.each([
    ['ALERT_RAISED', null, 'Có điều cần theo dõi, cơ sở đang xem xét'],
    ['ALERT_SETTLED', null, 'Cơ sở đã xử trí điều cần theo dõi'],
    ['CHECK_DONE', null, 'Đã khám sức khoẻ định kỳ'],
    ['CHECK_DUE', addDays(today, 31), 'Lịch khám sức khoẻ định kỳ tiếp theo'],
    ['CHECK_DUE', addDays(today, 30), 'Sắp đến ngày khám sức khoẻ định kỳ'],
    ['CHECK_DUE', today, 'Sắp đến ngày khám sức khoẻ định kỳ'],
    ['CHECK_DUE', addDays(today, -1), 'Đã quá ngày khám sức khoẻ định kỳ'],
    ['STAY_BEGAN', null, 'Bắt đầu ở cơ sở'],
    ['STAY_ENDED', null, 'Kết thúc đợt ở cơ sở'],
    ['LEAVE_BEGAN', addDays(today, 3), 'Bắt đầu vắng mặt'],
    ['LEAVE_ENDED', null, 'Đã trở lại cơ sở'],
    ['RECORD_OPENED', null, 'Phần niêm phong của hồ sơ đã được mở bởi điều phối chuyển tuyến (48)', 'coordinator 48'],
    ['RECORD_OPENED', null, 'Phần niêm phong của hồ sơ đã được mở bởi bác sĩ, y sĩ', 'clinician'],
    ['ALERT_DELETED', null, undefined],
    ['toString', null, undefined],
  ])('%s due %s', (kind, dueOn, title, label: string | null = null) => {
    expect(words(kind, dueOn, label)).toBe(title)
  })

  test('every kind has words in both languages', () => {
    for (const kind of kinds) {
      const { title } = careNotice(kind, today, today)
      expect([title.vi.length > 5, title.en.length > 5, title.vi === title.en]).toEqual([true, true, false])
    }
  })

  test('nothing of what was found can be in it: no number, no measure, no kind of alert, whatever the day', () => {
    const days = fc.integer({ min: -1000, max: 1000 }).map(n => addDays(today, n))
    const found = [...measures, ...alertKinds].flatMap(name => [name, ...name.split('_')]).filter(name => name.length > 3 && name !== 'CHECK' && name !== 'OVERDUE')
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.option(days), days, (kind, dueOn, day) => {
        const { vi, en } = careNotice(kind, dueOn, day).title
        expect([vi, en].filter(text => /\d/.test(text))).toEqual([])
        expect(found.filter(name => `${vi} ${en}`.toLowerCase().includes(name.toLowerCase()))).toEqual([])
      }),
    )
  })
})
