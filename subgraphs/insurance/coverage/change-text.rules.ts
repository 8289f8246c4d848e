import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { vi } from './card-text.rules.js'
import type { ChangeKind } from './decision.rules.js'

/** What to change, said to the clerk. */
export const changeTexts: Readonly<Record<ChangeKind, (day: LocalDate) => Bilingual>> = {
  WITH_SLIP: () => ({ vi: 'Nếu có phiếu chuyển còn giá trị', en: 'With a transfer paper that is good' }),
  AT_REGISTERED_PLACE: () => ({ vi: 'Nếu khám tại nơi đăng ký KCB ban đầu', en: 'At the registered first-contact facility' }),
  AT_LISTED_PRIMARY: () => ({ vi: 'Nếu khám tại trạm y tế', en: 'At a commune health station' }),
  AS_INPATIENT: () => ({ vi: 'Nếu điều trị nội trú', en: 'As an inpatient' }),
  CARD_RENEWED: () => ({ vi: 'Nếu thẻ được gia hạn', en: 'With the card renewed' }),
  CARD_RELEASED: () => ({ vi: 'Nếu thẻ hết bị tạm giữ', en: 'With the card released' }),
  AFTER_DATE: day => ({ vi: `Từ ngày ${vi(day)}`, en: `From ${day} on` }),
}
