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
  PERIOD_INVALID: {
    vi: 'Khoảng thời gian không hợp lệ. Hãy nhập ngày cuối từ ngày đầu trở đi, và nằm trong thời gian bản ghi còn hiệu lực.',
    en: 'The period is not valid. Enter a last day that is not before the first, within the days in which the record holds.',
  },
  PERIOD_OVERLAPS: {
    vi: 'Đã có bản ghi cùng loại trong khoảng thời gian này. Hãy chấm dứt hoặc đính chính bản ghi đó, hoặc chọn ngày khác.',
    en: 'There is a record of this kind in those days. End or correct that one, or choose other days.',
  },
  REASON_MISSING: {
    vi: 'Thiếu lý do. Hãy nhập lý do từ 5 đến 500 ký tự.',
    en: 'There is no reason. Enter one of 5 to 500 characters.',
  },
  LICENCE_NOT_IN_FORCE: {
    vi: 'Giấy phép không còn hoặc chưa có hiệu lực vào ngày này. Hãy xem lại thời hạn của giấy phép rồi sửa ngày.',
    en: 'The licence does not hold on this day. Look at its dates, then correct the day.',
  },
  SUSPENSION_TOO_LONG: {
    vi: 'Thời hạn đình chỉ giấy phép hoạt động không quá 6 tháng (NĐ 103/2017). Hãy nhập ngày cuối sớm hơn.',
    en: 'An operating licence may be suspended for 6 months at most (NĐ 103/2017). Enter an earlier last day.',
  },
  TOO_MANY_PACKAGES: {
    vi: 'Cơ sở đã có 50 gói dịch vụ trong thời gian này. Hãy ngừng một gói trước khi mở thêm.',
    en: 'The facility offers 50 packages in those days. End one before adding another.',
  },
  COMMUNE_ELSEWHERE: {
    vi: 'Xã, phường này không thuộc tỉnh của cơ sở vào ngày đó. Hãy chọn xã, phường khác hoặc để trống.',
    en: 'This commune is not in the facility’s province on that day. Choose another one, or leave it out.',
  },
} as const satisfies UserErrorTexts

export const UserError = userErrorType(userErrorTexts)
