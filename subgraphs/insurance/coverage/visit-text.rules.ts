import type { Bilingual } from '../../../kit/vn/types.js'
import type { RuleId } from '../rules/benefit-rule.rules.js'
import { vi } from './card-text.rules.js'
import type { PaperFacts } from './facts.rules.js'
import type { PaperState } from './paper.rules.js'

export function visitPercent(percent: number): Bilingual {
  return { vi: `Lần khám này hưởng ${percent}%`, en: `${percent}% for this visit` }
}

export function paper({ signedOn, validUntil }: PaperFacts): Bilingual {
  if (!signedOn || !validUntil) return { vi: 'Phiếu chuyển chưa ký', en: 'The transfer paper is not signed' }
  return {
    vi: `Phiếu chuyển ký ${vi(signedOn)}, giá trị đến hết ${vi(validUntil)}`,
    en: `Transfer paper signed ${signedOn}, good to the end of ${validUntil}`,
  }
}

export const paperEffects = {
  UNSIGNED: { vi: 'Chưa có phiếu để dùng', en: 'There is no paper to use yet' },
  ENDED: { vi: 'Phiếu đã hết giá trị', en: 'The paper has run out' },
  VALID: { vi: 'Phiếu còn giá trị', en: 'The paper is good' },
} as const satisfies Record<Exclude<PaperState, 'NONE'>, Bilingual>

const selfReferred = (where: Bilingual): Bilingual => ({ vi: `Tự đến ${where.vi}`, en: `Self-referred ${where.en}` })

