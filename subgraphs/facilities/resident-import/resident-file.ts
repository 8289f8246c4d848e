import { z } from 'zod'
import { day, partialDay, word } from '../../../kit/cells.js'
import type { RowTable } from '../../../kit/rows.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import { foldName } from '../../../kit/vn/names.js'
import type { Admission, NewIdentifier } from '../admission/admission.rules.js'
import type { IdentifierType, Sex } from '../resident/resident.rules.js'
import type { StayMode } from '../stay/stay.rules.js'
import type { ResidentRowErrorCode } from './resident-row-errors.js'

/** What the file says of one person. */
export interface FileResident {
  readonly admission: Admission
  /** Somebody has looked: whoever here is alike is another person. */
  readonly isOther: boolean
}

const code = (text: ResidentRowErrorCode) => text

/** A value by the names that people write, the first of them in the template. */
type Words<Value extends string> = Readonly<Record<Value, readonly [string, ...string[]]>>

export const sexWords = {
  MALE: ['Nam', 'm', 'male', 'trai', 'ông'],
  FEMALE: ['Nữ', 'f', 'female', 'gái', 'bà'],
  UNKNOWN: ['Chưa rõ', 'không rõ', 'chưa xác định', 'unknown'],
} as const satisfies Words<Sex>

/** The groups as NĐ 20/2021 Đ5, Pháp lệnh 02/2020 Đ3 and NĐ 103/2017 Đ6 call them, and as homes do. */
export const categoryWords = {
  MERIT_PERSON: ['Người có công', 'người có công với cách mạng'],
  MERIT_RELATIVE: ['Thân nhân người có công', 'thân nhân'],
  ELDERLY: ['Người cao tuổi', 'cao tuổi', 'người già'],
  CHILD: ['Trẻ em', 'trẻ em có hoàn cảnh đặc biệt', 'trẻ mồ côi'],
  DISABLED: ['Người khuyết tật', 'khuyết tật', 'người khuyết tật nặng', 'người khuyết tật đặc biệt nặng'],
  MENTAL_ILLNESS: ['Người tâm thần', 'tâm thần', 'người rối nhiễu tâm trí'],
  HIV_SUPPORT: ['Người nhiễm HIV', 'hiv', 'người nhiễm hiv thuộc hộ nghèo'],
  EMERGENCY_PROTECTION: ['Cần bảo vệ khẩn cấp', 'bảo vệ khẩn cấp', 'khẩn cấp'],
  DRUG_REHABILITATION: ['Người cai nghiện', 'cai nghiện'],
  VOLUNTARY_CONTRACT: ['Tự nguyện', 'tự nguyện theo hợp đồng', 'hợp đồng'],
} as const satisfies Words<BeneficiaryKind>

export const modeWords = {
  RESIDENTIAL: ['Nội trú', 'dài hạn', 'thường xuyên'],
  DAY: ['Bán trú', 'ban ngày'],
  VOLUNTARY_CONTRACT: ['Tự nguyện', 'theo hợp đồng', 'hợp đồng'],
  EMERGENCY: ['Khẩn cấp', 'tạm thời', 'bảo vệ khẩn cấp'],
} as const satisfies Words<StayMode>

export const identifierColumns = {
  personal_id: 'PERSONAL_ID',
  social_insurance_number: 'SOCIAL_INSURANCE',
  old_identity_card: 'OLD_IDENTITY_CARD',
  passport: 'PASSPORT',
} as const satisfies Record<string, IdentifierType>

const keysOf = <Key extends string>(of: Readonly<Record<Key, unknown>>) => Object.keys(of) as Key[]

const pairs = <Value extends string>(words: Words<Value>) => keysOf(words).map((value): [Value, ...string[]] => [value, ...words[value]])

const mode = z.union([z.string().regex(/^\s*$/).transform((): StayMode => 'RESIDENTIAL'), word(pairs<StayMode>(modeWords), code('MODE_INVALID'))], code('MODE_INVALID'))

const kindByName = new Map(pairs<BeneficiaryKind>(categoryWords).flatMap(([kind, ...names]) => [kind, ...names].map(name => [foldName(name), kind] as const)))

