import type { Bilingual } from '../../../kit/vn/types.js'
import type { StepName } from '../life-cycle/life-cycle.rules.js'

/** The words of each step in the life of a referral, told without reason and diagnosis. */
export const stepTitles = {
  createReferral: { vi: 'Lập phiếu chuyển', en: 'Referral drafted' },
  approveReferral: { vi: 'Duyệt phiếu chuyển', en: 'Referral approved' },
  issueReferral: { vi: 'Ký phiếu chuyển', en: 'Referral signed' },
  sendReferral: { vi: 'Gửi phiếu chuyển', en: 'Referral sent' },
  receiveReferral: { vi: 'Nơi nhận đã nhận phiếu', en: 'Referral received' },
  requestInformation: { vi: 'Nơi nhận hỏi thêm thông tin', en: 'More information asked' },
  giveInformation: { vi: 'Đã bổ sung thông tin', en: 'Information given' },
  acceptReferral: { vi: 'Nơi nhận đồng ý tiếp nhận', en: 'Referral accepted' },
  rejectReferral: { vi: 'Nơi nhận từ chối', en: 'Referral declined' },
  redirectReferral: { vi: 'Chuyển tiếp sang nơi khác', en: 'Sent on to another hospital' },
  recordArrival: { vi: 'Đã đến nơi', en: 'Arrived' },
  startTreatment: { vi: 'Bắt đầu điều trị', en: 'Treatment began' },
  completeReferral: { vi: 'Có kết quả trả lời', en: 'Hospital answered' },
  closeReferral: { vi: 'Kết thúc phiếu chuyển', en: 'Referral closed' },
  recordNoShow: { vi: 'Không đến nơi nhận', en: 'Did not arrive' },
  cancelReferral: { vi: 'Huỷ phiếu chuyển', en: 'Referral cancelled' },
  recordDeath: { vi: 'Ghi nhận tử vong', en: 'Death recorded' },
  correctReferral: { vi: 'Sửa phiếu chuyển', en: 'Referral corrected' },
  continueReferral: { vi: 'Tiếp tục phiếu chuyển', en: 'Referral goes on' },
  expireReferral: { vi: 'Phiếu chuyển hết hạn', en: 'Referral expired' },
  escalateReferral: { vi: 'Phiếu chuyển quá hạn xử lý', en: 'Referral long overdue' },
  noteDeparture: { vi: 'Người bệnh đã rời cơ sở', en: 'The person left the home' },
} as const satisfies Record<StepName, Bilingual>

export const referralKindDescriptions = { REFERRAL_STEP: 'A step in the life of a referral (bước của phiếu chuyển).' } as const
export type ReferralTimelineKind = keyof typeof referralKindDescriptions
