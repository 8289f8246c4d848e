import { describe, expect, test } from 'vitest'
import { type Paper, paperLines } from '../../../kit/paper/paper.js'
import type { CoverageDecision } from '../coverage/decision.rules.js'
import { type StatedCheck, statementOf } from './statement.rules.js'

const asOf = new Date('2026-11-01T00:00:00Z')
const step = {
  ruleId: 'BP-3',
  version: '2018-12-01',
  fact: { vi: 'Thẻ mã HT', en: 'Card of code HT' },
  legalBasis: 'Luật BHYT Đ22',
  effect: { vi: 'Mức hưởng 95%', en: '95%' },
}
const explained = { steps: [step], warnings: [], whatWouldChange: [], asOf }

const inPart: CoverageDecision = {
  outcome: 'COVERED',
  percent: 47.5,
  validUntil: '2026-12-31',
  ...explained,
  warnings: [{ vi: 'Cơ sở tạm xếp cấp', en: 'Provisionally ranked' }],
  whatWouldChange: [{ change: 'WITH_SLIP', text: { vi: 'Có phiếu chuyển', en: 'With a slip' }, percent: 95 }],
}
const notCovered: CoverageDecision = {
  outcome: 'NOT_COVERED',
  reason: 'CARD_ENDED',
  message: { vi: 'Thẻ đã hết hạn', en: 'The card has ended' },
  ...explained,
  steps: [],
}
const unknown: CoverageDecision = {
  outcome: 'COULD_NOT_CHECK',
  reason: 'SOURCE_SLOW',
  message: { vi: 'Cổng trả lời quá chậm', en: 'The gateway answered too slowly' },
  nextStep: { vi: 'Tra lại sau', en: 'Ask again later' },
  ...explained,
  steps: [],
  asOf: null,
}

const check = (answer: CoverageDecision, more: Partial<StatedCheck> = {}): StatedCheck => ({
  personName: 'Nguyễn Thị Hường',
  personBirthDate: '1950-03',
  askedAt: new Date('2026-11-02T01:30:00Z'),
  askedRole: 'nurse',
  askedOrganisation: 'BD-TT-HN',
  source: 'HUB_REGISTER',
  gatewayCode: null,
  facts: { on: '2026-11-02', cards: [] },
  answer,
  ...more,
})

const visit: Partial<StatedCheck> = {
  facts: {
    on: '2026-11-02',
    cards: [],
    bill: 1_250_000,
    visit: {
      place: { code: '52001', rank: null, listedPrimary: null },
      setting: 'OUTPATIENT',
      paper: { signedOn: '2026-10-30', validUntil: '2026-11-13' },
      circumstances: ['EMERGENCY'],
      diagnoses: ['I10', 'E11.9'],
    },
  },
}

const printed = (of: StatedCheck, language: Paper['language']) =>
  paperLines(
    statementOf(of, {
      number: 'QL-0123456789',
      verifyUrl: 'https://hub.example.vn/verify/QL-0123456789-0123456789ABCDEF',
      language,
      issuedAt: new Date('2026-11-02T02:00:00Z'),
    }),
  )

const headVi = [
  'Phiếu kết quả tra cứu quyền lợi bảo hiểm y tế',
  'Số phiếu: QL-0123456789',
  'Phát hành: 09:00 ngày 02/11/2026',
  'Họ và tên: Nguyễn Thị Hường',
  'Ngày sinh: 03/1950',
  'Nội dung tra cứu',
  'Ngày hỏi: 02/11/2026',
]
const headEn = [
  'Statement of a health-insurance coverage check',
  'Number: QL-0123456789',
  'Issued: 2026-11-02 09:00 (Viet Nam)',
  'Name: Nguyễn Thị Hường',
  'Date of birth: 1950-03',
  'What was asked',
  'Day: 2026-11-02',
]
const tailVi = (cardsAt: string) => [
  'Nguồn gốc',
  'Nguồn dữ liệu thẻ: Sổ thẻ của hệ thống',
  `Dữ liệu thẻ tại: ${cardsAt}`,
  'Thời điểm tra cứu: 08:30 ngày 02/11/2026',
  'Người tra cứu: nhân viên y tế, BD-TT-HN',
  'Phiếu này cho biết kết quả tra cứu tại thời điểm ghi trên, không phải cam kết thanh toán. Mức hưởng được cơ quan bảo hiểm xã hội xác định khi giám định chi phí.',
  'Quét mã để kiểm tra phiếu do hệ thống phát hành. Trang kiểm tra không hiện thông tin cá nhân hay sức khỏe.',
  'https://hub.example.vn/verify/QL-0123456789-0123456789ABCDEF',
]
const tailEn = (cardsAt: string) => [
  'Origin',
  'Source of the card data: The hub’s own card register',
  `Card data as of: ${cardsAt}`,
  'Checked: 2026-11-02 08:30 (Viet Nam)',
  'Checked by: nurse, BD-TT-HN',
  'This statement tells what the check found at the time given above. It is information, not a promise to pay: what is paid is decided when the costs are assessed.',
  'Scan the code to check that the hub issued this paper. The page shows no personal or health data.',
  'https://hub.example.vn/verify/QL-0123456789-0123456789ABCDEF',
]