/** What each row of the law says of the visit. */
export const visitFacts: Partial<Record<RuleId, Bilingual>> = {
  'VC-1.1': {
    vi: 'Nơi đến là nơi đăng ký KCB ban đầu (mã đối tượng đến khám 1.1)',
    en: 'The hospital is the registered first-contact facility (visit code 1.1)',
  },
  'VC-1.2': {
    vi: 'Cơ sở cấp ban đầu thuộc danh mục TT 01/2025 Đ3 (mã 1.2)',
    en: 'A primary facility on the list of TT 01/2025 Đ3 (visit code 1.2)',
  },
  'VC-1.3': { vi: 'Đến khám có phiếu chuyển (mã 1.3)', en: 'Comes with a transfer paper (visit code 1.3)' },
  'VC-1.4': { vi: 'Thay đổi nơi lưu trú, cư trú (mã 1.4)', en: 'Changed place of stay or residence (visit code 1.4)' },
  'VC-1.5': { vi: 'Có phiếu hẹn khám lại (mã 1.5)', en: 'Comes with an appointment paper (visit code 1.5)' },
  'VC-1.6': { vi: 'Điều trị ngay sau khi hiến bộ phận cơ thể (mã 1.6)', en: 'Treated right after organ donation (visit code 1.6)' },
  'VC-1.7': { vi: 'Trẻ điều trị ngay sau khi sinh (mã 1.7)', en: 'A newborn treated right after birth (visit code 1.7)' },
  'VC-1.11': selfReferred({
    vi: 'cơ sở cấp ban đầu khác (mã 1.11)',
    en: 'to another primary-level facility (visit code 1.11)',
  }),
  'VC-1.12': selfReferred({
    vi: 'ngoại trú cơ sở cấp cơ bản dưới 50 điểm hoặc tạm xếp cấp (mã 1.12)',
    en: 'outpatient at the basic level below 50 points or provisionally ranked (visit code 1.12)',
  }),
  'VC-1.13': selfReferred({
    vi: 'ngoại trú cơ sở cấp cơ bản từ 50 đến dưới 70 điểm (mã 1.13)',
    en: 'outpatient at the basic level with 50 to under 70 points (visit code 1.13)',
  }),
  'VC-1.14': selfReferred({
    vi: 'ngoại trú cơ sở cấp cơ bản trước 2025 là tuyến tỉnh, trung ương (mã 1.14)',
    en: 'outpatient at the basic level that was province or central tier before 2025 (visit code 1.14)',
  }),
  'VC-1.15': selfReferred({ vi: 'nội trú cơ sở cấp cơ bản (mã 1.15)', en: 'inpatient at the basic level (visit code 1.15)' }),
  'VC-1.16': {
    vi: 'Bệnh thuộc phụ lục II TT 01/2025 tại cấp cơ bản (mã 1.16)',
    en: 'A disease of TT 01/2025 annex II at the basic level (visit code 1.16)',
  },
  'VC-1.17': {
    vi: 'Bệnh thuộc phụ lục I TT 01/2025 tại cấp chuyên sâu (mã 1.17)',
    en: 'A disease of TT 01/2025 annex I at the specialised level (visit code 1.17)',
  },
  'VC-1.18': selfReferred({
    vi: 'ngoại trú cơ sở cấp chuyên sâu trước 2025 là tuyến tỉnh (mã 1.18)',
    en: 'outpatient at the specialised level that was province tier before 2025 (visit code 1.18)',
  }),
  'VC-2': { vi: 'Cấp cứu (mã 2)', en: 'Emergency (visit code 2)' },
  'VC-3.1-IN': selfReferred({
    vi: 'nội trú cơ sở cấp chuyên sâu trước 2025 là tuyến trung ương (mã 3.1)',
    en: 'inpatient at the specialised level that was central tier before 2025 (visit code 3.1)',
  }),
  'VC-3.1-OUT': selfReferred({
    vi: 'ngoại trú cơ sở cấp chuyên sâu trước 2025 là tuyến trung ương (mã 3.1)',
    en: 'outpatient at the specialised level that was central tier before 2025 (visit code 3.1)',
  }),
  'VC-3.2': selfReferred({
    vi: 'nội trú cơ sở cấp chuyên sâu trước 2025 là tuyến tỉnh (mã 3.2)',
    en: 'inpatient at the specialised level that was province tier before 2025 (visit code 3.2)',
  }),
  'VC-3.3': selfReferred({
    vi: 'cơ sở cấp cơ bản, chuyên sâu trước 2025 là tuyến huyện (mã 3.3)',
    en: 'to a facility that was district tier before 2025 (visit code 3.3)',
  }),
  'VC-3.6': {
    vi: 'Người dân tộc thiểu số, hộ nghèo vùng khó khăn, người ở xã đảo, nội trú cấp chuyên sâu (mã 3.6)',
    en: 'Ethnic minority or poor in a difficult area, or islander, inpatient at the specialised level (visit code 3.6)',
  },
  'VC-7': { vi: 'Lĩnh thuốc theo hẹn do dịch nhóm A, bất khả kháng (mã 7)', en: 'Medicines by appointment, epidemic or force majeure (visit code 7)' },
  'VC-7.2': { vi: 'Người được ủy quyền lĩnh thuốc (mã 7.2)', en: 'An authorised person collects medicines (visit code 7.2)' },
  'VC-7.3': { vi: 'Lĩnh thuốc tại cơ sở khác (mã 7.3)', en: 'Medicines collected at another facility (visit code 7.3)' },
  'VC-7.4': { vi: 'Cơ sở chuyển thuốc đến người bệnh (mã 7.4)', en: 'The facility delivers medicines (visit code 7.4)' },
  'VC-8': { vi: 'Đề nghị thanh toán đã rút lại (mã 8)', en: 'The payment request was withdrawn (visit code 8)' },
  'VC-9': { vi: 'Lần khám không thuộc BHYT (mã 9)', en: 'A visit outside the health insurance (visit code 9)' },
  'VC-10': { vi: 'Lĩnh thuốc theo hẹn (mã 10)', en: 'Medicines by appointment (visit code 10)' },
  'FP-1a': { vi: 'Khám tại tuyến xã', en: 'Care at the commune tier' },
  'RO-1': { vi: 'Nơi đến là nơi đăng ký KCB ban đầu', en: 'The hospital is the registered first-contact facility' },
  'RO-2': { vi: 'Đến khám có giấy chuyển tuyến', en: 'Comes with a transfer paper' },
  'RO-3': { vi: 'Có giấy hẹn khám lại', en: 'Comes with an appointment paper' },
  'RO-4': { vi: 'Tạm trú, thay đổi nơi cư trú', en: 'Temporary stay or changed residence' },
  'EM-1': { vi: 'Cấp cứu', en: 'Emergency' },
  'OON-1': selfReferred({ vi: 'nội trú tuyến trung ương', en: 'inpatient at a central hospital' }),
  'OON-2': selfReferred({ vi: 'nội trú tuyến tỉnh', en: 'inpatient at a province hospital' }),
  'OON-3': selfReferred({ vi: 'nội trú tuyến tỉnh', en: 'inpatient at a province hospital' }),
  'OON-4': selfReferred({ vi: 'bệnh viện tuyến huyện', en: 'to a district hospital' }),
  'OON-5': selfReferred({ vi: 'bệnh viện tuyến huyện', en: 'to a district hospital' }),
  'OON-6': selfReferred({ vi: 'ngoại trú tuyến tỉnh, trung ương', en: 'outpatient at a province or central hospital' }),
  'OON-7': {
    vi: 'Người dân tộc thiểu số, hộ nghèo vùng khó khăn, người ở xã đảo tự đến',
    en: 'Ethnic minority or poor in a difficult area, or islander, self-referred',
  },
  'OON-8': {
    vi: 'Đăng ký ở tuyến xã, huyện; khám tại tuyến xã, huyện cùng tỉnh',
    en: 'Registered at a commune or district facility, seen at another one of the province',
  },
}

