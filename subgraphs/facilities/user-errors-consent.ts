import type { UserErrorTexts } from '../../kit/user-errors.js'

/** Why what concerns consents, requests of persons and breaches is refused. */
export const consentErrors = {
  CONSENT_GIVER_WRONG: {
    vi: 'Người đồng ý chưa đúng: dưới 7 tuổi là người giám hộ; từ 7 đến dưới 16 tuổi (hoặc chưa chắc tuổi) là cả trẻ và người giám hộ; từ 16 tuổi là chính người đó; người không tự quyết được là người giám hộ. Hãy chọn lại.',
    en: 'Somebody else must agree: under 7 the guardian; from 7 to under 16, or where the age is not sure, the child and the guardian; from 16 the person; for who cannot act the guardian. Choose again.',
  },
  CONSENT_GUARDIAN_INVALID: {
    vi: 'Người giám hộ này không đúng: phải là người giám hộ của chính người đó vào ngày đồng ý và được quyết định thay. Hãy chọn lại, hoặc bỏ trống khi chính người đó đồng ý.',
    en: 'This guardian does not fit: it must be a guardian of the person on that day who may decide. Choose again, or leave it empty when the person agrees.',
  },
  CONSENT_GUARDIAN_UNPROVED: {
    vi: 'Chưa ghi căn cứ giám hộ cho người không tự quyết được. Hãy ghi căn cứ ở mục người giám hộ trước.',
    en: 'By which decision this guardian speaks for who cannot act is not on record. Write it down with the guardian first.',
  },
  CONSENT_NOT_INFORMED: {
    vi: 'Người đồng ý phải được thông báo trước: dữ liệu sức khoẻ là dữ liệu nhạy cảm, chia sẻ cho ai, và được rút lại. Hãy thông báo rồi ghi lại.',
    en: 'Whoever agrees must be told first that health data is sensitive, to whom it goes and that they can take it back. Tell them, then write it down.',
  },
  CONSENT_PROOF_MISSING: {
    vi: 'Chưa có bằng chứng đồng ý. Hãy nhập số văn bản hoặc mã băm của bản quét, bản ghi âm.',
    en: 'There is no proof of the consent. Enter the number of the paper, or the hash of the scan or recording.',
  },
  CONSENT_GIVEN_ALREADY: {
    vi: 'Người này đã đồng ý cho mục đích này. Không cần ghi lại.',
    en: 'The person has agreed to this purpose already. Nothing needs to be written down.',
  },
  CONSENT_BEFORE_WITHDRAWAL: {
    vi: 'Ngày đồng ý này trước ngày rút lại gần nhất. Chỉ ghi sự đồng ý được đưa ra sau khi rút lại.',
    en: 'This day lies before the day on which the consent was last taken back. Only one that was given since can be written down.',
  },
  CONSENT_NOT_AWAITING: {
    vi: 'Sự đồng ý này không chờ người đứng đầu: đã có hiệu lực hoặc đã rút lại.',
    en: 'This consent does not wait for the head: it holds already, or was taken back.',
  },
  CONSENT_NONE: {
    vi: 'Không có sự đồng ý nào đang có hiệu lực cho mục đích này. Không có gì để rút lại.',
    en: 'Nothing was agreed to for this purpose, or it was taken back already. There is nothing to take back.',
  },
  REQUEST_ACKNOWLEDGED_ALREADY: {
    vi: 'Yêu cầu này đã được phản hồi tiếp nhận. Hãy trả lời yêu cầu.',
    en: 'The person was told that this request has come. Answer it.',
  },
  REQUEST_ANSWERED_ALREADY: {
    vi: 'Yêu cầu này đã được trả lời. Nếu cần thêm, hãy ghi một yêu cầu mới.',
    en: 'This request was answered. If more is wanted, write down another one.',
  },
  REQUESTS_TOO_MANY: {
    vi: 'Người này đã có 20 yêu cầu chưa trả lời. Hãy trả lời bớt trước.',
    en: 'The person has 20 requests that are not answered. Answer some first.',
  },
  LEGAL_SOURCE_MISSING: {
    vi: 'Từ chối, hoặc chỉ thực hiện một phần, phải ghi căn cứ pháp lý. Hãy nhập điều luật.',
    en: 'What is not done, or not wholly, needs the law for it. Enter the article.',
  },
  BREACH_TIMES_INVALID: {
    vi: 'Thời điểm này không khớp: vi phạm bắt đầu trước khi được phát hiện, kết thúc sau khi bắt đầu, và việc xử lý sau khi phát hiện. Hãy sửa lại.',
    en: 'These times do not fit: a breach begins before it is noticed, ends after it began, and is handled after it was noticed. Correct them.',
  },
  BREACH_STEP_DONE: {
    vi: 'Việc này đã được ghi. Không cần ghi lại.',
    en: 'This was written down already. Nothing needs to be done.',
  },
  BREACH_STEP_TOO_EARLY: {
    vi: 'Chưa thể kết thúc: phải ngăn chặn vi phạm và thông báo cơ quan chuyên trách trước.',
    en: 'It cannot be closed yet: contain the breach and tell the authority first.',
  },
  BREACH_CLOSED: {
    vi: 'Vi phạm này đã kết thúc xử lý. Nếu phát hiện thêm, hãy báo cáo vi phạm mới.',
    en: 'This breach is closed. If more is found, report another one.',
  },
} as const satisfies UserErrorTexts
