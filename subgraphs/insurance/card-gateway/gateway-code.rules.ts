import type { Bilingual } from '../../../kit/vn/types.js'
import type { CouldNotCheckReason, NotCoveredReason } from '../coverage/decision.rules.js'

// Terms
//   national gateway   Cổng giám định BHYT: tells hospitals whether a card is good (NĐ 188/2025 Đ37, Đ38)
//   result code        mã kết quả tra cứu thẻ; a code that says nothing of the card never means "not insured"

/** What follows from a result code. */
export type CodeMeaning =
  | { readonly gives: 'DECIDE'; readonly says: Bilingual; readonly warning?: Bilingual }
  | { readonly gives: 'NOT_COVERED'; readonly says: Bilingual; readonly reason: NotCoveredReason; readonly message: Bilingual }
  | {
      readonly gives: 'COULD_NOT_CHECK'
      readonly says: Bilingual
      readonly reason: CouldNotCheckReason
      readonly nextStep: Bilingual
      /** Whether the same question may be answered later without anybody doing anything. */
      readonly askAgain?: boolean
    }

const askOffice: Bilingual = {
  vi: 'Hỏi cơ quan BHXH hoặc người nhà, rồi tra lại bằng số đúng.',
  en: 'Ask the social-insurance office or the family, then check again with the right number.',
}
const lookForNewCard: Bilingual = {
  vi: 'Tra lại bằng số định danh hoặc mã số BHXH để tìm thẻ mới.',
  en: 'Check again by personal ID or social-insurance number to find the new card.',
}
const compareNumber: Bilingual = {
  vi: 'So số với giấy tờ, sửa rồi tra lại.',
  en: 'Compare the number with the paper, correct it and check again.',
}
const compareName: Bilingual = {
  vi: 'So họ tên với giấy tờ, sửa rồi tra lại. Nếu giấy tờ đúng, đề nghị cơ quan BHXH sửa dữ liệu thẻ.',
  en: 'Compare the name with the paper, correct it and check again. If the paper is right, ask the office to correct the card.',
}
const tellOperator: Bilingual = {
  vi: 'Báo người quản trị kiểm tra tài khoản Cổng giám định. Vẫn tiếp nhận người bệnh, hệ thống sẽ tra lại.',
  en: 'Tell the administrator to check the account of the gateway. Admit the patient all the same; the hub asks again.',
}
const waitForHub: Bilingual = {
  vi: 'Vẫn tiếp nhận người bệnh và giữ bằng chứng; hệ thống sẽ tự tra lại (NĐ 188/2025 Đ38).',
  en: 'Admit the patient all the same and keep the evidence; the hub asks again by itself (NĐ 188/2025 Đ38).',
}
const withdrawn: Bilingual = {
  vi: 'Thẻ đã bị thu hồi. Hãy liên hệ cơ quan BHXH.',
  en: 'The card was withdrawn. Ask the social-insurance office.',
}
const reduced: Bilingual = {
  vi: 'Thẻ đã báo giảm, không còn giá trị. Hãy hỏi cơ quan BHXH hoặc đơn vị quản lý.',
  en: 'The card was reported reduced and is good no more. Ask the social-insurance office or the managing unit.',
}

