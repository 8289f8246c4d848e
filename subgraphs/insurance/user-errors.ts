import { sharedUserErrors, userErrorType, type UserErrorTexts } from '../../kit/user-errors.js'

/** Why this sector refuses a change, beside what every sector says. */
export const userErrorTexts = {
  ...sharedUserErrors,
  PERSON_MISSING: {
    vi: 'Chưa có người cần tra. Hãy nhập một số giấy tờ, hoặc chọn người được chăm sóc.',
    en: 'Nobody is asked about. Type a number from a paper, or choose a resident.',
  },
  IDENTIFIER_UNREADABLE: {
    vi: 'Không đọc được số này. Cần số định danh 12 số, mã số BHXH 10 số hoặc mã thẻ BHYT 15 ký tự.',
    en: 'The number cannot be read. A 12-digit personal ID, a 10-digit social-insurance number or a 15-character card is needed.',
  },
  DATE_OUT_OF_RANGE: {
    vi: 'Ngày hỏi phải từ 01/07/2009 đến một năm sau hôm nay.',
    en: 'The day must lie between 2009-07-01 and a year from today.',
  },
  DATES_CROSSED: {
    vi: 'Ngày cuối sớm hơn ngày đầu. Hãy sửa lại một trong hai ngày.',
    en: 'The last day lies before the first one. Correct one of the two.',
  },
  HEALTH_FACILITY_CODE_INVALID: {
    vi: 'Mã cơ sở khám chữa bệnh gồm 5 chữ số. Hãy xem lại danh mục rồi nhập lại.',
    en: 'The code of a health facility has 5 digits. Look it up and enter it again.',
  },
  DIAGNOSIS_INVALID: {
    vi: 'Mã bệnh không đúng dạng ICD-10, ví dụ I10 hoặc E11.9. Hãy sửa lại.',
    en: 'The code is not of the form of ICD-10, such as I10 or E11.9. Correct it.',
  },
  AMOUNT_INVALID: {
    vi: 'Số tiền phải là số nguyên đồng, không âm; phần trước khi đổi mức không lớn hơn cả năm. Hãy sửa lại.',
    en: 'An amount is a whole number of VND, not below 0, and the part before the change not above the year. Correct it.',
  },
  LIST_TOO_LONG: {
    vi: 'Danh sách quá dài. Hãy bỏ bớt rồi gửi lại.',
    en: 'The list is too long. Take some out and send it again.',
  },
  OBJECT_CODE_UNKNOWN: {
    vi: 'Hai chữ đầu của số thẻ không phải mã đối tượng nào vào ngày đó. Hãy xem lại số thẻ.',
    en: 'The first two letters of the number are no object code on that day. Look at the card again.',
  },
  FACILITY_CODE_INVALID: {
    vi: 'Mã nơi đăng ký KCB phải có đúng 5 chữ số; thẻ tạm của trẻ: mã tỉnh và 000. Hãy sửa lại.',
    en: 'The code of the registered place has exactly 5 digits; a temporary child card has the province and 000. Correct it.',
  },
  ENDS_BEFORE_START: {
    vi: 'Ngày cuối của thẻ trước ngày đầu. Hãy sửa một trong hai.',
    en: 'The last day of the card is before the first one. Correct one of them.',
  },
  BEGINS_BEFORE_BIRTH: {
    vi: 'Thẻ có giá trị trước ngày sinh. Hãy sửa một trong hai ngày.',
    en: 'The card begins before its holder was born. Correct one of the two days.',
  },
  CARD_IN_USE: {
    vi: 'Đã có một thẻ cùng số đang dùng trong những ngày này. Hãy điều chỉnh thẻ đó thay vì lập thẻ mới.',
    en: 'A card of this number is in use on these days already. Correct that one instead of making another.',
  },
  OTHER_PROVINCE: {
    vi: 'Thẻ này do tỉnh khác quản lý. Hãy chuyển yêu cầu đến cơ quan BHXH tỉnh đó.',
    en: 'This card is managed by another province. Hand the request to its social-insurance agency.',
  },
  NOTE_MISSING: {
    vi: 'Mỗi điều chỉnh cần một câu giải thích, tối đa 500 ký tự. Hãy nhập lý do.',
    en: 'Each correction needs a sentence that says why, at most 500 characters. Enter it.',
  },
  NOTHING_CHANGED: {
    vi: 'Nội dung mới giống nội dung đang có. Hãy sửa ít nhất một mục.',
    en: 'The new content is what is there already. Change at least one thing.',
  },
} as const satisfies UserErrorTexts

export const UserError = userErrorType(userErrorTexts)
