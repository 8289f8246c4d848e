import type { Bilingual } from '../../../kit/vn/types.js'
import { vi } from '../coverage/card-text.rules.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

export const placeUnknown = (code: string, on: LocalDate): Bilingual => ({
  vi: `Danh mục cơ sở KCB ngày ${vi(on)} không có mã ${code}.`,
  en: `The register of health facilities holds no ${code} for ${on}.`,
})

export const percentUnknown: Bilingual = { vi: 'Chưa rõ tỷ lệ hưởng', en: 'The percent is not known' }

export const checkTheCode: Bilingual = {
  vi: 'Xem lại mã cơ sở KCB (5 ký tự), rồi hỏi lại.',
  en: 'Check the 5-character code of the hospital, then ask again.',
}
