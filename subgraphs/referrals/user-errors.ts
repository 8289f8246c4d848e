import type { Bilingual } from '../../kit/vn/types.js'
import { sharedUserErrors, userErrorType, type UserErrorTexts } from '../../kit/user-errors.js'

/** Why this sector refuses a change, beside what every sector says. */
export const userErrorTexts = {
  ...sharedUserErrors,
  WRONG_STATUS: {
    vi: 'Phiếu đang ở trạng thái không cho phép bước này. Hãy tải lại phiếu để xem bước tiếp theo.',
    en: 'The referral stands where this step cannot be taken. Load it again to see the next step.',
  },
  PAPER_ENDED: {
    vi: 'Phiếu chuyển đã hết hạn. Hãy lập phiếu mới.',
    en: 'The transfer paper has ended. Issue a new one.',
  },
  DUPLICATE_OPEN: {
    vi: 'Người này đang có một phiếu mở cho cùng nhu cầu. Hãy xem phiếu đó trước khi lập phiếu mới.',
    en: 'There is an open referral of this person for the same need. Look at it before beginning another.',
  },
  SAME_PLACE: {
    vi: 'Nơi nhận chính là nơi chuyển. Hãy chọn nơi khác.',
    en: 'The person would be sent to where they are. Choose another place.',
  },
  PAPER_INCOMPLETE: {
    vi: 'Phiếu chuyển còn thiếu mã bệnh hoặc tóm tắt bệnh án. Hãy bổ sung rồi ký.',
    en: 'The transfer lacks a diagnosis or the summary. Add them, then sign.',
  },
  NOT_SIGNED: {
    vi: 'Phiếu chuyển chưa được ký. Hãy ký phiếu trước khi gửi.',
    en: 'The transfer is not signed yet. Sign it before sending.',
  },
  ALREADY_SIGNED: {
    vi: 'Phiếu chuyển này đã ký rồi. Hãy tải lại phiếu.',
    en: 'This transfer is signed already. Load it again.',
  },
  NO_LICENCE: {
    vi: 'Cơ sở của bạn chưa có giấy phép khám chữa bệnh nên không ký được phiếu chuyển. Hãy gửi đề nghị đến nơi đăng ký KCB ban đầu.',
    en: 'Your facility is not licensed to examine and treat, so it cannot sign a transfer. Send a care link to the registered first-contact facility.',
  },
  CARE_LINK_HAS_NO_PAPER: {
    vi: 'Đề nghị đưa đi khám không phải phiếu chuyển nên không ký. Hãy gửi đề nghị.',
    en: 'A care link is no transfer and is not signed. Send it.',
  },
  CONSENT_MISSING: {
    vi: 'Chưa ghi sự đồng ý của người được chăm sóc hoặc người giám hộ. Hãy bổ sung trước khi gửi.',
    en: 'The consent of the person or guardian is not on record. Add it before sending.',
  },
  APPROVAL_MISSING: {
    vi: 'Người đứng đầu cơ sở chưa phê duyệt. Hãy xin phê duyệt trước khi gửi.',
    en: 'The head of the facility has not approved it. Ask for the approval before sending.',
  },
  NOTHING_TO_APPROVE: {
    vi: 'Phiếu này không cần, hoặc đã được phê duyệt. Hãy tải lại phiếu.',
    en: 'This needs no approval, or has it. Load it again.',
  },
  EMERGENCY_ONLY: {
    vi: 'Chỉ người bệnh cấp cứu mới được đến trước khi gửi phiếu. Hãy chờ phiếu được gửi.',
    en: 'Only an emergency may arrive before the referral is sent. Wait until it is sent.',
  },
  NOT_ENDED_YET: {
    vi: 'Phiếu vẫn còn giá trị.',
    en: 'The paper is still good.',
  },
  FILE_NOT_BASE64: {
    vi: 'Nội dung tệp không phải base64. Hãy đính kèm lại tệp.',
    en: 'The content is not base64. Attach the file again.',
  },
  FILE_EMPTY: {
    vi: 'Tệp rỗng. Hãy chọn tệp khác.',
    en: 'The file is empty. Choose another one.',
  },
  FILE_TOO_LARGE: {
    vi: 'Tệp lớn hơn 2 MiB. Hãy giảm dung lượng hoặc chia tệp.',
    en: 'The file is larger than 2 MiB. Make it smaller, or split it.',
  },
  FILE_TYPE_REFUSED: {
    vi: 'Chỉ nhận tệp PDF, JPEG, PNG hoặc WebP (xét theo nội dung). Hãy chuyển tệp sang một trong các dạng này.',
    en: 'Only PDF, JPEG, PNG or WebP are taken, by their content. Convert the file to one of these.',
  },
  FILE_NAME_INVALID: {
    vi: 'Tên tệp không dùng được: cần phần đuôi, tối đa 120 ký tự, không có ký tự điều khiển. Hãy đổi tên tệp.',
    en: 'The file name cannot be used: it needs an ending, at most 120 characters and no control characters. Rename the file.',
  },
  FILE_NAME_MISLEADING: {
    vi: 'Đuôi tệp không khớp với nội dung. Hãy đổi đuôi tệp cho đúng.',
    en: 'The ending of the name does not fit the content. Rename the file to what it is.',
  },
  FILE_NOT_KEPT: {
    vi: 'Kho tệp không lưu được tệp này (đầy hoặc không ghi được). Chưa có gì được ghi; hãy thử lại sau.',
    en: 'The store cannot keep the file (full, or not writable). Nothing was written; try again later.',
  },
  ATTACHED_ALREADY: {
    vi: 'Tệp này đã được đính kèm vào phiếu. Hãy xem tệp đang có.',
    en: 'This file is attached to the referral already. Look at the one that is there.',
  },
  ALREADY_WITHDRAWN: {
    vi: 'Tệp này đã được thu hồi. Hãy tải lại phiếu.',
    en: 'This file was withdrawn already. Load the referral again.',
  },
  NEEDS_SIGNER: {
    vi: 'Phiếu đã ký: chỉ người có quyền ký hoặc người đứng đầu mới được đính chính. Hãy nhờ người ký.',
    en: 'This is signed: only a signer or the head may correct it. Ask the signer.',
  },
  NOTHING_CHANGED: {
    vi: 'Nội dung mới giống nội dung đang có. Hãy sửa ít nhất một mục.',
    en: 'The new content is what is there already. Change at least one thing.',
  },
  NOTHING_TO_CONTINUE: {
    vi: 'Người này không rời cơ sở, hoặc đã có ý kiến. Hãy tải lại phiếu.',
    en: 'The person has not left care, or the word was given already. Load it again.',
  },
  PERSON_DIED: {
    vi: 'Cơ sở đã ghi nhận người này tử vong. Hãy ghi tử vong vào phiếu; nếu nhầm, hãy sửa ở hồ sơ của cơ sở trước.',
    en: 'The home recorded that the person died. Record the death here; if that is wrong, correct the home’s record first.',
  },
  PERSON_LEFT: {
    vi: 'Người này không còn ở cơ sở. Hãy tiếp nhận lại trước khi lập phiếu.',
    en: 'The person does not live in the facility any more. Admit the person again before beginning a referral.',
  },
  TOO_MANY: {
    vi: 'Quá nhiều mục. Hãy bớt lại theo giới hạn đã ghi.',
    en: 'Too many items. Keep to the limit that is stated.',
  },
  ALREADY_SETTLED: {
    vi: 'Việc này đã được ghi là xong hoặc không cần. Hãy tải lại danh sách.',
    en: 'This was noted as done or not needed already. Load the list again.',
  },
  NOTE_MISSING: {
    vi: 'Bước này cần một câu giải thích cho bên kia. Hãy nhập ghi chú.',
    en: 'This step needs a sentence for the other side. Enter a note.',
  },
  SOURCE_MISSING: {
    vi: 'Bệnh viện chưa dùng hệ thống: hãy ghi bạn biết tin này từ đâu (điện thoại, giấy, tệp XML, tra cứu thẻ).',
    en: 'The hospital is off the hub: say from where you know this (phone, paper, XML, card check).',
  },
  DATE_PAST: {
    vi: 'Ngày này đã qua. Hãy nhập hôm nay hoặc ngày sau.',
    en: 'This day has passed. Enter today or a later day.',
  },
  DIAGNOSIS_INVALID: {
    vi: 'Mã bệnh không đúng dạng ICD-10 (ví dụ I10, E11.9), từ 1 đến 12 mã. Hãy sửa lại.',
    en: 'A diagnosis is not an ICD-10 code (such as I10, E11.9), 1 to 12 of them. Correct it.',
  },
  REDIRECT_LOOP: {
    vi: 'Phiếu này đã từng ở bệnh viện đó. Hãy chọn nơi khác.',
    en: 'The referral has been at that hospital. Choose another one.',
  },
  VALUE_MISSING: {
    vi: 'Chưa nhập mục này; chỉ được bỏ trống khi lập phiếu từ cảnh báo sức khoẻ. Hãy nhập rồi gửi lại.',
    en: 'This is missing; only a referral from a health alert may leave it out. Enter it and send it again.',
  },
  FILE_INVALID: {
    vi: 'Tệp có lỗi nên chưa có gì được nhập. Hãy sửa các dòng được nêu rồi gửi lại cả tệp.',
    en: 'There are errors in the file, so nothing was imported. Mend the lines that are named, then send the whole file again.',
  },
} as const satisfies UserErrorTexts

/** With NOT_FOUND: what a home was just told of reaches this sector a moment later. */
export const alertNotThere: Bilingual = {
  vi: 'Không tìm thấy cảnh báo này, hoặc bạn không được xem. Nếu cảnh báo vừa được ghi, hãy chờ vài giây rồi thử lại.',
  en: 'There is no such alert, or you may not see it. If it was raised just now, wait a few seconds and try again.',
}

export const UserError = userErrorType(userErrorTexts)
