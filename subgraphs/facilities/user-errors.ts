import { sharedUserErrors, userErrorType, type UserErrorTexts } from '../../kit/user-errors.js'
import type { Bilingual } from '../../kit/vn/types.js'
import { careErrors } from './user-errors-care.js'
import { clinicalErrors } from './user-errors-clinical.js'
import { consentErrors } from './user-errors-consent.js'
import { facilityErrors } from './user-errors-facility.js'
import { healthErrors } from './user-errors-health.js'
import { importErrors } from './user-errors-import.js'
import { screeningErrors } from './user-errors-screening.js'
import { sealErrors } from './user-errors-seal.js'

/** Why this sector refuses a change, beside what every sector says. */
export const userErrorTexts = {
  ...sharedUserErrors,
  ...careErrors,
  ...facilityErrors,
  ...healthErrors,
  ...clinicalErrors,
  ...consentErrors,
  ...importErrors,
  ...screeningErrors,
  ...sealErrors,
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
