import type { UserErrorTexts } from '../../kit/user-errors.js'

/** Why what concerns a facility is refused. */
export const facilityErrors = {
  ENDS_BEFORE_START: {
    vi: 'Ngày kết thúc sớm hơn ngày bắt đầu. Hãy sửa lại ngày.',
    en: 'The last day lies before the first. Correct the day.',
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
  DATE_AFTER_LEAVING: {
    vi: 'Ngày này sau ngày người đó rời cơ sở. Hãy sửa lại ngày.',
    en: 'This day lies after the person left care. Correct the day.',
  },
  PERIOD_INVALID: {
    vi: 'Khoảng thời gian không hợp lệ. Hãy nhập ngày cuối từ ngày đầu trở đi, và nằm trong thời gian bản ghi còn hiệu lực.',
    en: 'The period is not valid. Enter a last day that is not before the first, within the days in which the record holds.',
  },
  PERIOD_OVERLAPS: {
    vi: 'Đã có bản ghi cùng loại trong khoảng thời gian này. Hãy chấm dứt hoặc đính chính bản ghi đó, hoặc chọn ngày khác.',
    en: 'There is a record of this kind in those days. End or correct that one, or choose other days.',
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
