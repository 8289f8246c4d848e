import { z } from 'zod'
import { codeOrNothing, day, dayOrNothing, partialDay, wordOrNothing } from '../../../kit/cells.js'
import type { RowTable } from '../../../kit/rows.js'
import { normaliseIdentifier, parseHealthInsuranceCardNumber } from '../../../kit/vn/identifiers.js'
import { cleanName } from '../../../kit/vn/names.js'
import type { FileCard } from './card-import.rules.js'
import type { CardRowErrorCode } from './card-row-errors.js'

const code = (text: CardRowErrorCode) => text

const cardNumber = z.string().transform((text, ctx) => {
  const parsed = parseHealthInsuranceCardNumber(text)
  if (parsed.ok) return parsed.value.number
  ctx.addIssue(code('CARD_NUMBER_INVALID'))
  return z.NEVER
})

const name = z.string().transform((text, ctx) => {
  const cleaned = cleanName(text)
  if (cleaned.ok) return cleaned.value
  ctx.addIssue(code('NAME_INVALID'))
  return z.NEVER
})

const status = [
  ['ACTIVE', 'đang sử dụng', 'đang dùng', '1'],
  ['SUSPENDED', 'tạm giữ', '2'],
  ['CANCELLED', 'thu hồi', 'hủy', '3'],
] as const

const cells = z.object({
  card_number: cardNumber,
  holder_name: name,
  birth_date: partialDay(code('BIRTH_DATE_INVALID')),
  personal_id: z.string().transform(normaliseIdentifier).pipe(codeOrNothing(/^\d{12}$/, code('PERSONAL_ID_INVALID'))),
  registered_facility_code: z.string().trim().regex(/^\d{5}$/, code('FACILITY_CODE_INVALID')),
  valid_from: day(code('DAY_INVALID')),
  valid_to: dayOrNothing(code('DAY_INVALID')),
  five_year_on: dayOrNothing(code('DAY_INVALID')),
  status: wordOrNothing(status, code('STATUS_INVALID')),
})

const row = cells.transform(
  (each): FileCard => ({
    cardNumber: each.card_number,
    holderName: each.holder_name,
    holderBirthDate: each.birth_date,
    personalId: each.personal_id,
    registeredFacilityCode: each.registered_facility_code,
    validFrom: each.valid_from,
    validTo: each.valid_to,
    fiveYearOn: each.five_year_on,
    status: each.status,
  }),
)

/** Cards as a file: the columns by the names that the tables of the insurance have for them (QĐ 4750/QĐ-BYT), and others. */
export const cardFile: RowTable<FileCard> = {
  row,
  columns: {
    card_number: ['ma_the', 'ma_the_bhyt', 'so_the', 'so_the_bhyt'],
    holder_name: ['ho_ten', 'ho_va_ten'],
    birth_date: ['ngay_sinh'],
    personal_id: ['so_cccd', 'cccd', 'so_dinh_danh'],
    registered_facility_code: ['ma_dkbd', 'noi_dkbd', 'ma_cskcb_bd'],
    valid_from: ['gt_the_tu', 'gia_tri_tu', 'tu_ngay'],
    valid_to: ['gt_the_den', 'gia_tri_den', 'den_ngay'],
    five_year_on: ['nam_nam_lien_tuc', 'du_5_nam', 'thoi_diem_du_5_nam'],
    status: ['trang_thai'],
  },
  optional: ['personal_id', 'valid_to', 'five_year_on', 'status'],
  mostRows: 500_000,
  mostBytes: 64 * 1024 * 1024,
}