describe('the statement of a check', () => {
  test('that is covered in part, for a visit', () => {
    expect(printed(check(inPart, visit), 'vi')).toEqual([
      ...headVi,
      'Cơ sở khám chữa bệnh: 52001',
      'Hình thức: ngoại trú',
      'Phiếu chuyển: ký ngày 30/10/2026, có giá trị đến 13/11/2026',
      'Tình huống: cấp cứu',
      'Mã bệnh (ICD-10): I10, E11.9',
      'Chi phí đến lúc hỏi: 1.250.000 đồng',
      'Kết quả',
      'Được hưởng một phần: 47,5%',
      'Có giá trị đến hết ngày: 31/12/2026',
      'Các bước xác định',
      '1. Thẻ mã HT',
      'Hệ quả: Mức hưởng 95%',
      'Căn cứ: Luật BHYT Đ22',
      'Quy tắc: BP-3@2018-12-01',
      'Lưu ý',
      '• Cơ sở tạm xếp cấp',
      'Điều gì làm thay đổi kết quả',
      '• Có phiếu chuyển: 95%',
      ...tailVi('07:00 ngày 01/11/2026'),
    ])
    expect(printed(check(inPart, visit), 'en')).toEqual([
      ...headEn,
      'Health facility: 52001',
      'Setting: outpatient',
      'Transfer slip: signed 2026-10-30, good until 2026-11-13',
      'Circumstances: emergency',
      'Diagnoses (ICD-10): I10, E11.9',
      'Cost so far: 1,250,000 VND',
      'Answer',
      'Covered in part: 47.5%',
      'Good to the end of: 2026-12-31',
      'Steps',
      '1. Card of code HT',
      'Effect: 95%',
      'Legal basis: Luật BHYT Đ22',
      'Rule: BP-3@2018-12-01',
      'Warnings',
      '• Provisionally ranked',
      'What would change the answer',
      '• With a slip: 95%',
      ...tailEn('2026-11-01 07:00 (Viet Nam)'),
    ])
  })

  test('that is not covered', () => {
    expect(printed(check(notCovered), 'vi')).toEqual([
      ...headVi,
      'Cơ sở khám chữa bệnh: nơi đăng ký khám chữa bệnh ban đầu',
      'Kết quả',
      'Không được hưởng',
      'Lý do: Thẻ đã hết hạn',
      ...tailVi('07:00 ngày 01/11/2026'),
    ])
    expect(printed(check(notCovered), 'en')).toEqual([
      ...headEn,
      'Health facility: the registered first-contact facility',
      'Answer',
      'Not covered',
      'Reason: The card has ended',
      ...tailEn('2026-11-01 07:00 (Viet Nam)'),
    ])
  })

  test('that could not be answered says what to do, and never "not covered"', () => {
    const place = 'Cơ sở khám chữa bệnh: nơi đăng ký khám chữa bệnh ban đầu'
    const lines = ['Kết quả', 'Chưa xác định được', 'Lý do: Cổng trả lời quá chậm', 'Việc cần làm: Tra lại sau']
    expect(printed(check(unknown), 'vi')).toEqual([...headVi, place, ...lines, ...tailVi('08:30 ngày 02/11/2026')])
    expect(printed(check(unknown), 'en')).toEqual([
      ...headEn,
      'Health facility: the registered first-contact facility',
      'Answer',
      'Could not be determined',
      'Reason: The gateway answered too slowly',
      'What to do: Ask again later',
      ...tailEn('2026-11-02 08:30 (Viet Nam)'),
    ])
  })

  test('that is paid whole says so without "in part"; what the check does not hold is named as such', () => {
    const whole: CoverageDecision = { outcome: 'COVERED', percent: 100, validUntil: null, ...explained }
    const lines = printed(check(whole, { personName: null, personBirthDate: null, askedRole: 'system', askedOrganisation: null }), 'vi')
    expect(lines).toEqual(
      expect.arrayContaining([
        'Được hưởng 100%',
        'Có giá trị đến hết ngày: chưa xác định ngày kết thúc',
        'Họ và tên: lần tra cứu không ghi',
        'Ngày sinh: lần tra cứu không ghi',
        'Người tra cứu: hệ thống tự tra cứu',
      ]),
    )
  })
})
