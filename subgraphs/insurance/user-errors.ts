import { sharedUserErrors, userErrorType, type UserErrorTexts } from '../../kit/user-errors.js'

/** Why this sector refuses a change, beside what every sector says. */
export const userErrorTexts = {
  ...sharedUserErrors,
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
  FILE_NAME_INVALID: {
    vi: 'Tên tệp không dùng được: phải có đuôi .csv, tối đa 120 ký tự, không có dấu / hay ký tự điều khiển. Hãy đổi tên tệp.',
    en: 'The file name cannot be used: it ends with .csv, has at most 120 characters, no slash and no control characters. Rename the file.',
  },
  TOO_MANY_IMPORTS: {
    vi: 'Tỉnh của bạn đang có 5 lần nhập chưa xong. Hãy chờ, hoặc hủy một lần không cần nữa.',
    en: 'Your province has 5 imports that are not over. Wait, or cancel one that is not needed.',
  },
  PART_TOO_LARGE: {
    vi: 'Phần này lớn hơn 1 MiB. Hãy cắt tệp thành các phần nhỏ hơn.',
    en: 'This part is larger than 1 MiB. Cut the file into smaller parts.',
  },
  PART_DIFFERS: {
    vi: 'Phần số này đã được gửi với nội dung khác. Hãy hủy lần nhập và gửi lại cả tệp.',
    en: 'This part was sent before with another content. Cancel the import and send the whole file again.',
  },
  IMPORT_ENDED: {
    vi: 'Lần nhập này không còn nhận phần nào hoặc đã kết thúc. Hãy bắt đầu lần nhập mới.',
    en: 'This import takes no more parts, or is over. Begin another.',
  },
} as const satisfies UserErrorTexts

export const UserError = userErrorType(userErrorTexts)
