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
} as const satisfies UserErrorTexts

export type UserErrorCode = keyof typeof userErrorTexts

export const UserError = userErrorType(userErrorTexts)
