import { type RowErrorTexts, sharedRowErrors } from '../../../kit/rows.js'
import { userErrorTexts } from '../user-errors.js'

/** What can be wrong with a row of cards, and how to mend it. */
export const cardRowErrors = {
  ...sharedRowErrors,
  CARD_NUMBER_INVALID: {
    vi: 'Số thẻ phải có 15 ký tự: 2 chữ cái, mức 1–5, mã tỉnh cũ và 10 số BHXH. Hãy xem lại thẻ.',
    en: 'A card number has 15 characters: 2 letters, level 1–5, the old province and the 10 digits of the insurance. Look at the card.',
  },
  NAME_INVALID: {
    vi: 'Họ tên trống, dài quá 255 ký tự hoặc có ký tự lỗi. Hãy nhập lại.',
    en: 'The name is empty, longer than 255 characters, or holds a broken character. Enter it again.',
  },
  BIRTH_DATE_INVALID: {
    vi: 'Ngày sinh không hợp lệ. Hãy nhập năm, tháng/năm hoặc ngày, ví dụ 1951, 03/1951, 15/03/1951.',
    en: 'This is no birth date. Enter the year, the month or the day, such as 1951, 03/1951, 15/03/1951.',
  },
  BORN_IN_FUTURE: {
    vi: 'Ngày sinh ở tương lai. Hãy sửa lại.',
    en: 'The birth date lies in the future. Correct it.',
  },
  PERSONAL_ID_INVALID: {
    vi: 'Số định danh phải có đúng 12 chữ số, hoặc để trống. Hãy định dạng cột là văn bản.',
    en: 'The personal ID has exactly 12 digits, or the cell is empty. Format the column as text.',
  },
  FACILITY_CODE_INVALID: {
    vi: 'Mã nơi đăng ký KCB phải có đúng 5 chữ số. Hãy định dạng cột là văn bản để không mất số 0 ở đầu.',
    en: 'The code of the registered place has exactly 5 digits. Format the column as text, so that no leading zero is lost.',
  },
  DAY_INVALID: {
    vi: 'Ngày không hợp lệ. Hãy nhập dạng 2026-11-02, 02/11/2026 hoặc 20261102.',
    en: 'This is no day. Enter it as 2026-11-02, 02/11/2026 or 20261102.',
  },
  STATUS_INVALID: {
    vi: 'Trạng thái phải là ACTIVE (đang sử dụng), SUSPENDED (tạm giữ), CANCELLED (thu hồi), hoặc để trống.',
    en: 'The status is ACTIVE, SUSPENDED or CANCELLED, or the cell is empty.',
  },
  OBJECT_CODE_UNKNOWN: userErrorTexts.OBJECT_CODE_UNKNOWN,
  ENDS_BEFORE_START: userErrorTexts.ENDS_BEFORE_START,
  BEGINS_BEFORE_BIRTH: userErrorTexts.BEGINS_BEFORE_BIRTH,
  OTHER_PROVINCE: {
    vi: 'Thẻ này do tỉnh khác quản lý. Hãy bỏ dòng này và gửi cho cơ quan BHXH tỉnh đó.',
    en: 'This card is managed by another province. Take the row out and hand it to that province.',
  },
  CARD_IN_USE: {
    vi: 'Một thẻ khác cùng số đang dùng trong những ngày này. Hãy sửa ngày, hoặc điều chỉnh thẻ kia trước.',
    en: 'Another card of this number is in use on these days. Correct the days, or correct that card first.',
  },
  CARD_TWICE: {
    vi: 'Số thẻ này đã có ở một dòng trước trong tệp. Hãy giữ lại một dòng.',
    en: 'An earlier row of the file has this number. Keep one.',
  },
} as const satisfies RowErrorTexts

export type CardRowErrorCode = keyof typeof cardRowErrors
