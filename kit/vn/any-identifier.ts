import {
  type HealthInsuranceCardNumberParts,
  normaliseIdentifier,
  parseHealthInsuranceCardNumber,
  parsePersonalId,
  parseSocialInsuranceNumber,
  type PersonalIdParts,
  type SocialInsuranceNumberParts,
  unknownPlace,
} from './identifiers.js'
import { formerProvinces } from './provinces.js'
import type { Bilingual, Checked } from './types.js'

// Terms
//   any identifier         one box for whatever a person shows: the portal accepts 10, 12 or 15 characters (CV 1839/CNTT-PM)
//   temporary child card   mã thẻ tạm của trẻ: TE1 + province + 10 digits, registered at province + 000 (NĐ 188 Đ50 k1a);
//                          in form it is like any child's card, so the form alone cannot tell

export type AnyIdentifier = { readonly warnings: readonly IdentifierWarning[] } & (
  | ({ readonly kind: 'PERSONAL_ID' } & PersonalIdParts)
  | ({ readonly kind: 'SOCIAL_INSURANCE_NUMBER' } & SocialInsuranceNumberParts)
  | ({ readonly kind: 'CARD' } & HealthInsuranceCardNumberParts)
  | ({
      readonly kind: 'CHILD_CARD'
      /** Null while the registered place is not known. */
      readonly temporary: boolean | null
    } & HealthInsuranceCardNumberParts)
)

export const identifierProblems = {
  EMPTY: {
    vi: 'Chưa nhập gì. Nhập số định danh 12 số, mã số BHXH 10 số hoặc mã thẻ BHYT 15 ký tự.',
    en: 'Nothing was typed. Type a 12-digit personal ID, a 10-digit social-insurance number or a 15-character card number.',
  },
  ZERO_LOST: {
    vi: 'Có 11 chữ số: có lẽ bảng tính đã bỏ số 0 ở đầu số định danh. Thêm số 0 rồi thử lại.',
    en: 'There are 11 digits: a spreadsheet may have dropped the leading 0 of a personal ID. Put it back and try again.',
  },
  OLD_ID_CARD: {
    vi: 'Có 9 chữ số: đây có thể là chứng minh nhân dân cũ. Hỏi số định danh 12 số hoặc mã số BHXH 10 số.',
    en: 'There are 9 digits: this may be an old identity card. Ask for the 12-digit personal ID or the 10-digit number.',
  },
  PASSPORT: {
    vi: 'Đây có dạng số hộ chiếu, không dùng để tra thẻ. Hỏi mã số BHXH 10 số hoặc mã thẻ 15 ký tự.',
    en: 'This looks like a passport number, which finds no card. Ask for the 10-digit number or the 15-character card.',
  },
  WRONG_LENGTH: {
    vi: 'Độ dài không đúng: cần 12 số (định danh), 10 số (BHXH) hoặc 15 ký tự (thẻ BHYT). Kiểm tra số bị thiếu hoặc thừa.',
    en: 'The length is wrong: 12 digits (personal ID), 10 (social insurance) or 15 characters (card). Look for what is missing.',
  },
  NOT_DIGITS: {
    vi: 'Có ký tự không phải chữ số ở chỗ phải là chữ số. Nhìn lại trên giấy tờ và gõ lại.',
    en: 'There is a character that is no digit where a digit belongs. Look at the document and type it again.',
  },
  WRONG_OBJECT_CODE: {
    vi: 'Mã thẻ phải bắt đầu bằng 2 chữ cái (mã đối tượng), ví dụ BT, HN, TE.',
    en: 'A card number begins with 2 letters (the object code), for example BT, HN, TE.',
  },
  WRONG_LEVEL: {
    vi: 'Ký tự thứ 3 của mã thẻ phải là số từ 1 đến 5 (mức hưởng).',
    en: 'The 3rd character of a card number is a digit from 1 to 5 (the level).',
  },
} as const satisfies Record<string, Bilingual>

export type IdentifierProblem = keyof typeof identifierProblems

