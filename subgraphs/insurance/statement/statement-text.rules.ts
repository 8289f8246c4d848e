import type { Language } from '../../../kit/errors.js'
import type { Role } from '../../../kit/auth.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { CardSource } from '../card/card.rules.js'
import type { Circumstance, Setting } from '../coverage/facts.rules.js'

const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })
const amounts = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-US') }

/** A day, or the part of a birth date that is known. */
export const dayIn = (day: string, language: Language) => (language === 'vi' ? day.split('-').toReversed().join('/') : day)

export const timeIn = (at: Date) => time.format(at)

export const moneyIn = (amount: number, language: Language) => `${amounts[language].format(amount)} ${language === 'vi' ? 'đồng' : 'VND'}`

/** Percents have one decimal at most; Vietnamese writes a comma. */
export const percentIn = (percent: number, language: Language) => `${amounts[language].format(percent)}%`

export const words = {
  title: { vi: 'Phiếu kết quả tra cứu quyền lợi bảo hiểm y tế', en: 'Statement of a health-insurance coverage check' },
  number: { vi: 'Số phiếu', en: 'Number' },
  issued: { vi: 'Phát hành', en: 'Issued' },
  name: { vi: 'Họ và tên', en: 'Name' },
  birthDate: { vi: 'Ngày sinh', en: 'Date of birth' },
  notGiven: { vi: 'lần tra cứu không ghi', en: 'not given in the check' },
  asked: { vi: 'Nội dung tra cứu', en: 'What was asked' },
  day: { vi: 'Ngày hỏi', en: 'Day' },
  place: { vi: 'Cơ sở khám chữa bệnh', en: 'Health facility' },
  registeredPlace: { vi: 'nơi đăng ký khám chữa bệnh ban đầu', en: 'the registered first-contact facility' },
  setting: { vi: 'Hình thức', en: 'Setting' },
  circumstances: { vi: 'Tình huống', en: 'Circumstances' },
  diagnoses: { vi: 'Mã bệnh (ICD-10)', en: 'Diagnoses (ICD-10)' },
  slip: { vi: 'Phiếu chuyển', en: 'Transfer slip' },
  unsigned: { vi: 'chưa ký', en: 'not signed' },
  bill: { vi: 'Chi phí đến lúc hỏi', en: 'Cost so far' },
  result: { vi: 'Kết quả', en: 'Answer' },
  reason: { vi: 'Lý do', en: 'Reason' },
  nextStep: { vi: 'Việc cần làm', en: 'What to do' },
  validity: { vi: 'Có giá trị đến hết ngày', en: 'Good to the end of' },
  open: { vi: 'chưa xác định ngày kết thúc', en: 'no last day known' },
  steps: { vi: 'Các bước xác định', en: 'Steps' },
  rule: { vi: 'Quy tắc', en: 'Rule' },
  legalBasis: { vi: 'Căn cứ', en: 'Legal basis' },
  effect: { vi: 'Hệ quả', en: 'Effect' },
  warnings: { vi: 'Lưu ý', en: 'Warnings' },
  whatWouldChange: { vi: 'Điều gì làm thay đổi kết quả', en: 'What would change the answer' },
  source: { vi: 'Nguồn dữ liệu thẻ', en: 'Source of the card data' },
  asOf: { vi: 'Dữ liệu thẻ tại', en: 'Card data as of' },
  askedAt: { vi: 'Thời điểm tra cứu', en: 'Checked' },
  askedBy: { vi: 'Người tra cứu', en: 'Checked by' },
  origin: { vi: 'Nguồn gốc', en: 'Origin' },
  note: {
    vi: 'Phiếu này cho biết kết quả tra cứu tại thời điểm ghi trên, không phải cam kết thanh toán. Mức hưởng được cơ quan bảo hiểm xã hội xác định khi giám định chi phí.',
    en: 'This statement tells what the check found at the time given above. It is information, not a promise to pay: what is paid is decided when the costs are assessed.',
  },
  verify: {
    vi: 'Quét mã để kiểm tra phiếu do hệ thống phát hành. Trang kiểm tra không hiện thông tin cá nhân hay sức khỏe.',
    en: 'Scan the code to check that the hub issued this paper. The page shows no personal or health data.',
  },
} as const satisfies Record<string, Bilingual>

