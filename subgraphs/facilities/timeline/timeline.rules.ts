import type { Bilingual } from '../../../kit/vn/types.js'

// Terms
//   entry   sự kiện: something that happened to a person in care, told without diagnosis and value

export const careKinds = [
  'STAY_BEGAN', 'STAY_ENDED', 'HEALTH_CHECKED', 'SCREENED', 'ALERT_RAISED', 'ALERT_CLOSED',
  'CARE_PLAN_STARTED', 'CARE_PLAN_REVIEWED', 'CARE_GOAL_SETTLED', 'CARE_PLAN_ENDED', 'SESSION_DONE', 'SESSION_MISSED',
  'CONSULTATION_REQUESTED', 'CONSULTATION_AGREED', 'CONSULTATION_HELD', 'CONSULTATION_DECLINED', 'CONSULTATION_CANCELLED',
  'CONDITION_RECORDED', 'CONDITION_STATUS_CHANGED', 'ALLERGY_RECORDED', 'ALLERGY_REFUTED', 'MEDICINE_STARTED', 'MEDICINE_STOPPED', 'VACCINATED',
] as const
export type CareKind = (typeof careKinds)[number]

export const careKindDescriptions = {
  STAY_BEGAN: 'A stay began (tiếp nhận vào cơ sở).',
  STAY_ENDED: 'A stay ended (kết thúc đợt ở).',
  HEALTH_CHECKED: 'A periodic health check (khám sức khoẻ định kỳ).',
  SCREENED: 'A screening (sàng lọc).',
  ALERT_RAISED: 'An alert was raised (có cảnh báo sức khoẻ).',
  ALERT_CLOSED: 'An alert was closed (kết thúc cảnh báo).',
  CARE_PLAN_STARTED: 'A care plan was started (lập kế hoạch chăm sóc).',
  CARE_PLAN_REVIEWED: 'A care plan was reviewed, or the person followed up (rà soát kế hoạch, theo dõi).',
  CARE_GOAL_SETTLED: 'A goal was settled (ghi kết quả mục tiêu).',
  CARE_PLAN_ENDED: 'A care plan ended (kết thúc kế hoạch chăm sóc).',
  SESSION_DONE: 'A session of rehabilitation was held (đã thực hiện buổi phục hồi chức năng).',
  SESSION_MISSED: 'A session of rehabilitation was missed (không thực hiện buổi phục hồi chức năng).',
  CONSULTATION_REQUESTED: 'A consultation from afar was asked for (yêu cầu tư vấn từ xa).',
  CONSULTATION_AGREED: 'A day for it was agreed on, the last time (hẹn tư vấn từ xa).',
  CONSULTATION_HELD: 'It was held (đã tư vấn từ xa).',
  CONSULTATION_DECLINED: 'The health facility declined it (từ chối tư vấn từ xa).',
  CONSULTATION_CANCELLED: 'The home asks no more (huỷ yêu cầu tư vấn từ xa).',
  CONDITION_RECORDED: 'A disease was written down (ghi nhận bệnh).',
  CONDITION_STATUS_CHANGED: 'A disease eased, was cured or came back (đổi tình trạng bệnh).',
  ALLERGY_RECORDED: 'An allergy was written down (ghi nhận dị ứng).',
  ALLERGY_REFUTED: 'An allergy was found to be none (bác bỏ dị ứng).',
  MEDICINE_STARTED: 'A medicine began; of a month or year its first day (bắt đầu dùng thuốc).',
  MEDICINE_STOPPED: 'A medicine was stopped (ngừng thuốc).',
  VACCINATED: 'A dose of a vaccine; of a month or year its first day (tiêm chủng).',
} as const satisfies Record<CareKind, string>

