import { sharedUserErrors, userErrorType, type UserErrorTexts } from '../../kit/user-errors.js'

/** Why this sector refuses a change, beside what every sector says. */
export const userErrorTexts = {
  ...sharedUserErrors,
  IDENTIFIER_INVALID: {
    vi: 'Số giấy tờ không đúng dạng. Hãy xem lại giấy tờ rồi nhập lại.',
    en: 'The number does not have the right form. Look at the paper and enter it again.',
  },
  IDENTIFIER_TAKEN: {
    vi: 'Số giấy tờ này đang thuộc về một hồ sơ khác. Hãy tìm hồ sơ đó trước khi tiếp nhận mới.',
    en: 'This number belongs to another record now. Look for that record before admitting anew.',
  },
  CATEGORY_MISSING: {
    vi: 'Chưa có nhóm đối tượng. Hãy chọn ít nhất một nhóm.',
    en: 'There is no beneficiary group. Choose at least one.',
  },
  DATE_TOO_EARLY: {
    vi: 'Ngày này sớm hơn ngày sinh hoặc ngày tiếp nhận. Hãy sửa lại ngày.',
    en: 'This day lies before the birth or the admission. Correct the day.',
  },
  SAME_FACILITY: {
    vi: 'Người này đang ở chính cơ sở đó. Hãy chọn cơ sở khác.',
    en: 'The person lives in that facility already. Choose another one.',
  },
  NO_OPEN_STAY: {
    vi: 'Người này hiện không ở cơ sở nào. Không thể chuyển; hãy tiếp nhận lại.',
    en: 'The person is in no facility now. There is nothing to transfer; admit the person again.',
  },
  ENDS_BEFORE_START: {
    vi: 'Ngày kết thúc sớm hơn ngày bắt đầu. Hãy sửa lại ngày.',
    en: 'The last day lies before the first. Correct the day.',
  },
  ALREADY_ENDED: {
    vi: 'Người này đã thôi việc. Nếu ngày ghi sai, hãy dùng chức năng đính chính.',
    en: 'This person does not work here any more. Correct the record if its day is wrong.',
  },
  NOTHING_CHANGED: {
    vi: 'Bản ghi đã đúng như vậy. Không có gì để đính chính.',
    en: 'The record says so already. There is nothing to correct.',
  },
  CERTIFICATE_KNOWN: {
    vi: 'Chứng chỉ số này đã được ghi cho người này. Nếu bản ghi sai, hãy ghi chứng chỉ thay thế.',
    en: 'This number is recorded for the person already. If that record is wrong, record one that replaces it.',
  },
  TECHNIQUE_PERFORMED: {
    vi: 'Kỹ thuật này đã được ghi là đang thực hiện vào hoặc sau ngày đó. Hãy kết thúc hoặc rút bản ghi cũ trước.',
    en: 'The technique is recorded as performed on that day or later. End or withdraw that record first.',
  },
  TECHNIQUE_NOT_PERFORMED: {
    vi: 'Kỹ thuật này không được ghi là đang thực hiện. Hãy tải lại danh sách rồi chọn lại.',
    en: 'The technique is not recorded as performed. Load the list again and choose anew.',
  },
} as const satisfies UserErrorTexts

export const UserError = userErrorType(userErrorTexts)