export function rowsThatFit(all: readonly string[], taken: string): { fact: Bilingual; effect: Bilingual } {
  const lost = all.filter(id => id !== taken).join(', ')
  return {
    fact: { vi: `Các dòng phù hợp: ${all.join(', ')}`, en: `Rows that fit: ${all.join(', ')}` },
    effect: {
      vi: `Lấy ${taken} có lợi nhất cho người bệnh; không lấy: ${lost}`,
      en: `${taken} is taken, the most favourable one; left: ${lost}`,
    },
  }
}

export const wholeCost: Bilingual = {
  vi: 'Hưởng 100% chi phí trong phạm vi, không theo mức của thẻ',
  en: '100% of the cost in scope, whatever the card gives',
}

export const routeFacts = {
  NONE: { vi: 'Không có phiếu chuyển BHYT', en: 'No transfer paper that counts for the insurance' },
  UNSIGNED: { vi: 'Chưa có phiếu chuyển đã ký', en: 'No signed transfer paper yet' },
  ENDED: {
    vi: 'Phiếu chuyển hết giá trị: đến khám như tự đến',
    en: 'The paper ran out: the person comes as self-referred',
  },
  VALID: { vi: 'Danh mục chưa có quy định của ngày này', en: 'The table holds no rule for this route on this day' },
} as const satisfies Record<PaperState, Bilingual>

/** What is missing for a percent. */
export const missing = {
  RANK: {
    vi: 'Nếu tự đến, tỷ lệ hưởng tùy cấp của bệnh viện; hệ thống không có dữ liệu cấp của ngày này.',
    en: 'For a self-referred visit the percent depends on the hospital’s rank, which the hub does not hold for the day.',
  },
  SETTING: {
    vi: 'Nếu tự đến, tỷ lệ hưởng tùy khám ngoại trú hay điều trị nội trú.',
    en: 'For a self-referred visit the percent depends on whether the person is taken in.',
  },
  NO_RULE: {
    vi: 'Chưa tìm thấy quy định cho trường hợp này ở bệnh viện này.',
    en: 'No rule is known for this case at this hospital.',
  },
  PRESCRIPTION: {
    vi: 'Lĩnh thuốc hưởng như lần khám đã kê đơn.',
    en: 'Collecting medicines is paid like the visit at which they were prescribed.',
  },
} as const satisfies Record<string, Bilingual>
export type Missing = keyof typeof missing

const askOffice: Bilingual = { vi: 'Hỏi cơ quan BHXH.', en: 'Ask the social-insurance office.' }

/** What to do where the rank is not known, by the paper. */
export const nextStepByPaper = {
  NONE: {
    vi: 'Xin phiếu chuyển ở nơi đăng ký KCB ban đầu, rồi hỏi lại.',
    en: 'Have the registered first-contact facility issue a transfer paper, then ask again.',
  },
  UNSIGNED: { vi: 'Ký phiếu chuyển, rồi hỏi lại.', en: 'Sign the transfer paper, then ask again.' },
  ENDED: { vi: 'Xin phiếu chuyển mới, rồi hỏi lại.', en: 'Have a new transfer paper issued, then ask again.' },
  VALID: askOffice,
} as const satisfies Record<PaperState, Bilingual>