/** One group or several with a semicolon between them. */
const categories = z.string().transform((text, ctx) => {
  const names = text.split(/[;+]/).map(foldName).filter(name => name !== '')
  const kinds = names.flatMap(name => kindByName.get(name) ?? [])
  if (kinds.length === names.length) return [...new Set(kinds)]
  ctx.addIssue(code('CATEGORY_UNKNOWN'))
  return z.NEVER
})

const yes = z.union([z.string().regex(/^\s*$/).transform(() => false), word([[true, 'có', 'x', 'yes', '1'], [false, 'không', 'no', '0']], code('YES_OR_NO'))], code('YES_OR_NO'))

const cells = z.object({
  full_name: z.string().trim(),
  birth_date: partialDay(code('BIRTH_DATE_INVALID')),
  sex: word(pairs<Sex>(sexWords), code('SEX_INVALID')),
  personal_id: z.string().trim(),
  social_insurance_number: z.string().trim(),
  old_identity_card: z.string().trim(),
  passport: z.string().trim(),
  categories,
  category_proof: z.string().trim(),
  admitted_on: day(code('DAY_INVALID')),
  mode,
  other_person: yes,
})

const row = cells.transform((each): FileResident => {
  const identifiers = keysOf(identifierColumns).flatMap((column): NewIdentifier[] => (each[column] ? [{ type: identifierColumns[column], value: each[column] }] : []))
  const groups = each.categories.map(kind => ({ kind, since: null, proof: each.category_proof || null }))
  return {
    admission: {
      person: { fullName: each.full_name, birthDate: each.birth_date, sex: each.sex, identifiers, categories: groups },
      mode: each.mode,
      admittedOn: each.admitted_on,
    },
    isOther: each.other_person,
  }
})

/** Column → what its header is called, the first of them in the template. */
export const residentColumns = {
  full_name: ['Họ và tên', 'họ tên', 'tên', 'họ tên người được chăm sóc', 'họ tên đối tượng'],
  birth_date: ['Ngày sinh', 'năm sinh', 'ngày tháng năm sinh', 'ngày, tháng, năm sinh', 'sinh ngày'],
  sex: ['Giới tính', 'giới', 'phái'],
  personal_id: ['CCCD', 'số cccd', 'số định danh', 'số định danh cá nhân', 'căn cước', 'số căn cước', 'số căn cước công dân', 'cccd/cmnd'],
  social_insurance_number: ['Số BHXH', 'mã số bhxh', 'mã bhxh', 'bhxh', 'số sổ bhxh'],
  old_identity_card: ['CMND', 'số cmnd', 'cmnd cũ', 'chứng minh nhân dân'],
  passport: ['Hộ chiếu', 'số hộ chiếu'],
  categories: ['Diện đối tượng', 'đối tượng', 'nhóm đối tượng', 'loại đối tượng', 'diện'],
  category_proof: ['Số quyết định', 'quyết định', 'giấy tờ chứng minh', 'số qđ'],
  admitted_on: ['Ngày tiếp nhận', 'ngày vào', 'ngày vào trung tâm', 'ngày nhập'],
  mode: ['Hình thức', 'hình thức ở', 'hình thức nuôi dưỡng', 'hình thức chăm sóc'],
  other_person: ['Là người khác', 'người khác', 'không trùng'],
} as const satisfies Record<keyof z.infer<typeof cells>, readonly [string, ...string[]]>

export type ResidentColumn = keyof typeof residentColumns
export const residentColumnNames: readonly ResidentColumn[] = keysOf(residentColumns)

export const requiredColumns: readonly ResidentColumn[] = ['full_name', 'birth_date', 'sex', 'categories', 'admitted_on']

/** Residents as a file. */
export const residentFile: RowTable<FileResident> = {
  row,
  columns: residentColumns,
  optional: residentColumnNames.filter(name => !requiredColumns.includes(name)),
  leavesOut: true,
  mostRows: 25_000,
  mostBytes: 16 * 1024 * 1024,
}
