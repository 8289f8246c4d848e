import type { Bilingual } from '../../../kit/vn/types.js'

// Terms
//   duty   việc trong ngày: something that the staff of a home have to do for a resident by a day; it goes when it is done

export const dutyKinds = [
  'ALERT_OPEN',
  'ALERT_LOOK_AGAIN',
  'HEALTH_CHECK',
  'RETURN_OVERDUE',
  'EMERGENCY_STAY_ENDING',
  'REHABILITATION_SESSION',
  'CARE_PLAN_REVIEW',
  'TELE_CONSULTATION',
  'VACCINATION_DUE',
] as const
export type DutyKind = (typeof dutyKinds)[number]

/** What each is: for the reader of the API, as the line of a list (without a diagnosis), and the type of what it points at. */
export const dutyTexts = {
  ALERT_OPEN: {
    description: 'An alert of which nobody has said what is done; a missed check is told as HEALTH_CHECK (cảnh báo chưa xử trí).',
    title: { vi: 'Xử trí cảnh báo sức khoẻ', en: 'Act on a health alert' },
    ref: 'Alert',
  },
  ALERT_LOOK_AGAIN: {
    description: 'An alert that is watched, whose day to look again has come (đến ngày xem lại cảnh báo).',
    title: { vi: 'Xem lại cảnh báo đang theo dõi', en: 'Look again at a watched alert' },
    ref: 'Alert',
  },
  HEALTH_CHECK: {
    description: 'The periodic check is due (đến hạn khám định kỳ; TT 33/2017 Đ8).',
    title: { vi: 'Khám sức khoẻ định kỳ', en: 'Periodic health check' },
    ref: 'Resident',
  },
  RETURN_OVERDUE: {
    description: 'Somebody who is away was to be back before (quá ngày hẹn về).',
    title: { vi: 'Tìm hiểu vì sao chưa về', en: 'Find out why the person is not back' },
    ref: 'Absence',
  },
  EMERGENCY_STAY_ENDING: {
    description: 'The 3 months of emergency protection end within 14 days, or have ended (sắp hết hạn bảo vệ khẩn cấp; NĐ 20/2021).',
    title: { vi: 'Quyết định sau bảo vệ khẩn cấp', en: 'Decide what follows the emergency stay' },
    ref: 'Stay',
  },
  REHABILITATION_SESSION: {
    description: 'A session of rehabilitation that is planned and not settled (buổi phục hồi chức năng).',
    title: { vi: 'Buổi phục hồi chức năng', en: 'Session of rehabilitation' },
    ref: 'RehabilitationSession',
  },
  CARE_PLAN_REVIEW: {
    description: 'The care plan is to be looked at again (đến hạn rà soát kế hoạch chăm sóc).',
    title: { vi: 'Rà soát kế hoạch chăm sóc', en: 'Review of the care plan' },
    ref: 'CarePlan',
  },
  TELE_CONSULTATION: {
    description: 'A consultation from afar that was agreed for the day, or is wanted by it and not agreed (tư vấn từ xa).',
    title: { vi: 'Tư vấn từ xa', en: 'Consultation from afar' },
    ref: 'TeleConsultation',
  },
  VACCINATION_DUE: {
    description: 'The next dose of a vaccine is due, as the newest dose of it says (đến hạn tiêm nhắc lại).',
    title: { vi: 'Tiêm chủng nhắc lại', en: 'Next dose of a vaccine' },
    ref: 'Vaccination',
  },
} as const satisfies Record<DutyKind, { readonly description: string; readonly title: Bilingual; readonly ref: string }>

/** Each kind once, in the order of the table; nothing asked is everything. */
export function kindsAsked(kinds: readonly DutyKind[] | null | undefined): DutyKind[] {
  return kinds == null || kinds.length === 0 ? [...dutyKinds] : dutyKinds.filter(kind => kinds.includes(kind))
}
