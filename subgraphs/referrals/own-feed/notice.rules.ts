import { type ReminderStage, stageOf } from '../../../kit/vn/reminder.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { StepName } from '../life-cycle/life-cycle.rules.js'
import type { ReferralStatus } from '../referral/referral.rules.js'

// Terms
//   notice   thông báo: what a person or guardian is told; it names no diagnosis, no reason and no hospital

export const referralNoticeKinds = {
  REFERRAL_SENT: 'The referral was sent (đã gửi phiếu chuyển).',
  REFERRAL_ACCEPTED: 'It was accepted; `dueOn` is the day on which the person is expected, where one was given (đã được nhận, ngày hẹn).',
  REFERRAL_DECLINED: 'It was declined (bị từ chối).',
  REFERRAL_REDIRECTED: 'It was sent on to another hospital (chuyển tiếp).',
  REFERRAL_CANCELLED: 'It was cancelled (đã huỷ).',
  ARRIVED: 'The person arrived (đã đến nơi).',
  MISSED: 'The person was expected and did not come (không đến).',
  RETURNED: 'The hospital has answered and the person comes back (chuyển về).',
  NEXT_VISIT: 'The hospital wants to see the person again on a day (hẹn tái khám).',
  PAPER_ENDING: 'Until when the paper is good, while the person has not arrived (hạn giấy chuyển).',
  PAPER_ENDED: 'The paper ended before the person arrived (giấy chuyển hết hạn).',
} as const
export type ReferralNoticeKind = keyof typeof referralNoticeKinds

/** Which steps are told. That somebody died is told by people; what the desks settle among themselves is not told. */
export const toldSteps = {
  sendReferral: 'REFERRAL_SENT',
  acceptReferral: 'REFERRAL_ACCEPTED',
  rejectReferral: 'REFERRAL_DECLINED',
  redirectReferral: 'REFERRAL_REDIRECTED',
  cancelReferral: 'REFERRAL_CANCELLED',
  recordArrival: 'ARRIVED',
  recordNoShow: 'MISSED',
  completeReferral: 'RETURNED',
  expireReferral: 'PAPER_ENDED',
} as const satisfies Partial<Record<StepName, ReferralNoticeKind>>

/** What is told beside steps, of a day to come: from how many days before it is near. Our own proposal. */
export const soonDays = { PAPER_ENDING: 3, NEXT_VISIT: 7 } as const
type ToCome = keyof typeof soonDays

/** In which a paper still waits for the person to arrive. */
export const paperWaits: readonly ReferralStatus[] = ['ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED']

const words = {
  REFERRAL_SENT: { vi: 'Đã gửi phiếu chuyển', en: 'The referral was sent' },
  REFERRAL_ACCEPTED: { vi: 'Nơi nhận đã đồng ý tiếp nhận', en: 'The hospital has accepted' },
  REFERRAL_DECLINED: { vi: 'Nơi nhận không tiếp nhận; cơ sở sẽ tìm nơi khác', en: 'The hospital has declined; the home looks for another' },
  REFERRAL_REDIRECTED: { vi: 'Phiếu được chuyển tiếp sang nơi khác', en: 'The referral was sent on to another hospital' },
  REFERRAL_CANCELLED: { vi: 'Phiếu chuyển đã huỷ', en: 'The referral was cancelled' },
  ARRIVED: { vi: 'Đã đến nơi nhận', en: 'Arrived at the hospital' },
  MISSED: { vi: 'Chưa đến nơi nhận theo hẹn', en: 'Did not come when expected' },
  RETURNED: { vi: 'Nơi nhận đã trả lời và chuyển về', en: 'The hospital has answered; on the way back' },
  PAPER_ENDED: { vi: 'Giấy chuyển đã hết hạn', en: 'The paper has ended' },
} as const satisfies Record<Exclude<ReferralNoticeKind, ToCome>, Bilingual>

const toComeWords = {
  PAPER_ENDING: {
    TO_COME: { vi: 'Giấy chuyển có giá trị đến ngày ghi bên', en: 'The paper is good until the day given' },
    SOON: { vi: 'Giấy chuyển sắp hết hạn', en: 'The paper ends soon' },
    OVER: { vi: 'Giấy chuyển đã hết hạn', en: 'The paper has ended' },
  },
  NEXT_VISIT: {
    TO_COME: { vi: 'Có hẹn tái khám', en: 'A next visit is planned' },
    SOON: { vi: 'Sắp đến ngày tái khám', en: 'The next visit is near' },
    OVER: { vi: 'Đã quá ngày hẹn tái khám', en: 'The day of the next visit is over' },
  },
} as const satisfies Record<ToCome, Record<ReminderStage, Bilingual>>

const settledVisit: Bilingual = { vi: 'Việc tái khám đã xong', en: 'The next visit is settled' }

export interface NoticeFacts {
  /** The step, or what is told of a day to come. */
  readonly what: string
  readonly dueOn: LocalDate | null
  readonly isDone: boolean
}

/** What the person is told; undefined when nothing. */
export function referralNotice({ what, dueOn, isDone }: NoticeFacts, today: LocalDate): { kind: ReferralNoticeKind; title: Bilingual } | undefined {
  if (isToldStep(what)) return { kind: toldSteps[what], title: words[toldSteps[what]] }
  if (!isToCome(what) || dueOn === null) return undefined
  if (what === 'NEXT_VISIT' && isDone) return { kind: what, title: settledVisit }
  return { kind: what, title: toComeWords[what][stageOf({ dueOn, soonDays: soonDays[what] }, today)] }
}

function isToldStep(what: string): what is keyof typeof toldSteps {
  return Object.hasOwn(toldSteps, what)
}

function isToCome(what: string): what is ToCome {
  return Object.hasOwn(soonDays, what)
}
