import { type ReminderStage, stageOf } from '../../../kit/vn/reminder.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   notice   thông báo: what a person or guardian is told; it names no finding, no value, no instrument and no place

export const careNoticeKinds = {
  ALERT_RAISED: 'Something was found that somebody of the home looks after (có điều cần theo dõi); what it is, the home says.',
  ALERT_SETTLED: 'It was looked after (đã xử trí).',
  CHECK_DUE: 'The next periodic check, or one that was missed (lịch khám định kỳ, quá hạn khám).',
  CHECK_DONE: 'A periodic check was made (đã khám định kỳ).',
  STAY_BEGAN: 'A stay began (vào cơ sở).',
  STAY_ENDED: 'A stay ended (rời cơ sở).',
  LEAVE_BEGAN: 'An absence began (bắt đầu vắng mặt).',
  LEAVE_ENDED: 'The person is back (đã trở lại).',
  RECORD_OPENED: 'Somebody opened what is sealed of the record; by which role, for whom (hồ sơ niêm phong đã được mở).',
  CONSENT_WITHDRAWN: 'A consent was taken back (đã rút lại sự đồng ý).',
  REQUEST_RECEIVED: 'A request about the data has come; `dueOn` is the day of the answer (đã tiếp nhận yêu cầu).',
  REQUEST_ACKNOWLEDGED: 'The home says that it has the request (cơ sở đã phản hồi tiếp nhận).',
  REQUEST_ANSWERED: 'The request was answered (đã trả lời yêu cầu).',
} as const
export type CareNoticeKind = keyof typeof careNoticeKinds

/** From how many days before it a check is near. Our own proposal. */
export const checkSoonDays = 30

const checkWords = {
  TO_COME: { vi: 'Lịch khám sức khoẻ định kỳ tiếp theo', en: 'Next periodic check' },
  SOON: { vi: 'Sắp đến ngày khám sức khoẻ định kỳ', en: 'The periodic check is near' },
  OVER: { vi: 'Đã quá ngày khám sức khoẻ định kỳ', en: 'The periodic check is overdue' },
} as const satisfies Record<ReminderStage, Bilingual>

const words = {
  ALERT_RAISED: { vi: 'Có điều cần theo dõi, cơ sở đang xem xét', en: 'Something needs a look; the home looks after it' },
  ALERT_SETTLED: { vi: 'Cơ sở đã xử trí điều cần theo dõi', en: 'The home has looked after it' },
  CHECK_DONE: { vi: 'Đã khám sức khoẻ định kỳ', en: 'The periodic check was made' },
  STAY_BEGAN: { vi: 'Bắt đầu ở cơ sở', en: 'The stay began' },
  STAY_ENDED: { vi: 'Kết thúc đợt ở cơ sở', en: 'The stay ended' },
  LEAVE_BEGAN: { vi: 'Bắt đầu vắng mặt', en: 'Away from the home' },
  LEAVE_ENDED: { vi: 'Đã trở lại cơ sở', en: 'Back in the home' },
  CONSENT_WITHDRAWN: { vi: 'Đã rút lại sự đồng ý chia sẻ dữ liệu', en: 'The consent to share data was taken back' },
  REQUEST_RECEIVED: { vi: 'Đã tiếp nhận yêu cầu về dữ liệu', en: 'The request about the data has come' },
  REQUEST_ACKNOWLEDGED: { vi: 'Cơ sở đang xem xét yêu cầu về dữ liệu', en: 'The home has the request about the data' },
  REQUEST_ANSWERED: { vi: 'Đã trả lời yêu cầu về dữ liệu', en: 'The request about the data was answered' },
} as const satisfies Record<Exclude<CareNoticeKind, 'CHECK_DUE' | 'RECORD_OPENED'>, Bilingual>

const openers: Readonly<Record<string, Bilingual>> = {
  nurse: { vi: 'điều dưỡng, nhân viên chăm sóc', en: 'a nurse or carer' },
  clinician: { vi: 'bác sĩ, y sĩ', en: 'a clinician' },
  head: { vi: 'người đứng đầu cơ sở', en: 'the head of a facility' },
  coordinator: { vi: 'điều phối chuyển tuyến', en: 'a coordinator' },
}

/** By whom: a role, and the code of a facility or province. */
function openedWords(by: string): Bilingual {
  const [role = '', organisation] = by.split(' ')
  const { vi, en } = openers[role] ?? { vi: role, en: role }
  const code = organisation ? ` (${organisation})` : ''
  return { vi: `Phần niêm phong của hồ sơ đã được mở bởi ${vi}${code}`, en: `What is sealed of the record was opened by ${en}${code}` }
}

export function isCareNotice(what: string): what is CareNoticeKind {
  return what in careNoticeKinds
}

/** `label`: the role and the organisation that opened a sealed record. */
export function careNotice(kind: CareNoticeKind, dueOn: LocalDate | null, today: LocalDate, label: string | null = null): { kind: CareNoticeKind; title: Bilingual } {
  if (kind === 'RECORD_OPENED') return { kind, title: openedWords(label ?? '') }
  if (kind !== 'CHECK_DUE') return { kind, title: words[kind] }
  return { kind, title: checkWords[dueOn === null ? 'TO_COME' : stageOf({ dueOn, soonDays: checkSoonDays }, today)] }
}