/** The words of an entry; `place` is the name of the facility of a stay. */
export const careTitles = {
  STAY_BEGAN: place => ({ vi: `Vào ở ${place ?? ''}`.trim(), en: `Came to ${place ?? ''}`.trim() }),
  STAY_ENDED: place => ({ vi: `Rời ${place ?? ''}`.trim(), en: `Left ${place ?? ''}`.trim() }),
  HEALTH_CHECKED: () => ({ vi: 'Khám sức khoẻ định kỳ', en: 'Periodic health check' }),
  SCREENED: () => ({ vi: 'Sàng lọc', en: 'Screening' }),
  ALERT_RAISED: () => ({ vi: 'Có cảnh báo sức khoẻ', en: 'Health alert raised' }),
  ALERT_CLOSED: () => ({ vi: 'Đã xử trí cảnh báo sức khoẻ', en: 'Health alert closed' }),
  CARE_PLAN_STARTED: () => ({ vi: 'Lập kế hoạch chăm sóc', en: 'Care plan started' }),
  CARE_PLAN_REVIEWED: () => ({ vi: 'Rà soát kế hoạch chăm sóc', en: 'Care plan reviewed' }),
  CARE_GOAL_SETTLED: () => ({ vi: 'Ghi kết quả một mục tiêu chăm sóc', en: 'Goal of care settled' }),
  CARE_PLAN_ENDED: () => ({ vi: 'Kết thúc kế hoạch chăm sóc', en: 'Care plan ended' }),
  SESSION_DONE: () => ({ vi: 'Buổi phục hồi chức năng', en: 'Session of rehabilitation' }),
  SESSION_MISSED: () => ({ vi: 'Không thực hiện buổi phục hồi chức năng', en: 'Session of rehabilitation missed' }),
  CONSULTATION_REQUESTED: () => ({ vi: 'Yêu cầu tư vấn từ xa', en: 'Consultation from afar asked for' }),
  CONSULTATION_AGREED: () => ({ vi: 'Hẹn ngày tư vấn từ xa', en: 'Day agreed for a consultation from afar' }),
  CONSULTATION_HELD: () => ({ vi: 'Đã tư vấn từ xa', en: 'Consultation from afar held' }),
  CONSULTATION_DECLINED: () => ({ vi: 'Cơ sở KCB từ chối tư vấn từ xa', en: 'Consultation from afar declined' }),
  CONSULTATION_CANCELLED: () => ({ vi: 'Huỷ yêu cầu tư vấn từ xa', en: 'Consultation from afar cancelled' }),
  CONDITION_RECORDED: () => ({ vi: 'Ghi nhận bệnh', en: 'Condition recorded' }),
  CONDITION_STATUS_CHANGED: () => ({ vi: 'Đổi tình trạng bệnh', en: 'Condition changed' }),
  ALLERGY_RECORDED: () => ({ vi: 'Ghi nhận dị ứng', en: 'Allergy recorded' }),
  ALLERGY_REFUTED: () => ({ vi: 'Bác bỏ dị ứng', en: 'Allergy refuted' }),
  MEDICINE_STARTED: () => ({ vi: 'Bắt đầu dùng thuốc', en: 'Medicine begun' }),
  MEDICINE_STOPPED: () => ({ vi: 'Ngừng thuốc', en: 'Medicine stopped' }),
  VACCINATED: () => ({ vi: 'Tiêm chủng', en: 'Vaccination' }),
} as const satisfies Record<CareKind, (place: string | null) => Bilingual>

/** What an entry points at. */
export const careRefs = {
  STAY_BEGAN: 'Stay',
  STAY_ENDED: 'Stay',
  HEALTH_CHECKED: 'HealthCheck',
  SCREENED: 'Screening',
  ALERT_RAISED: 'Alert',
  ALERT_CLOSED: 'Alert',
  CARE_PLAN_STARTED: 'CarePlan',
  CARE_PLAN_REVIEWED: 'CarePlanStep',
  CARE_GOAL_SETTLED: 'CareGoal',
  CARE_PLAN_ENDED: 'CarePlan',
  SESSION_DONE: 'RehabilitationSession',
  SESSION_MISSED: 'RehabilitationSession',
  CONSULTATION_REQUESTED: 'TeleConsultation',
  CONSULTATION_AGREED: 'TeleConsultation',
  CONSULTATION_HELD: 'TeleConsultation',
  CONSULTATION_DECLINED: 'TeleConsultation',
  CONSULTATION_CANCELLED: 'TeleConsultation',
  CONDITION_RECORDED: 'Condition',
  CONDITION_STATUS_CHANGED: 'Condition',
  ALLERGY_RECORDED: 'Allergy',
  ALLERGY_REFUTED: 'Allergy',
  MEDICINE_STARTED: 'Medicine',
  MEDICINE_STOPPED: 'Medicine',
  VACCINATED: 'Vaccination',
} as const satisfies Record<CareKind, string>
