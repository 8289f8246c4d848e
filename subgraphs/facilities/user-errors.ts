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
  NOTE_MISSING: {
    vi: 'Chưa ghi lý do đính chính. Hãy nhập lý do.',
    en: 'The reason of the correction is missing. Enter it.',
  },
  NOTHING_CHANGED: {
    vi: 'Nội dung mới giống nội dung đang có. Hãy sửa ít nhất một mục.',
    en: 'The new content is what is there already. Change at least one thing.',
  },
} as const satisfies UserErrorTexts

export const UserError = userErrorType(userErrorTexts)
