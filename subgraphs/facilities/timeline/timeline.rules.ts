import type { Bilingual } from '../../../kit/vn/types.js'

// Terms
//   entry   sự kiện: something that happened to a person in care, told without diagnosis and value

export const careKinds = ['STAY_BEGAN', 'STAY_ENDED', 'HEALTH_CHECKED', 'SCREENED', 'ALERT_RAISED', 'ALERT_CLOSED'] as const
export type CareKind = (typeof careKinds)[number]

export const careKindDescriptions = {
  STAY_BEGAN: 'A stay began (tiếp nhận vào cơ sở).',
  STAY_ENDED: 'A stay ended (kết thúc đợt ở).',
  HEALTH_CHECKED: 'A periodic health check (khám sức khoẻ định kỳ).',
  SCREENED: 'A screening (sàng lọc).',
  ALERT_RAISED: 'An alert was raised (có cảnh báo sức khoẻ).',
  ALERT_CLOSED: 'An alert was closed (kết thúc cảnh báo).',
} as const satisfies Record<CareKind, string>

/** The words of an entry; `place` is the name of the facility of a stay. */
export const careTitles = {
  STAY_BEGAN: place => ({ vi: `Vào ở ${place ?? ''}`.trim(), en: `Came to ${place ?? ''}`.trim() }),
  STAY_ENDED: place => ({ vi: `Rời ${place ?? ''}`.trim(), en: `Left ${place ?? ''}`.trim() }),
  HEALTH_CHECKED: () => ({ vi: 'Khám sức khoẻ định kỳ', en: 'Periodic health check' }),
  SCREENED: () => ({ vi: 'Sàng lọc', en: 'Screening' }),
  ALERT_RAISED: () => ({ vi: 'Có cảnh báo sức khoẻ', en: 'Health alert raised' }),
  ALERT_CLOSED: () => ({ vi: 'Đã xử trí cảnh báo sức khoẻ', en: 'Health alert closed' }),
} as const satisfies Record<CareKind, (place: string | null) => Bilingual>

/** What an entry points at. */
export const careRefs = {
  STAY_BEGAN: 'Stay',
  STAY_ENDED: 'Stay',
  HEALTH_CHECKED: 'HealthCheck',
  SCREENED: 'Screening',
  ALERT_RAISED: 'Alert',
  ALERT_CLOSED: 'Alert',
} as const satisfies Record<CareKind, string>
