import type { UserErrorTexts } from '../../kit/user-errors.js'

/** Why a screening, or what a province says of an instrument, is refused. */
export const screeningErrors = {
  INSTRUMENT_NOT_ALLOWED: {
    vi: 'Chủ sở hữu không cho dùng bộ công cụ này: MoCA cấm bản điện tử và yêu cầu chứng chỉ, MMSE thu phí từng lần. Hãy chọn công cụ khác, ví dụ MINI-COG.',
    en: 'The owner does not allow this instrument: MoCA forbids electronic versions and asks for training, MMSE is paid for each use. Choose another one, such as MINI-COG.',
  },
  INSTRUMENT_NOT_ON: {
    vi: 'Bộ công cụ này chưa được tỉnh áp dụng vào ngày đó. Hãy chọn công cụ khác, hoặc đề nghị cán bộ chương trình của tỉnh áp dụng.',
    en: 'The province does not use this instrument on that day. Choose another one, or ask the programme officer of the province to switch it on.',
  },
  INSTRUMENT_VERSION_UNKNOWN: {
    vi: 'Không có phiên bản này của bộ công cụ vào ngày đó. Hãy bỏ trống phiên bản hoặc sửa ngày.',
    en: 'There is no such version of the instrument on that day. Leave the version out, or correct the day.',
  },
  LICENCE_REFERENCE_MISSING: {
    vi: 'Chưa ghi căn cứ quyền sử dụng bộ công cụ (5–500 ký tự). Hãy ghi số văn bản cho phép.',
    en: 'The right to use the instrument is missing (5–500 characters). Name the paper that gives it.',
  },
  TEXT_SOURCE_MISSING: {
    vi: 'Chưa ghi bản câu hỏi đã dùng: hệ thống không có nội dung của bộ công cụ này. Hãy ghi tên bản dịch.',
    en: 'The text that was read is missing: the hub has none of this instrument. Name the translation.',
  },
  ANSWER_MISSING: {
    vi: 'Có câu chưa được trả lời. Hãy hỏi đủ rồi gửi lại.',
    en: 'An item is not answered. Ask all of them, and send it again.',
  },
  ANSWER_ITEM_INVALID: {
    vi: 'Bộ công cụ không có câu này, hoặc câu này đã có câu trả lời. Hãy xem lại số thứ tự.',
    en: 'The instrument has no such item, or it is answered already. Look at the number.',
  },
  ANSWER_OUT_OF_RANGE: {
    vi: 'Câu trả lời ngoài khoảng cho phép. Hãy chọn lại.',
    en: 'The answer is out of its range. Choose again.',
  },
} as const satisfies UserErrorTexts