export const sources: Record<CardSource, Bilingual> = {
  HUB_REGISTER: { vi: 'Sổ thẻ của hệ thống', en: 'The hub’s own card register' },
  NATIONAL_GATEWAY: { vi: 'Cổng giám định bảo hiểm y tế', en: 'The national card gateway' },
}

export const settingWords: Record<Setting, Bilingual> = {
  OUTPATIENT: { vi: 'ngoại trú', en: 'outpatient' },
  INPATIENT: { vi: 'nội trú', en: 'inpatient' },
}

export const circumstanceWords: Record<Circumstance, Bilingual> = {
  APPOINTMENT: { vi: 'có phiếu hẹn khám lại', en: 're-examination appointment' },
  EMERGENCY: { vi: 'cấp cứu', en: 'emergency' },
  CHANGED_STAY: { vi: 'thay đổi nơi lưu trú', en: 'staying elsewhere for a time' },
  ORGAN_DONATION: { vi: 'điều trị ngay sau khi hiến bộ phận cơ thể', en: 'right after organ donation' },
  BIRTH: { vi: 'trẻ sơ sinh chưa có thẻ', en: 'newborn without a card yet' },
  DIFFICULT_AREA: { vi: 'sống ở vùng khó khăn, xã đảo', en: 'lives in a difficult or island area' },
  WOUND_RELAPSE: { vi: 'vết thương tái phát', en: 'a wound of service that came back' },
  SENT_ON_AFTER_SELF_REFERRAL: { vi: 'chuyển tiếp sau khi tự đến', en: 'sent on after coming without a slip' },
  SENT_ON_WITH_CAUSE: { vi: 'chuyển tiếp có lý do', en: 'sent on with a cause the law accepts' },
  MEDICINES_HELD_UP: { vi: 'cấp thuốc khi bất khả kháng', en: 'medicines for longer, movement being held up' },
  MEDICINES_BY_ANOTHER_PERSON: { vi: 'người khác lĩnh thuốc thay', en: 'medicines fetched by another person' },
  MEDICINES_ELSEWHERE: { vi: 'lĩnh thuốc nơi khác', en: 'medicines handed out elsewhere' },
  MEDICINES_DELIVERED: { vi: 'thuốc giao tại nhà', en: 'medicines brought home' },
  MEDICINES_BY_APPOINTMENT: { vi: 'lĩnh thuốc theo hẹn', en: 'medicines by appointment' },
  CLAIM_WITHDRAWN: { vi: 'rút hồ sơ thanh toán', en: 'a claim is taken back' },
  OUTSIDE_INSURANCE: { vi: 'không dùng bảo hiểm y tế', en: 'asks for care outside the insurance' },
}

const roleWords: Record<Role, Bilingual> = {
  nurse: { vi: 'nhân viên y tế', en: 'nurse' },
  clinician: { vi: 'bác sĩ', en: 'clinician' },
  signer: { vi: 'người ký phiếu', en: 'signer' },
  head: { vi: 'người đứng đầu cơ sở', en: 'head of the facility' },
  coordinator: { vi: 'điều phối viên', en: 'coordinator' },
  'insurance-officer': { vi: 'cán bộ bảo hiểm xã hội', en: 'insurance officer' },
  'insurance-head': { vi: 'lãnh đạo bảo hiểm xã hội', en: 'head of insurance' },
  'programme-officer': { vi: 'cán bộ chương trình', en: 'programme officer' },
  auditor: { vi: 'kiểm toán viên', en: 'auditor' },
  resident: { vi: 'chính người được tra cứu', en: 'the person' },
  guardian: { vi: 'người giám hộ', en: 'guardian' },
  admin: { vi: 'quản trị hệ thống', en: 'administrator' },
}
const hubItself: Bilingual = { vi: 'hệ thống tự tra cứu', en: 'the hub itself' }

export function roleIn(role: string, language: Language): string {
  return (new Map<string, Bilingual>(Object.entries(roleWords)).get(role) ?? hubItself)[language]
}
