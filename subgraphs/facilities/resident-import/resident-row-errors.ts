import { type RowErrorTexts, sharedRowErrors } from '../../../kit/rows.js'
import { userErrorTexts } from '../user-errors.js'

/** What can be wrong with a row of residents, and how to mend it. */
export const residentRowErrors = {
  ...sharedRowErrors,
  NAME_INVALID: userErrorTexts.NAME_INVALID,
  BIRTH_DATE_INVALID: {
    vi: 'Ngày sinh không hợp lệ. Hãy nhập năm, tháng/năm hoặc ngày, ví dụ 1950, 03/1950, 15/03/1950, 1950-03-15.',
    en: 'This is no birth date. Enter the year, the month or the day, such as 1950, 03/1950, 15/03/1950, 1950-03-15.',
  },
  SEX_INVALID: {
    vi: 'Giới tính phải là Nam, Nữ hoặc Chưa rõ.',
    en: 'The sex is Nam (male), Nữ (female) or Chưa rõ (not known).',
  },
  PERSONAL_ID_INVALID: {
    vi: 'Số CCCD phải có đúng 12 chữ số. Nếu mất số 0 ở đầu: đặt định dạng ô là Văn bản rồi nhập lại; không có thì để trống.',
    en: 'A personal ID has exactly 12 digits. If a leading zero was lost: format the cell as Text and enter it again; leave it empty if there is none.',
  },
  SOCIAL_INSURANCE_INVALID: {
    vi: 'Số BHXH phải có đúng 10 chữ số. Nếu mất số 0 ở đầu: đặt định dạng ô là Văn bản rồi nhập lại; không có thì để trống.',
    en: 'A social-insurance number has exactly 10 digits. If a leading zero was lost: format the cell as Text and enter it again; leave it empty if there is none.',
  },
  OLD_IDENTITY_CARD_INVALID: {
    vi: 'Số CMND cũ phải có đúng 9 chữ số. Đặt định dạng ô là Văn bản rồi nhập lại; số 12 chữ số thuộc cột CCCD.',
    en: 'An old identity card has exactly 9 digits. Format the cell as Text and enter it again; a number of 12 digits belongs under CCCD.',
  },
  PASSPORT_INVALID: {
    vi: 'Số hộ chiếu phải gồm một chữ cái và 7 chữ số. Hãy xem lại giấy tờ; không có thì để trống.',
    en: 'A passport has one letter and 7 digits. Look at the paper; leave the cell empty if there is none.',
  },
  CATEGORY_UNKNOWN: {
    vi: 'Không có diện đối tượng tên này. Hãy chọn tên trong trang “Hướng dẫn” của tệp mẫu; nhiều diện thì ngăn bằng dấu chấm phẩy (;).',
    en: 'There is no group of this name. Take one from the sheet “Hướng dẫn” of the template; put a semicolon (;) between several.',
  },
  CATEGORY_MISSING: userErrorTexts.CATEGORY_MISSING,
  CONTRACT_MISSING: userErrorTexts.CONTRACT_MISSING,
  DAY_INVALID: {
    vi: 'Ngày không hợp lệ. Hãy nhập dạng 02/11/2026 hoặc 2026-11-02.',
    en: 'This is no day. Enter it as 02/11/2026 or 2026-11-02.',
  },
  DATE_IN_FUTURE: userErrorTexts.DATE_IN_FUTURE,
  DATE_TOO_EARLY: userErrorTexts.DATE_TOO_EARLY,
  MODE_INVALID: {
    vi: 'Hình thức phải là Nội trú, Bán trú, Tự nguyện, Khẩn cấp, hoặc để trống (Nội trú).',
    en: 'The way of living is Nội trú, Bán trú, Tự nguyện or Khẩn cấp; an empty cell means Nội trú.',
  },
  YES_OR_NO: {
    vi: 'Ô này phải là Có, Không, hoặc để trống.',
    en: 'This cell is Có (yes), Không (no), or empty.',
  },
  INVALID_VALUE: {
    vi: 'Giá trị quá dài: số quyết định tối đa 200 ký tự. Hãy rút ngắn lại.',
    en: 'The value is too long: the number of a decision has at most 200 characters. Shorten it.',
  },
  EXAMPLE_ROW: {
    vi: 'Đây là dòng ví dụ của tệp mẫu. Hãy xóa dòng này.',
    en: 'This is the example of the template. Take the row out.',
  },
  ROW_TWICE: {
    vi: 'Người này (cùng số giấy tờ, hoặc cùng tên, ngày sinh, giới tính) đã có ở một dòng trước trong tệp. Hãy giữ lại một dòng; nếu là người khác, ghi “Có” ở cột “Là người khác”.',
    en: 'An earlier row has this person: the same number, or the same name, birth and sex. Keep one; if it is another person, write “Có” under “Là người khác”.',
  },
  POSSIBLE_DUPLICATE: {
    vi: 'Cơ sở đang có người trùng tên, ngày sinh và giới tính. Hãy mở hồ sơ đó: nếu cùng một người thì bỏ dòng này; nếu là người khác, ghi “Có” ở cột “Là người khác”.',
    en: 'Somebody of this name, birth and sex is here. Open that record: if it is the same person, take the row out; if another, write “Có” under “Là người khác”.',
  },
  OTHER_NAME: {
    vi: 'Số giấy tờ này thuộc về một người đang ở cơ sở nhưng tên khác. Hãy xem lại số, hoặc sửa tên cho đúng hồ sơ.',
    en: 'This number belongs to somebody here who has another name. Look at the number again, or write the name as the record has it.',
  },
  IDENTIFIER_TAKEN: userErrorTexts.IDENTIFIER_TAKEN,
} as const satisfies RowErrorTexts

export type ResidentRowErrorCode = keyof typeof residentRowErrors