/** Every result code of the gateway that is known, by `card-check-codes.csv`. */
export const gatewayCodes = {
  '000': { gives: 'DECIDE', says: { vi: 'Thẻ có giá trị', en: 'the card is good' } },
  '001': {
    gives: 'DECIDE',
    says: { vi: 'Thẻ do Bộ Quốc phòng quản lý', en: 'a card of the Ministry of Defence' },
    warning: { vi: 'Thẻ do Bộ Quốc phòng quản lý: xem giấy tờ kèm theo.', en: 'A card of the Ministry of Defence: look at the papers with it.' },
  },
  '002': {
    gives: 'DECIDE',
    says: { vi: 'Thẻ do Bộ Công an quản lý', en: 'a card of the Ministry of Public Security' },
    warning: { vi: 'Thẻ do Bộ Công an quản lý: xem giấy tờ kèm theo.', en: 'A card of the Ministry of Public Security: look at the papers with it.' },
  },
  '003': {
    gives: 'DECIDE',
    says: { vi: 'Thẻ cũ hết hạn, đã cấp thẻ mới', en: 'the old card has ended, a new one was issued' },
    warning: { vi: 'Đã cấp thẻ mới: dùng thẻ mới.', en: 'A new card was issued: use that one.' },
  },
  '004': {
    gives: 'DECIDE',
    says: { vi: 'Thẻ cũ còn hạn, đã cấp thẻ mới', en: 'the old card is still good, a new one was issued' },
    warning: { vi: 'Đã cấp thẻ mới: dùng thẻ mới khi thẻ cũ hết hạn.', en: 'A new card was issued: use it when the old one ends.' },
  },
  '010': {
    gives: 'NOT_COVERED',
    says: { vi: 'Thẻ hết hạn', en: 'the card has ended' },
    reason: 'CARD_ENDED',
    message: { vi: 'Thẻ đã hết hạn. Hãy gia hạn hoặc cấp thẻ mới.', en: 'The card has ended. Renew it or apply for a new one.' },
  },
  '050': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Không thấy thông tin thẻ', en: 'no information on the card' },
    reason: 'CARD_NOT_FOUND',
    nextStep: askOffice,
  },
  '051': { gives: 'COULD_NOT_CHECK', says: { vi: 'Mã thẻ không đúng', en: 'wrong card number' }, reason: 'NUMBER_WRONG', nextStep: compareNumber },
  '052': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Mã tỉnh trên thẻ (ký tự 4–5) không đúng', en: 'wrong province characters (4–5)' },
    reason: 'NUMBER_WRONG',
    nextStep: compareNumber,
  },
  '053': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Mã quyền lợi trên thẻ (ký tự 3) không đúng', en: 'wrong benefit character (3)' },
    reason: 'NUMBER_WRONG',
    nextStep: compareNumber,
  },
  '054': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Số định danh nhân viên chưa đăng ký trên Cổng', en: 'the staff number is not registered on the gateway' },
    reason: 'SOURCE_REFUSED_LOGIN',
    nextStep: tellOperator,
    askAgain: true,
  },
  '055': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Họ tên nhân viên không khớp', en: 'the staff name does not match' },
    reason: 'SOURCE_REFUSED_LOGIN',
    nextStep: tellOperator,
    askAgain: true,
  },
  '060': { gives: 'COULD_NOT_CHECK', says: { vi: 'Họ tên không đúng', en: 'wrong name' }, reason: 'NAME_DIFFERS', nextStep: compareName },
  '061': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Họ tên không đúng, đúng các chữ cái đầu', en: 'wrong name, the first letters are right' },
    reason: 'NAME_DIFFERS',
    nextStep: compareName,
  },
  '070': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Ngày sinh không đúng', en: 'wrong birth date' },
    reason: 'BIRTH_DATE_DIFFERS',
    nextStep: {
      vi: 'So ngày sinh với giấy tờ (có thể chỉ có năm), sửa rồi tra lại.',
      en: 'Compare the birth date with the paper (it may be a year only), correct it and check again.',
    },
  },
  '100': { gives: 'COULD_NOT_CHECK', says: { vi: 'Lỗi khi lấy dữ liệu', en: 'error reading data' }, reason: 'SOURCE_FAULT', nextStep: waitForHub, askAgain: true },
  '101': { gives: 'COULD_NOT_CHECK', says: { vi: 'Lỗi máy chủ', en: 'server error' }, reason: 'SOURCE_FAULT', nextStep: waitForHub, askAgain: true },
  '110': { gives: 'NOT_COVERED', says: { vi: 'Thẻ đã thu hồi', en: 'the card was withdrawn' }, reason: 'CARD_CANCELLED', message: withdrawn },
  '120': { gives: 'NOT_COVERED', says: { vi: 'Thẻ đã báo giảm', en: 'reported reduced' }, reason: 'CARD_REDUCED', message: reduced },
  '121': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Báo giảm: chuyển ngoại tỉnh', en: 'reported reduced: moved to another province' },
    reason: 'NEW_CARD_LIKELY',
    nextStep: lookForNewCard,
  },
  '122': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Báo giảm: chuyển nội tỉnh', en: 'reported reduced: moved within the province' },
    reason: 'NEW_CARD_LIKELY',
    nextStep: lookForNewCard,
  },
  '123': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Báo giảm: tăng lại cùng đơn vị', en: 'reported reduced: entered again at the same unit' },
    reason: 'NEW_CARD_LIKELY',
    nextStep: lookForNewCard,
  },
  '124': { gives: 'NOT_COVERED', says: { vi: 'Báo giảm: thôi tham gia', en: 'reported reduced: left the scheme' }, reason: 'CARD_REDUCED', message: reduced },
  '130': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Trẻ em chưa xuất trình thẻ', en: 'a child that has not shown a card' },
    reason: 'CHILD_CARD_NOT_SHOWN',
    nextStep: {
      vi: 'Tiếp nhận bằng giấy khai sinh hoặc giấy chứng sinh; đề nghị cấp thẻ tạm TE1 rồi tra lại.',
      en: 'Admit with the birth certificate; have a temporary TE1 card issued and check again.',
    },
  },
  '205': { gives: 'COULD_NOT_CHECK', says: { vi: 'Sai tham số', en: 'wrong parameters' }, reason: 'NUMBER_WRONG', nextStep: compareNumber },
  '401': {
    gives: 'COULD_NOT_CHECK',
    says: { vi: 'Cổng không nhận đăng nhập', en: 'the gateway refused the login' },
    reason: 'SOURCE_REFUSED_LOGIN',
    nextStep: tellOperator,
    askAgain: true,
  },
  '500': { gives: 'COULD_NOT_CHECK', says: { vi: 'Lỗi máy chủ', en: 'server error' }, reason: 'SOURCE_FAULT', nextStep: waitForHub, askAgain: true },
} as const satisfies Record<string, CodeMeaning>

export type GatewayCode = keyof typeof gatewayCodes

export function isGatewayCode(code: string): code is GatewayCode {
  return Object.hasOwn(gatewayCodes, code)
}

/** How asking the gateway can fail before it says anything of a card. */
export const gatewayFailures = {
  SLOW: { vi: 'Cổng giám định không trả lời kịp', en: 'the gateway did not answer in time' },
  UNREACHABLE: { vi: 'Không kết nối được Cổng giám định', en: 'the gateway cannot be reached' },
  UNREADABLE: { vi: 'Cổng giám định trả lời không đọc được', en: 'the gateway’s answer cannot be read' },
} as const satisfies Record<string, Bilingual>
export type GatewayFailure = keyof typeof gatewayFailures

const failureReasons = {
  SLOW: 'SOURCE_SLOW',
  UNREACHABLE: 'SOURCE_UNREACHABLE',
  UNREADABLE: 'SOURCE_FAULT',
} as const satisfies Record<GatewayFailure, CouldNotCheckReason>

export function meaningOfFailure(failure: GatewayFailure): CodeMeaning & { gives: 'COULD_NOT_CHECK' } {
  return {
    gives: 'COULD_NOT_CHECK',
    says: gatewayFailures[failure],
    reason: failureReasons[failure],
    nextStep: waitForHub,
    askAgain: true,
  }
}
