import { describe, expect, test } from 'vitest'
import { accessWords, openOrganisation } from './access-terms.js'

describe('what somebody looked at', () => {
  test.each([
    ['read', 'fullName id resident', 'Xem: thông tin chung', 'Looked at: basic record'],
    ['read', 'checkedOn latestHealthCheck', 'Xem: dữ liệu sức khoẻ', 'Looked at: health data'],
    ['read', 'healthFacility toHealthFacility', 'Xem: thông tin chung', 'Looked at: basic record'],
    ['read', 'cards coverage', 'Xem: bảo hiểm y tế', 'Looked at: health insurance'],
    ['read', 'cardNumber', 'Xem: bảo hiểm y tế', 'Looked at: health insurance'],
    ['read', 'identifiers referrals', 'Xem: giấy tờ, địa chỉ, người liên hệ; chuyển tuyến', 'Looked at: papers, addresses, contacts; referrals'],
    ['read', 'careAccessLog', 'Xem: nhật ký truy cập', 'Looked at: who looked'],
    ['read', 'careNotices', 'Xem: diễn biến, thông báo', 'Looked at: timeline, notices'],
    ['resident.corrected', 'fullName', 'Ghi: thông tin chung', 'Wrote: basic record'],
    ['resident.admitted', '', 'Ghi: nơi ở, vắng mặt, nhóm đối tượng', 'Wrote: stays, absences, groups'],
    ['vital-signs.recorded', '', 'Ghi: dữ liệu sức khoẻ', 'Wrote: health data'],
    ['referral.sendReferral', 'status', 'Ghi: chuyển tuyến', 'Wrote: referrals'],
    ['card.corrected', 'holderName', 'Ghi: bảo hiểm y tế', 'Wrote: health insurance'],
  ])('%s of %s', (action, fields, vi, en) => {
    expect(accessWords({ action, fields: fields.split(' ') })).toEqual({ vi, en })
  })

  test('hospitals and provinces are no homes', () => {
    const told = (code: string) => new RegExp(openOrganisation).test(code)
    expect(['48', '49001', 'QN-NCC', '480', '4', '490011', '49-01'].map(told)).toEqual([true, true, false, false, false, false, false])
  })
})
