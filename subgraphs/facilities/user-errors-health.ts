import type { UserErrorTexts } from '../../kit/user-errors.js'

/** Why what concerns the health of a resident is refused. */
export const healthErrors = {
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
  DATE_RANGE_INVALID: {
    vi: 'Ngày kết thúc không hợp với ngày bắt đầu. Hãy sửa lại ngày.',
    en: 'The last day does not fit the first one. Correct the days.',
  },
  DATE_PAST: {
    vi: 'Ngày này đã qua. Hãy chọn hôm nay hoặc ngày sau đó.',
    en: 'This day has passed. Choose today or a later one.',
  },
  DATE_OUTSIDE_ROUND: {
    vi: 'Ngày khám nằm ngoài đợt khám. Hãy sửa ngày hoặc bỏ chọn đợt.',
    en: 'The day of the check lies outside the round. Correct the day, or leave the round out.',
  },
  ROUND_TWICE: {
    vi: 'Cơ sở đã có đợt khám loại này bắt đầu ngày đó. Hãy dùng đợt đã có.',
    en: 'The facility has a round of this kind from that day already. Use that one.',
  },
  CHECK_TWICE: {
    vi: 'Người này đã có lần khám ngày đó hoặc trong đợt đó. Hãy mở lần khám đã có và đính chính nếu cần.',
    en: 'The person has a check of that day, or in that round, already. Open it, and correct it if needed.',
  },
  READING_TWICE: {
    vi: 'Chỉ số này đã được ghi cho đúng thời điểm đó. Hãy xem lại giờ đo.',
    en: 'This was written down for that moment already. Look at the time of the reading.',
  },
  CLASS_INVALID: {
    vi: 'Phân loại sức khoẻ từ 1 đến 5 (I–V). Hãy chọn lại.',
    en: 'The health class is 1 to 5 (I–V). Choose again.',
  },
  DUE_DAY_INVALID: {
    vi: 'Hạn khám tiếp phải sau ngày khám. Hãy sửa lại.',
    en: 'The next check is due after this one. Correct the day.',
  },
  REASON_MISSING: {
    vi: 'Chưa ghi lý do (5–500 ký tự). Hãy ghi lý do.',
    en: 'The reason is missing (5–500 characters). Write it down.',
  },
  ICD_INVALID: {
    vi: 'Mã bệnh không đúng dạng ICD-10 (ví dụ I10, E11.9) hoặc bị lặp. Hãy sửa lại mã.',
    en: 'The code does not have the form of ICD-10 (such as I10, E11.9), or is there twice. Correct it.',
  },
  SPECIALITY_TWICE: {
    vi: 'Chuyên khoa này đã có kết quả. Hãy gộp lại.',
    en: 'This field of doctors is there already. Put the two together.',
  },
  TEXT_MISSING: {
    vi: 'Chưa nhập nội dung, hoặc quá dài. Hãy nhập lại.',
    en: 'The text is missing, or too long. Enter it again.',
  },
  VALUE_IMPLAUSIBLE: {
    vi: 'Chỉ số này không thể có thật. Hãy xem lại chữ số và đơn vị, rồi nhập lại.',
    en: 'This number cannot be. Look at the digits and the unit, and enter it again.',
  },
  VALUE_MISSING: {
    vi: 'Chưa có chỉ số. Hãy nhập ít nhất chỉ số này.',
    en: 'The number is missing. Enter it.',
  },
  NOTHING_TO_CORRECT: {
    vi: 'Không có gì khác với bản đang có. Hãy xem lại phiếu.',
    en: 'Nothing differs from what is there. Look at the form again.',
  },
  AGE_RANGE_INVALID: {
    vi: 'Khoảng tuổi không hợp lệ (0–130, từ không lớn hơn đến). Hãy sửa lại.',
    en: 'The ages are not valid (0–130, from not above to). Correct them.',
  },
  BOUNDS_INVALID: {
    vi: 'Phải có ít nhất một ngưỡng, và các ngưỡng tăng dần từ thấp đến cao. Hãy sửa lại.',
    en: 'There must be one bound at least, rising from the lowest to the highest. Correct them.',
  },
  SOURCE_MISSING: {
    vi: 'Chưa ghi văn bản làm căn cứ (5–500 ký tự). Hãy ghi số văn bản.',
    en: 'The paper that says so is missing (5–500 characters). Name it.',
  },
} as const satisfies UserErrorTexts
