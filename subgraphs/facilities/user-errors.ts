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
  ALERT_CLOSED: {
    vi: 'Cảnh báo này đã kết thúc. Nếu có dấu hiệu mới, hãy đo và ghi lại.',
    en: 'This alert is closed. If there is a new sign, measure again and write it down.',
  },
  ALERT_NEEDS_ACTION: {
    vi: 'Chưa ghi hướng xử trí. Hãy chọn theo dõi, điều trị hoặc chuyển trước khi kết thúc.',
    en: 'Nobody has said what is done about it. Choose watch, treat or refer before closing.',
  },
  ALERT_WAITS_FOR_REFERRAL: {
    vi: 'Cảnh báo này chờ phiếu chuyển: phát hành phiếu thì cảnh báo tự kết thúc. Nếu không chuyển nữa, hãy ghi lại hướng xử trí.',
    en: 'This alert waits for a referral and is closed when it is issued. If there will be none, say anew what is done.',
  },
  NOTE_MISSING: {
    vi: 'Chưa ghi nội dung xử trí. Hãy ghi ngắn gọn đã làm gì.',
    en: 'The note is missing. Say briefly what was done.',
  },
  LOOK_AGAIN_MISSING: {
    vi: 'Chưa có ngày xem lại. Hãy chọn ngày trong vòng 6 tháng tới.',
    en: 'The day to look again is missing. Choose one within 6 months.',
  },
} as const satisfies UserErrorTexts

export const UserError = userErrorType(userErrorTexts)
