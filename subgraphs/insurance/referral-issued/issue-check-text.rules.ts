import type { Bilingual } from '../../../kit/vn/types.js'
import { localDateOf } from '../../../kit/vn/working-days.js'
import { vi } from '../coverage/card-text.rules.js'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })

export function caughtUp(issuedAt: Date, takenAt: Date): Bilingual {
  const [issued, taken] = [localDateOf(issuedAt), localDateOf(takenAt)]
  const [issuedTime, takenTime] = [clock.format(issuedAt), clock.format(takenAt)]
  return {
    vi: `Tra cứu bù lúc ${takenTime} ${vi(taken)} cho phiếu phát hành lúc ${issuedTime} ${vi(issued)}: theo thẻ biết đến lúc tra cứu.`,
    en: `Caught up on ${taken} at ${takenTime} for an issue on ${issued} at ${issuedTime} (Viet Nam): by the cards known when it was taken.`,
  }
}
