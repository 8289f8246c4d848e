import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { rowErrorType, type RowErrorNode } from '../../../kit/row-error.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { type DifferenceKind, differenceKinds } from './health-facility-import.rules.js'
import { registerRowErrors } from './register-row-errors.js'

export const RowError = rowErrorType(registerRowErrors)

export const DifferenceKindEnum = Object.fromEntries(differenceKinds.map(kind => [kind, kind]))
registerEnumType(DifferenceKindEnum, {
  name: 'RegisterDifferenceKind',
  description: 'What an import makes other than it was (loại thay đổi).',
  valuesConfig: {
    FACILITY_ADDED: { description: 'A new facility (cơ sở mới).' },
    FACILITY_CHANGED: { description: 'Name, code, province or use of the hub changed (đổi thông tin cơ sở).' },
    RANK_ADDED: { description: 'A new period (thêm thời kỳ xếp cấp).' },
    RANK_CORRECTED: { description: 'A period that was there is corrected by the file (sửa thời kỳ xếp cấp).' },
    RANK_CLOSED: { description: 'An open period ends because a later one begins (kết thúc thời kỳ).' },
  },
})

@InputType({ description: 'The register of health facilities as a file (nhập danh mục cơ sở KCB).' })
export class ImportHealthFacilitiesInput extends ChangeInput {
  @Field(() => String, {
    description:
      'CSV in UTF-8 with commas, at most 20,000 rows and 3 MiB; a longer one is split, each part with the header row. ' +
      'Columns, in any order: code (ma_cskcb), code13 (ma_13), name (ten), province_code (ma_tinh; of today), on_hub ' +
      '(dung_he_thong), level (cap), points (diem), tier_before_2025 (tuyen_cu), provisional (tam_xep), valid_from (tu_ngay) ' +
      'and, if it has ends, valid_to (den_ngay). One row is one rank; what the file does not name stays as it is.',
  })
  file!: string

  @Field(() => Boolean, {
    description: 'True: says what the import would do, changes nothing, and leaves the key unused (chạy thử).',
  })
  dryRun!: boolean
}

@ObjectType({ description: 'A field that an import makes other than it was.', simpleResolvers: true })
export class FieldDifference {
  @Field(() => String, { description: 'The field of HealthFacility or HealthFacilityRank (trường).' })
  field!: string

  @Field(() => String, { nullable: true, description: 'The value before as text; null when there was none (trước).' })
  before!: string | null

  @Field(() => String, { nullable: true, description: 'The value after as text; null when there is none (sau).' })
  after!: string | null
}

@ObjectType({ description: 'One facility or one rank that an import makes other than it was.', simpleResolvers: true })
export class RegisterEntry {
  @Field(() => DifferenceKindEnum, { description: 'What happens to it.' })
  kind!: DifferenceKind

  @Field(() => String, { description: '5-character code of the facility (mã cơ sở KCB).' })
  code!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the rank; null when it is the facility itself (từ ngày).' })
  validFrom!: string | null

  @Field(() => [FieldDifference], { description: 'What is other than before. At most 5.' })
  fields!: FieldDifference[]
}

@ObjectType({ description: 'What an import makes other than it was (khác biệt).', simpleResolvers: true })
export class RegisterDifference {
  @Field(() => Int, { description: 'Facilities that are new (cơ sở mới).' })
  facilitiesAdded!: number

  @Field(() => Int, { description: 'Facilities whose own fields change (cơ sở thay đổi).' })
  facilitiesChanged!: number

  @Field(() => Int, { description: 'Facilities of the file whose own fields stay (cơ sở giữ nguyên).' })
  facilitiesUnchanged!: number

  @Field(() => Int, { description: 'New periods (thời kỳ xếp cấp mới).' })
  ranksAdded!: number

  @Field(() => Int, { description: 'Periods the file corrects (thời kỳ được sửa).' })
  ranksCorrected!: number

  @Field(() => Int, { description: 'Open periods that end where a later one begins (thời kỳ kết thúc).' })
  ranksClosed!: number

  @Field(() => Int, { description: 'Periods that stay, of the facilities in the file (thời kỳ giữ nguyên).' })
  ranksUnchanged!: number

  @Field(() => [RegisterEntry], { description: 'The first of them, in the order of the file. At most 50.' })
  entries!: RegisterEntry[]

  @Field(() => Int, { description: 'How many more there are (còn lại).' })
  moreEntries!: number
}

@ObjectType({ description: 'What an import did, or would do: all of it, or nothing.', simpleResolvers: true })
export class ImportHealthFacilitiesPayload {
  @Field(() => RegisterDifference, { nullable: true, description: 'The difference it makes; null when refused.' })
  difference!: RegisterDifference | null

  @Field(() => [RowError], { description: 'With FILE_INVALID: what is wrong, by line. At most 50.' })
  rowErrors!: RowErrorNode[]

  @Field(() => Int, { description: 'How many things are wrong with the file in all (tổng số lỗi).' })
  rowErrorCount!: number

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
