import type { Bilingual } from '../../../kit/vn/types.js'

// Terms
//   entry   sự kiện: something that happened to a person in care, told without diagnosis and value

export const careKinds = [
  'STAY_BEGAN',
  'STAY_ENDED',
  'HEALTH_CHECKED',
  'ALERT_RAISED',
  'ALERT_CLOSED',
  'CONDITION_RECORDED',
  'CONDITION_STATUS_CHANGED',
  'ALLERGY_RECORDED',
  'ALLERGY_REFUTED',
  'MEDICINE_STARTED',
  'MEDICINE_STOPPED',
  'VACCINATED',
] as const
export type CareKind = (typeof careKinds)[number]

export const careKindDescriptions = {
  STAY_BEGAN: 'A stay began (tiếp nhận vào cơ sở).',
  STAY_ENDED: 'A stay ended (kết thúc đợt ở).',
  HEALTH_CHECKED: 'A periodic health check (khám sức khoẻ định kỳ).',
  ALERT_RAISED: 'An alert was raised (có cảnh báo sức khoẻ).',
  ALERT_CLOSED: 'An alert was closed (kết thúc cảnh báo).',
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
  ALERT_RAISED: () => ({ vi: 'Có cảnh báo sức khoẻ', en: 'Health alert raised' }),
  ALERT_CLOSED: () => ({ vi: 'Đã xử trí cảnh báo sức khoẻ', en: 'Health alert closed' }),
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
  ALERT_RAISED: 'Alert',
  ALERT_CLOSED: 'Alert',
  CONDITION_RECORDED: 'Condition',
  CONDITION_STATUS_CHANGED: 'Condition',
  ALLERGY_RECORDED: 'Allergy',
  ALLERGY_REFUTED: 'Allergy',
  MEDICINE_STARTED: 'Medicine',
  MEDICINE_STOPPED: 'Medicine',
  VACCINATED: 'Vaccination',
} as const satisfies Record<CareKind, string>
