import type { UserErrorBase } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'

const [shortest, longest] = [5, 500]

/** Whether a text says why: a sentence of 5–500 characters. */
export function isReason(reason: string | null | undefined): boolean {
  return reason != null && reason.trim().length >= shortest && isPlainText(reason, longest)
}

/** A correction says why. */
export function reasonProblems(reason: string): UserErrorBase<'REASON_MISSING'>[] {
  return isReason(reason) ? [] : [{ code: 'REASON_MISSING', path: ['reason'] }]
}
