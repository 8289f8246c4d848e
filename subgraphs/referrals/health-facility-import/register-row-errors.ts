import { type RowErrorTexts, sharedRowErrors } from '../../../kit/rows.js'
import { nameProblems } from '../../../kit/vn/names.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { RegisterProblem } from './health-facility-import.rules.js'

/** What can be wrong with a row of the register, and how to mend it. */
export const registerRowErrors = {
  ...sharedRowErrors,
  CODE_INVALID: {
    vi: 'Mã cơ sở phải có đúng 5 chữ số. Hãy định dạng cột là văn bản để không mất số 0 ở đầu.',
    en: 'The code has exactly 5 digits. Format the column as text, so that no leading zero is lost.',
  },
  CODE13_INVALID: {
    vi: 'Mã định danh phải có đúng 13 chữ số, hoặc để trống. Hãy định dạng cột là văn bản.',
    en: 'The long code has exactly 13 digits, or the cell is empty. Format the column as text.',
  },
  NAME_EMPTY: {
    vi: `Tên cơ sở: ${nameProblems.EMPTY.vi}. Hãy nhập tên.`,
    en: `Name: ${nameProblems.EMPTY.en}. Enter it.`,
  },
  NAME_TOO_LONG: {
    vi: `Tên cơ sở: ${nameProblems.TOO_LONG.vi}. Hãy rút gọn.`,
    en: `Name: ${nameProblems.TOO_LONG.en}. Shorten it.`,
  },
  NAME_HIDDEN_CHARACTER: {
    vi: `Tên cơ sở: ${nameProblems.HIDDEN_CHARACTER.vi}.`,
    en: `Name: ${nameProblems.HIDDEN_CHARACTER.en}.`,
  },
  NAME_BROKEN_CHARACTER: {
    vi: `Tên cơ sở: ${nameProblems.BROKEN_CHARACTER.vi}.`,
    en: `Name: ${nameProblems.BROKEN_CHARACTER.en}.`,
  },
  PROVINCE_UNKNOWN: {
    vi: 'Không có tỉnh nào mang mã này từ 01/07/2025. Hãy dùng mã 2 chữ số của 34 tỉnh hiện nay.',
    en: 'No province has this code since 2025-07-01. Use the 2-digit code of one of the 34 of today.',
  },
  YES_OR_NO: {
    vi: 'Hãy nhập có hoặc không (true/false).',
    en: 'Enter yes or no (true/false).',
  },
  LEVEL_INVALID: {
    vi: 'Cấp phải là INITIAL (ban đầu), BASIC (cơ bản) hoặc SPECIALISED (chuyên sâu).',
    en: 'The level is INITIAL, BASIC or SPECIALISED.',
  },
  POINTS_INVALID: {
    vi: 'Điểm từ 0 đến 100, nhiều nhất một chữ số thập phân, hoặc để trống.',
    en: 'Points are 0 to 100 with at most one decimal, or the cell is empty.',
  },
  TIER_INVALID: {
    vi: 'Tuyến cũ phải là COMMUNE (xã), DISTRICT (huyện), PROVINCE (tỉnh), CENTRAL (trung ương), hoặc để trống.',
    en: 'The former tier is COMMUNE, DISTRICT, PROVINCE or CENTRAL, or the cell is empty.',
  },
  DAY_INVALID: {
    vi: 'Ngày không hợp lệ. Hãy nhập dạng 2026-11-02 hoặc 02/11/2026.',
    en: 'This is no day. Enter it as 2026-11-02 or 02/11/2026.',
  },
  ROW_TWICE: {
    vi: 'Cơ sở này đã có một dòng với cùng ngày bắt đầu. Hãy giữ lại một dòng.',
    en: 'This facility has a row with the same first day already. Keep one.',
  },
  FACILITY_DIFFERS: {
    vi: 'Ô này khác với dòng đầu tiên của cùng cơ sở. Hãy ghi giống nhau ở mọi dòng của cơ sở.',
    en: 'This cell differs from the first row of the same facility. Write the same in all its rows.',
  },
  CODE13_TWICE: {
    vi: 'Mã 13 số này đã dùng cho một cơ sở khác trong tệp. Hãy sửa một trong hai.',
    en: 'Another facility in the file has this 13-digit code. Correct one of the two.',
  },
  CODE13_TAKEN: {
    vi: 'Mã 13 số này đang thuộc về một cơ sở khác trong danh mục. Hãy sửa mã, hoặc sửa cả cơ sở kia trong cùng tệp.',
    en: 'Another facility of the register has this 13-digit code. Correct it, or the other facility in the same file.',
  },
  LEVEL_TOO_EARLY: {
    vi: 'Chưa có xếp cấp trước ngày 01/01/2025. Hãy nhập ngày đó hoặc ngày sau.',
    en: 'There were no levels before 2025-01-01. Enter that day or a later one.',
  },
  ENDS_BEFORE_START: {
    vi: 'Ngày kết thúc trước ngày bắt đầu. Hãy sửa một trong hai.',
    en: 'The last day is before the first one. Correct one of them.',
  },
  PERIODS_OVERLAP: {
    vi: 'Thời kỳ này trùng với một thời kỳ khác của cùng cơ sở. Hãy sửa ngày, hoặc ghi cả hai thời kỳ trong tệp.',
    en: 'The period overlaps another one of the same facility. Correct the days, or put both periods into the file.',
  },
} as const satisfies RowErrorTexts & Readonly<Record<RegisterProblem, Bilingual>>

export type RegisterRowErrorCode = keyof typeof registerRowErrors
