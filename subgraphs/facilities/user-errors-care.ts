import type { UserErrorTexts } from '../../kit/user-errors.js'

/** Why what concerns care plans, sessions and consultations from afar is refused. */
export const careErrors = {
  PERSON_NOT_IN_CARE: {
    vi: 'Người này hiện không ở cơ sở nào. Hãy tiếp nhận lại trước.',
    en: 'The person is in no facility now. Admit the person again first.',
  },
  PLAN_ACTIVE_ALREADY: {
    vi: 'Người này đã có kế hoạch chăm sóc đang thực hiện. Hãy bổ sung mục tiêu vào kế hoạch đó, hoặc kết thúc nó trước.',
    en: 'The person has a care plan under way. Add goals to it, or end it first.',
  },
  PLAN_ENDED: {
    vi: 'Kế hoạch chăm sóc này đã kết thúc. Hãy lập kế hoạch mới nếu cần.',
    en: 'This care plan has ended. Start another one if need be.',
  },
  PLAN_DAY_INVALID: {
    vi: 'Ngày này trước ngày bắt đầu kế hoạch, hoặc trước việc đã ghi gần nhất. Hãy sửa lại ngày.',
    en: 'This day lies before the plan began, or before what was last written down in it. Correct the day.',
  },
  REVIEW_DAY_INVALID: {
    vi: 'Ngày rà soát tiếp phải sau ngày này và trong vòng 12 tháng. Hãy chọn lại.',
    en: 'The next review is due after this day and within 12 months. Choose again.',
  },
  GOAL_DAY_INVALID: {
    vi: 'Hạn của mục tiêu phải từ ngày bắt đầu kế hoạch và trong vòng 36 tháng. Hãy chọn lại.',
    en: 'A goal is due from the first day of the plan on and within 36 months. Choose again.',
  },
  GOAL_MISSING: {
    vi: 'Kế hoạch cần ít nhất một mục tiêu. Hãy nhập mục tiêu.',
    en: 'A plan needs one goal at least. Enter a goal.',
  },
  TOO_MANY_GOALS: {
    vi: 'Kế hoạch có quá nhiều mục tiêu (tối đa 30). Hãy gộp các mục tiêu, hoặc lập kế hoạch mới.',
    en: 'There are too many goals in the plan (30 at most). Join some, or start another plan.',
  },
  SESSION_DAYS_INVALID: {
    vi: 'Lịch buổi tập không hợp lệ: từ ngày bắt đầu kế hoạch, 1–60 buổi, trong vòng 12 tháng, mỗi thứ một lần. Hãy sửa lịch.',
    en: 'These days do not work: from the first day of the plan on, 1–60 sessions, within 12 months, each weekday once. Correct them.',
  },
  SESSION_TWICE: {
    vi: 'Người này đã có buổi cùng loại vào một trong các ngày đó. Hãy chọn ngày khác.',
    en: 'The person has a session of this kind on one of those days already. Choose other days.',
  },
  SESSION_NOT_YET: {
    vi: 'Buổi này chưa đến ngày. Hãy ghi kết quả vào ngày đó hoặc sau đó.',
    en: 'The day of this session has not come. Write down what came of it on that day or later.',
  },
  SESSION_CANCELLED: {
    vi: 'Buổi này đã huỷ. Hãy lập buổi mới nếu vẫn thực hiện.',
    en: 'This session was cancelled. Plan another one if it takes place after all.',
  },
  MINUTES_INVALID: {
    vi: 'Thời lượng từ 1 đến 480 phút, và chỉ ghi cho buổi đã thực hiện. Hãy sửa lại.',
    en: 'A session that was held takes 1–480 minutes, and one that was missed takes none. Correct it.',
  },
  PERFORMER_MISSING: {
    vi: 'Chưa ghi người thực hiện. Hãy nhập họ tên, tối đa 200 ký tự.',
    en: 'Who held the session is missing. Enter the name, at most 200 characters.',
  },
  NO_SESSION_TO_CANCEL: {
    vi: 'Không có buổi nào chưa thực hiện trong khoảng ngày đó. Hãy xem lại lịch.',
    en: 'There is no session left to cancel in those days. Look at the plan again.',
  },
  HEALTH_FACILITY_CODE_INVALID: {
    vi: 'Mã cơ sở KCB gồm 5 ký tự chữ hoặc số. Hãy xem lại mã.',
    en: 'The code of a health facility has 5 letters or digits. Look at the code again.',
  },
  CONSULTATION_OVER: {
    vi: 'Yêu cầu tư vấn này đã xong. Hãy gửi yêu cầu mới nếu cần.',
    en: 'This consultation is over. Ask for another one if need be.',
  },
  CONSULTATION_NOT_AGREED: {
    vi: 'Chưa hẹn ngày tư vấn. Hãy ghi ngày đã hẹn trước khi ghi kết quả.',
    en: 'No day was agreed on. Write down the day before what came of it.',
  },
  CONSULTATION_SOURCE_MISSING: {
    vi: 'Chưa ghi cơ sở KCB trả lời bằng cách nào. Hãy chọn điện thoại, giấy tờ hoặc hệ thống.',
    en: 'How the health facility answered is missing. Choose telephone, paper or system.',
  },
} as const satisfies UserErrorTexts