export const nextStepByMissing = {
  SETTING: {
    vi: 'Ghi rõ ngoại trú hay nội trú, hoặc xin phiếu chuyển, rồi hỏi lại.',
    en: 'Say whether outpatient or inpatient, or have a transfer paper issued, then ask again.',
  },
  NO_RULE: {
    vi: 'Hỏi cơ quan BHXH trước khi đi, hoặc xin phiếu chuyển.',
    en: 'Ask the social-insurance office before going, or have a transfer paper issued.',
  },
  PRESCRIPTION: {
    vi: 'Hỏi lại với hình thức của lần khám đã kê đơn.',
    en: 'Ask again with the facts of the visit at which they were prescribed.',
  },
} as const satisfies Record<Exclude<Missing, 'RANK'>, Bilingual>

export const notPaid: Bilingual = {
  vi: 'Thẻ còn giá trị nhưng lần khám này không được thanh toán. Xin phiếu chuyển, hoặc khám tại nơi đăng ký KCB ban đầu.',
  en: 'The card is good, but this visit is not paid. Have a transfer paper issued, or go to the registered place.',
}

export const ruleUnsure = (ruleId: string): Bilingual => ({
  vi: `Quy định ${ruleId} chưa được xác nhận chắc chắn cho ngày này: hãy kiểm tra lại.`,
  en: `Rule ${ruleId} is not confirmed beyond doubt for this day: check it.`,
})

export const warnings = {
  printedOrder: {
    vi: 'Thứ tự in của danh mục không quyết định: đã lấy dòng có lợi nhất theo Luật BHYT Đ22 k4.',
    en: 'The printed order of the table was not decisive: the most favourable row by Luật BHYT Đ22 k4 was taken.',
  },
  annex2OneSource: {
    vi: 'Phụ lục II TT 01/2025 mới có từ một nguồn thứ cấp: người phụ trách cần xác nhận mã bệnh.',
    en: 'Annex II of TT 01/2025 is known from one secondary source: a person has to confirm the disease.',
  },
  annexDoubtful: {
    vi: 'Mã bệnh có thể thuộc phụ lục TT 01/2025 nhưng chưa chắc chắn, nên chưa tính: hãy kiểm tra văn bản.',
    en: 'The disease may be on an annex of TT 01/2025; that is in doubt, so it was not counted: look at the text.',
  },
  annexNeedsAge: {
    vi: 'Mã bệnh chỉ thuộc phụ lục TT 01/2025 với người dưới một độ tuổi: cần ngày sinh.',
    en: 'The disease is on an annex of TT 01/2025 only below an age: the birth date is needed.',
  },
  primaryListUnknown: {
    vi: 'Chưa biết cơ sở cấp ban đầu này có thuộc danh mục TT 01/2025 Đ3 không; nếu có, hưởng 100%.',
    en: 'Whether this primary facility is on the list of TT 01/2025 Đ3 is not known; if it is, 100% is paid.',
  },
  sentOnUnknown: {
    vi: 'Người bệnh tự đến rồi được chuyển tiếp: quy định từ 2025 về tỷ lệ chưa rõ, hãy hỏi cơ quan BHXH.',
    en: 'Self-referred, then sent on: what applies since 2025 is not known. Ask the social-insurance office.',
  },
} as const satisfies Record<string, Bilingual>

export const ratioKept: { fact: Bilingual; effect: Bilingual } = {
  fact: { vi: 'Tự đến, rồi được nơi đó chuyển tiếp', en: 'Self-referred, then sent on by that hospital' },
  effect: { vi: 'Vẫn tính như tự đến', en: 'Still paid as self-referred' },
}

export const appointmentUsed: { fact: Bilingual; effect: Bilingual } = {
  fact: { vi: 'Phiếu hẹn chỉ dùng một lần', en: 'An appointment paper is used once' },
  effect: { vi: 'Kiểm tra phiếu hẹn chưa dùng', en: 'See that it was not used before' },
}
