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
  REASON_MISSING: {
    vi: 'Chưa ghi lý do. Hãy ghi lý do, tối đa 500 ký tự.',
    en: 'There is no reason. Write one, at most 500 characters.',
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
