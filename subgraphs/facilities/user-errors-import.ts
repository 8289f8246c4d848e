import type { UserErrorTexts } from '../../kit/user-errors.js'

/** Why a file of residents, or its undoing, is refused. */
export const importErrors = {
  FILE_NAME_INVALID: {
    vi: 'Tên tệp không dùng được: phải có đuôi .csv hoặc .xlsx, tối đa 120 ký tự, không có dấu / hay ký tự điều khiển. Hãy đổi tên tệp.',
    en: 'The file name cannot be used: it ends with .csv or .xlsx, has at most 120 characters, no slash and no control characters. Rename the file.',
  },
  TOO_MANY_IMPORTS: {
    vi: 'Cơ sở của bạn đang có 5 lần nhập chưa xong. Hãy chờ, hoặc hủy một lần không cần nữa.',
    en: 'Your facility has 5 imports that are not over. Wait, or cancel one that is not needed.',
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
  IMPORT_NOT_OVER: {
    vi: 'Lần nhập này chưa xong. Hãy chờ xong hoặc hủy, rồi mới hoàn tác.',
    en: 'This import is not over. Wait for its end or cancel it, then undo it.',
  },
  IMPORT_UNDONE: {
    vi: 'Lần nhập này đã được hoàn tác, hoặc đang hoàn tác. Hãy tải lại để xem kết quả.',
    en: 'This import was undone already, or is being undone. Load it again to see what came of it.',
  },
  NOTHING_TO_UNDO: {
    vi: 'Đây là lần chạy thử, không thay đổi gì nên không có gì để hoàn tác.',
    en: 'This was a trial; it changed nothing, so there is nothing to undo.',
  },
} as const satisfies UserErrorTexts
