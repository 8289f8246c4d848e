import { z } from 'zod'
import { codeOrNothing, day, dayOrNothing, tenthsOrNothing, word, wordOrNothing, yesOrNo } from '../../../kit/cells.js'
import type { RowTable } from '../../../kit/rows.js'
import { cleanName } from '../../../kit/vn/names.js'
import { provincesToday } from '../../../kit/vn/provinces.js'
import type { RegisterRow } from './health-facility-import.rules.js'
import type { RegisterRowErrorCode } from './register-row-errors.js'

const code = (text: RegisterRowErrorCode) => text

const name = z.string().transform((text, ctx) => {
  const cleaned = cleanName(text)
  if (cleaned.ok) return cleaned.value
  ctx.addIssue(code(`NAME_${cleaned.problem}`))
  return z.NEVER
})

const provinceCodes = new Set(provincesToday().map(province => province.code))

const level = [
  ['INITIAL', 'ban đầu'],
  ['BASIC', 'cơ bản'],
  ['SPECIALISED', 'chuyên sâu'],
] as const

const tier = [
  ['COMMUNE', 'xã'],
  ['DISTRICT', 'huyện'],
  ['PROVINCE', 'tỉnh'],
  ['CENTRAL', 'trung ương'],
] as const

const cells = z.object({
  code: z.string().trim().regex(/^\d{5}$/, code('CODE_INVALID')),
  code13: codeOrNothing(/^\d{13}$/, code('CODE13_INVALID')),
  name,
  province_code: z.string().trim().refine(text => provinceCodes.has(text), code('PROVINCE_UNKNOWN')),
  on_hub: yesOrNo(code('YES_OR_NO')),
  level: word(level, code('LEVEL_INVALID')),
  points: tenthsOrNothing(0, 100, code('POINTS_INVALID')),
  tier_before_2025: wordOrNothing(tier, code('TIER_INVALID')),
  provisional: yesOrNo(code('YES_OR_NO')),
  valid_from: day(code('DAY_INVALID')),
  valid_to: dayOrNothing(code('DAY_INVALID')),
})

const row = cells.transform(
  ({ province_code: provinceCode, on_hub: onHub, tier_before_2025: tierBefore2025, valid_from: validFrom, valid_to: validTo, ...rest }): RegisterRow => ({
    ...rest,
    provinceCode,
    onHub,
    tierBefore2025,
    validFrom,
    validTo,
  }),
)

/** The register of health facilities as a file. A row of 20,000 has about 150 bytes; the doors take a little more. */
export const registerFile: RowTable<RegisterRow> = {
  row,
  columns: {
    code: ['ma_cskcb', 'ma_co_so'],
    code13: ['ma_13', 'ma_dinh_danh'],
    name: ['ten', 'ten_co_so'],
    province_code: ['ma_tinh'],
    on_hub: ['dung_he_thong'],
    level: ['cap'],
    points: ['diem'],
    tier_before_2025: ['tuyen_cu'],
    provisional: ['tam_xep', 'xep_tam'],
    valid_from: ['tu_ngay'],
    valid_to: ['den_ngay'],
  },
  optional: ['valid_to'],
  mostRows: 20_000,
  mostBytes: 3 * 1024 * 1024,
}