export const identifierWarnings = {
  LOOK_ALIKE_READ: {
    vi: 'Đã đọc chữ O thành số 0, chữ I hoặc L thành số 1 (hoặc ngược lại): so lại với giấy tờ.',
    en: 'O was read as 0, I or L as 1 (or the other way round): compare with the document.',
  },
  UNKNOWN_PLACE: unknownPlace,
  UNKNOWN_CARD_PROVINCE: {
    vi: 'Ký tự thứ 4 và 5 của thẻ không phải mã tỉnh cũ: thẻ của lực lượng vũ trang hoặc gõ nhầm.',
    en: 'Characters 4 and 5 of the card are no province in the old coding: a card of the forces, or a typing error.',
  },
  TEMPORARY_CARD: {
    vi: 'Thẻ tạm của trẻ: phải nối với thẻ chính thức khi được cấp.',
    en: 'A temporary card of a child: link it to the real card once that is issued.',
  },
} as const satisfies Record<string, Bilingual>

export type IdentifierWarning = keyof typeof identifierWarnings

export interface IdentifierContext {
  /** Where the card is registered, when the card's record is at hand: only this tells a temporary child card. */
  readonly registeredFacilityCode?: string
}

/** What somebody typed into the one box: which kind of number it is, or what is wrong with it. */
export function recogniseIdentifier(
  text: string,
  context: IdentifierContext = {},
): Checked<AnyIdentifier, IdentifierProblem> {
  const typed = normaliseIdentifier(text)
  switch (typed.length) {
    case 0:
      return { ok: false, problem: 'EMPTY' }
    case 10:
      return socialInsuranceNumber(typed)
    case 12:
      return personalId(typed)
    case 15:
      return card(typed, context)
    default:
      return { ok: false, problem: problemOfLength(typed) }
  }
}

function problemOfLength(typed: string): IdentifierProblem {
  if (/^[A-Z]\d{7}$/.test(typed)) return 'PASSPORT'
  const digits = asDigits(typed)
  if (/^\d{9}$/.test(digits)) return 'OLD_ID_CARD'
  return /^\d{11}$/.test(digits) ? 'ZERO_LOST' : 'WRONG_LENGTH'
}

function socialInsuranceNumber(typed: string): Checked<AnyIdentifier, IdentifierProblem> {
  const read = asDigits(typed)
  const parsed = parseSocialInsuranceNumber(read)
  if (!parsed.ok) return parsed
  return { ok: true, value: { kind: 'SOCIAL_INSURANCE_NUMBER', ...parsed.value, warnings: readOtherwise(typed, read) } }
}

function personalId(typed: string): Checked<AnyIdentifier, IdentifierProblem> {
  const read = asDigits(typed)
  const parsed = parsePersonalId(read)
  if (!parsed.ok) return parsed
  const place: IdentifierWarning[] = parsed.value.provinceCode === null ? ['UNKNOWN_PLACE'] : []
  return { ok: true, value: { kind: 'PERSONAL_ID', ...parsed.value, warnings: [...readOtherwise(typed, read), ...place] } }
}

function card(typed: string, { registeredFacilityCode }: IdentifierContext): Checked<AnyIdentifier, IdentifierProblem> {
  const read = asLetters(typed.slice(0, 2)) + asDigits(typed.slice(2))
  const parsed = parseHealthInsuranceCardNumber(read)
  if (!parsed.ok) return parsed
  const { objectCode, levelDigit, provinceCode } = parsed.value
  const known = formerProvinces().some(province => province.code === provinceCode)
  const warnings: IdentifierWarning[] = [...readOtherwise(typed, read), ...(known ? [] : ['UNKNOWN_CARD_PROVINCE' as const])]
  if (objectCode !== 'TE' || levelDigit !== 1) return { ok: true, value: { kind: 'CARD', ...parsed.value, warnings } }
  const temporary = registeredFacilityCode === undefined ? null : registeredFacilityCode === `${provinceCode}000`
  if (temporary) warnings.push('TEMPORARY_CARD')
  return { ok: true, value: { kind: 'CHILD_CARD', ...parsed.value, temporary, warnings } }
}

const readOtherwise = (typed: string, read: string): IdentifierWarning[] => (typed === read ? [] : ['LOOK_ALIKE_READ'])

const asDigits = (text: string) => text.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
const asLetters = (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'I')
