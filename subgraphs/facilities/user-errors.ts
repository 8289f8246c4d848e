import { sharedUserErrors, userErrorType, type UserErrorTexts } from '../../kit/user-errors.js'
import type { Bilingual } from '../../kit/vn/types.js'

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
  STAY_OPEN: {
    vi: 'Người này đang có đợt ở chưa kết thúc. Hãy kết thúc hoặc chuyển đợt ở đó trước.',
    en: 'The person has a stay that has not ended. End or transfer that stay first.',
  },
  STAYS_OVERLAP: {
    vi: 'Đợt ở này trùng ngày với một đợt ở khác của người này. Hãy sửa lại ngày.',
    en: 'This stay shares days with another stay of the person. Correct the day.',
  },
  STAY_NOT_LAST: {
    vi: 'Người này đã có đợt ở mới hơn nên không thể mở lại đợt này. Hãy sửa đợt mới trước.',
    en: 'The person has a newer stay, so this one cannot be opened again. Look at the newer one.',
  },
  STAYS_OUT_OF_ORDER: {
    vi: 'Sau đính chính, các đợt ở không còn nối tiếp đúng: mất trước một đợt khác, hoặc chuyển mà không có đợt sau. Hãy sửa ngày hoặc lý do.',
    en: 'The stays would not follow each other: a death before another stay, or a transfer to nowhere. Correct the day or the reason.',
  },
  STAY_NOT_ENDED: {
    vi: 'Đợt ở này chưa kết thúc. Hãy dùng chức năng kết thúc hoặc chuyển.',
    en: 'This stay has not ended. Discharge or transfer the person instead.',
  },
  PERSON_DIED: {
    vi: 'Người này đã được ghi nhận là mất. Nếu ghi nhầm, hãy đính chính đợt ở trước.',
    en: 'The person is recorded as dead. If that is a mistake, correct the stay first.',
  },
  ALREADY_AWAY: {
    vi: 'Người này đang vắng mặt. Hãy ghi ngày trở về trước.',
    en: 'The person is away already. Record the return first.',
  },
  NOT_AWAY: {
    vi: 'Người này không có lần vắng mặt nào đang mở. Hãy tải lại hồ sơ.',
    en: 'The person is not away. Load the record again.',
  },
  RETURN_BEFORE_LEAVE: {
    vi: 'Ngày trở về sớm hơn ngày đi. Hãy sửa lại ngày.',
    en: 'The return lies before the leave. Correct the day.',
  },
  ENTRY_LATER: {
    vi: 'Đợt ở này đã có ghi nhận (đi, về hoặc đổi hình thức) vào ngày muộn hơn. Hãy chọn ngày sau đó.',
    en: 'A leave, a return or another mode is recorded in this stay for a later day. Choose a day after it.',
  },
  ENTRY_EARLIER: {
    vi: 'Đợt ở này đã có ghi nhận (đi, về hoặc đổi hình thức) vào ngày sớm hơn. Hãy chọn ngày trước đó.',
    en: 'A leave, a return or another mode is recorded in this stay for an earlier day. Choose a day before it.',
  },
  SAME_MODE: {
    vi: 'Người này đang ở theo chính hình thức đó. Hãy chọn hình thức khác.',
    en: 'The person lives there in that mode already. Choose another one.',
  },
  CONTRACT_MISSING: {
    vi: 'Hình thức tự nguyện cần số hợp đồng. Hãy nhập hợp đồng.',
    en: 'A stay by own wish needs its contract. Enter the number of the contract.',
  },
  REASON_NOT_FOR_MODE: {
    vi: 'Lý do này không áp dụng cho hình thức ở của người này. Hãy chọn lý do khác.',
    en: 'A stay of this mode does not end by this reason. Choose another one.',
  },
  UNDER_AGE: {
    vi: 'Theo ngày sinh, người này chưa đủ 16 tuổi. Hãy chọn lý do khác hoặc đính chính ngày sinh.',
    en: 'By the birth date the person is under 16. Choose another reason or correct the birth date.',
  },
  NOTHING_CHANGED: {
    vi: 'Nội dung mới giống nội dung đang có. Hãy sửa ít nhất một mục.',
    en: 'The new content is what is there already. Change at least one thing.',
  },
  BORN_AFTER_ADMISSION: {
    vi: 'Ngày sinh này sau ngày tiếp nhận đầu tiên. Hãy kiểm tra lại ngày sinh.',
    en: 'This birth date lies after the first admission. Check the birth date.',
  },
  IDENTIFIER_IN_FORCE: {
    vi: 'Người này đang có giấy tờ cùng loại còn hiệu lực. Hãy nói số mới thay số nào, hoặc sửa số đang có nếu ghi nhầm.',
    en: 'The person has a number of this kind in force. Say which one the new one replaces, or correct it if it was typed wrongly.',
  },
  ALREADY_ENDED: {
    vi: 'Mục này đã kết thúc trước đó. Hãy tải lại hồ sơ.',
    en: 'This has ended already. Load the record again.',
  },
  CATEGORY_IN_FORCE: {
    vi: 'Người này đang thuộc nhóm đối tượng đó. Hãy kết thúc nhóm cũ trước, hoặc chọn nhóm khác.',
    en: 'The person belongs to that group already. End it first, or choose another group.',
  },
  CATEGORY_NOT_HERE: {
    vi: 'Nhóm đối tượng hoặc nhóm chi tiết này không dùng ở đây. Hãy chọn nhóm phù hợp với cơ sở và với nhóm chính.',
    en: 'This group, or this detail of it, does not belong here. Choose one that fits the facility and the main group.',
  },
  PHONE_INVALID: {
    vi: 'Số điện thoại không đúng dạng. Hãy nhập 8–15 chữ số, có thể bắt đầu bằng +.',
    en: 'The phone number does not have the right form. Enter 8–15 digits, with a + in front if need be.',
  },
  UNIT_NOT_THEN: {
    vi: 'Đơn vị hành chính này không tồn tại trong thời gian của địa chỉ, hoặc không đúng cấp. Hãy chọn đơn vị của thời gian đó.',
    en: 'This administrative unit did not exist in the time of the address, or is of another level. Choose the unit of that time.',
  },
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
  MERGED: {
    vi: 'Hồ sơ này đã gộp vào một hồ sơ khác. Hãy mở hồ sơ còn lại rồi làm trên hồ sơ đó.',
    en: 'This record was merged into another one. Open the one that stays, and do it there.',
  },
  SAME_PERSON: {
    vi: 'Hai hồ sơ này đã là một. Không còn gì để gộp.',
    en: 'These are one record already. There is nothing to merge.',
  },
  TWO_OPEN_STAYS: {
    vi: 'Cả hai hồ sơ đều đang có đợt ở chưa kết thúc. Hãy kết thúc đợt ở của hồ sơ sẽ gộp rồi gộp lại.',
    en: 'Both records have a stay under way. End the stay of the record that is to be merged, then merge again.',
  },
  LIVES_UNDER_THE_OTHER: {
    vi: 'Người này đang ở cơ sở theo hồ sơ sẽ gộp. Hãy đổi chỗ: giữ hồ sơ đang có đợt ở.',
    en: 'The person lives in care under the record that is to be merged. Swap them: keep the record with the open stay.',
  },
  MERGE_UNDONE: {
    vi: 'Lần gộp này đã được huỷ. Hai hồ sơ đang tách riêng; hãy tải lại trang.',
    en: 'This merge was taken back already. The records stand apart; load the page again.',
  },
} as const satisfies UserErrorTexts

/** Names the record that stays, to who may see it. */
export function mergedText(id: string, code: string): Bilingual {
  return {
    vi: `Hồ sơ này đã gộp vào hồ sơ ${code} (${id}). Hãy mở hồ sơ đó rồi làm lại.`,
    en: `This record was merged into ${code} (${id}). Open that one, and do it there.`,
  }
}

export const UserError = userErrorType(userErrorTexts)
