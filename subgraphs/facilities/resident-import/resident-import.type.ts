import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { rowErrorType } from '../../../kit/row-error.js'
import { importStatuses, type ImportStatus, undoStatuses } from '../../../kit/row-import-store.js'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { type ResidentColumn, residentColumnNames } from './resident-file.js'
import { residentRowErrors } from './resident-row-errors.js'

export const RowError = rowErrorType(residentRowErrors)

export const ImportStatusEnum = Object.fromEntries([...importStatuses, ...undoStatuses].map(status => [status, status]))
registerEnumType(ImportStatusEnum, {
  name: 'ResidentImportStatus',
  description: 'How an import stands (trạng thái nhập).',
  valuesConfig: {
    WAITING_FOR_PARTS: { description: 'Not all parts have arrived (chờ đủ phần).' },
    RUNNING: { description: 'The rows are being taken (đang nhập).' },
    DONE: { description: 'Every row was taken or refused (xong).' },
    FAILED: { description: 'The file cannot be read from a line on: see `rowErrors` (không đọc được tệp). What came before stays done.' },
    CANCELLED: { description: 'Ended before its time; what was done stays done until it is undone (đã hủy).' },
    UNDOING: { description: 'What it brought is being taken back (đang hoàn tác).' },
    UNDONE: { description: 'What it brought was taken back, but for `keptRows` (đã hoàn tác).' },
  },
})

export const changes = ['ADDED', 'UNCHANGED'] as const
export type Change = (typeof changes)[number]
export const ChangeEnum = Object.fromEntries(changes.map(change => [change, change]))
registerEnumType(ChangeEnum, {
  name: 'ResidentRowChange',
  description: 'What a row makes of the facility (kết quả của dòng).',
  valuesConfig: {
    ADDED: { description: 'A person who is admitted (tiếp nhận mới).' },
    UNCHANGED: { description: 'A person of this number and name is here already; nothing is changed (đã có).' },
  },
})

export const keptReasons = ['CHANGED', 'WRITTEN_ABOUT'] as const
export type KeptReason = (typeof keptReasons)[number]
export const KeptReasonEnum = Object.fromEntries(keptReasons.map(reason => [reason, reason]))
registerEnumType(KeptReasonEnum, {
  name: 'ResidentImportKeptReason',
  description: 'Why a row was not taken back (lý do giữ lại).',
  valuesConfig: {
    CHANGED: { description: 'The record or the stay was changed since (đã được sửa, chuyển hoặc cho ra).' },
    WRITTEN_ABOUT: { description: 'Something was written about the person since: a health check, an alert, a referral, a card (đã có ghi nhận khác).' },
  },
})

export const fileFormats = ['CSV', 'XLSX'] as const
export type FileFormat = (typeof fileFormats)[number]
export const FileFormatEnum = Object.fromEntries(fileFormats.map(format => [format, format]))
registerEnumType(FileFormatEnum, {
  name: 'ResidentImportFormat',
  description: 'Kind of file (định dạng tệp).',
  valuesConfig: {
    CSV: { description: 'Text with commas, UTF-8 (CSV).' },
    XLSX: { description: 'Workbook of a spreadsheet (Excel).' },
  },
})

export const ColumnEnum = Object.fromEntries(residentColumnNames.map(column => [column.toUpperCase(), column]))
registerEnumType(ColumnEnum, {
  name: 'ResidentImportField',
  description: 'A column of a file of residents (cột).',
  valuesConfig: {
    FULL_NAME: { description: 'Full name, family name first (họ và tên).' },
    BIRTH_DATE: { description: 'Birth date as far as it is known (ngày sinh).' },
    SEX: { description: 'Sex (giới tính).' },
    PERSONAL_ID: { description: 'Personal ID, 12 digits (CCCD).' },
    SOCIAL_INSURANCE_NUMBER: { description: 'Social-insurance number, 10 digits (số BHXH).' },
    OLD_IDENTITY_CARD: { description: 'Old identity card, 9 digits (CMND).' },
    PASSPORT: { description: 'Passport, a letter and 7 digits (hộ chiếu).' },
    CATEGORIES: { description: 'Groups, with semicolons between them (diện đối tượng).' },
    CATEGORY_PROOF: { description: 'Number of the decision that proves the groups (số quyết định).' },
    ADMITTED_ON: { description: 'First day in the facility (ngày tiếp nhận).' },
    MODE: { description: 'How the person lives there (hình thức).' },
    OTHER_PERSON: { description: 'That whoever is alike here is another person (là người khác).' },
  },
})

@InputType({ description: 'What a header of the file means (ghép cột).' })
export class ResidentColumnInput {
  @Field(() => String, { description: 'The header as it stands in the file, at most 50 characters (tiêu đề).' })
  header!: string

  @Field(() => ColumnEnum, { description: 'The column that it is (cột).' })
  field!: ResidentColumn
}

@InputType({ description: 'A file of residents of the caller’s facility that is about to come in parts (nhập tệp người được chăm sóc).' })
export class StartResidentImportInput extends ChangeInput {
  @Field(() => String, { description: 'Its name, to know it by again: ends with .csv or .xlsx, at most 120 characters (tên tệp).' })
  fileName!: string

  @Field(() => Int, { description: 'In how many parts it comes, 1–64 (số phần).' })
  parts!: number

  @Field(() => Boolean, { description: 'True: says what the import would do, and changes nothing (chạy thử).' })
  dryRun!: boolean

  @Field(() => [ResidentColumnInput], {
    nullable: true,
    description:
      'What headers mean that the hub would not know; at most 11. The others are found by their names in Vietnamese, with or ' +
      'without marks; a column that is neither is left out, and `columns` of the import says so.',
  })
  columns?: ResidentColumnInput[] | null
}

@InputType({ description: 'One part of a file of residents (một phần của tệp).' })
export class AddResidentImportPartInput extends ChangeInput {
  @Field(() => ID, { description: 'The import.' })
  import!: string

  @Field(() => Int, { description: 'Which part, from 1; in any order, and one that was sent already changes nothing (phần thứ).' })
  part!: number

  @Field(() => String, {
    description:
      'At most 1 MiB. Of a .csv: text in UTF-8 with commas, cut after any character. Of a .xlsx: its bytes as base64, the text cut ' +
      'anywhere; its first sheet is read, and of formulas the values. The parts one after the other are the file. Its first row ' +
      'names the columns: see `residentImportTemplate`. At most 25,000 rows.',
  })
  text!: string
}

@InputType({ description: 'Which import is to end (hủy nhập).' })
export class CancelResidentImportInput extends ChangeInput {
  @Field(() => ID, { description: 'The import.' })
  import!: string
}

@InputType({ description: 'Which import is to be taken back (hoàn tác).' })
export class UndoResidentImportInput extends ChangeInput {
  @Field(() => ID, { description: 'The import; it is over and was no trial.' })
  import!: string
}

@ObjectType({ description: 'A file for the caller (tệp).', simpleResolvers: true })
export class ResidentImportFile {
  @Field(() => String, { description: 'Name to save it under (tên tệp).' })
  fileName!: string

  @Field(() => String, { description: 'Its media type (loại tệp).' })
  mediaType!: string

  @Field(() => String, { description: 'Its bytes as base64 (nội dung).' })
  content!: string
}

@ObjectType({ description: 'A column of the template (cột của tệp mẫu).', simpleResolvers: true })
export class ResidentImportTemplateColumn {
  @Field(() => ColumnEnum, { description: 'The column.' })
  field!: ResidentColumn

  @Field(() => String, { description: 'Its header in the template (tiêu đề).' })
  header!: string

  @Field(() => Boolean, { description: 'Whether a file must have it (bắt buộc).' })
  required!: boolean

  @Field(() => [String], { description: 'The values a cell may have, in Vietnamese; none where any text may stand. A closed list, at most 10 (giá trị).' })
  values!: string[]
}

@ObjectType({ description: 'An empty form for a file of residents (tệp mẫu).', simpleResolvers: true })
export class ResidentImportTemplate {
  @Field(() => ResidentImportFile, { description: 'The file: headers and one row of a person who does not exist; as XLSX with a sheet of what cells may hold.' })
  file!: ResidentImportFile

  @Field(() => [ResidentImportTemplateColumn], { description: 'Its columns in their order. A closed list, 11 (các cột).' })
  columns!: ResidentImportTemplateColumn[]
}

@ObjectType({ description: 'What a column of a file was taken for (ghép cột).', simpleResolvers: true })
export class ResidentImportColumn {
  @Field(() => String, { description: 'The header in the file (tiêu đề).' })
  header!: string

  @Field(() => ColumnEnum, { nullable: true, description: 'The column that it is; null when it was left out (bỏ qua).' })
  field!: ResidentColumn | null
}

@ObjectType({ description: 'What a row does, or would do (kết quả của dòng).', simpleResolvers: true })
export class ResidentImportEntry {
  @Field(() => Int, { description: 'The line in the file, from 1 (dòng).' })
  line!: number

  @Field(() => ChangeEnum, { description: 'What the row makes of the facility.' })
  change!: Change
}

@ObjectType({ description: 'A person whom an import brought and its undoing left: somebody has touched the record since (dòng giữ lại).' })
export class ResidentImportKeptRow {
  @Field(() => Int, { description: 'The line in the file, from 1 (dòng).' })
  line!: number

  @Field(() => KeptReasonEnum, { description: 'Why.' })
  reason!: KeptReason
}

@ObjectType({ description: 'A file of residents, how far it came, and what it did or would do (lần nhập người được chăm sóc).', simpleResolvers: true })
export class ResidentImport {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Name of the file (tên tệp).' })
  fileName!: string

  @Field(() => Boolean, { description: 'Whether it only says what it would do (chạy thử).' })
  dryRun!: boolean

  @Field(() => ImportStatusEnum, { description: 'How it stands (trạng thái).' })
  status!: ImportStatus

  @Field(() => Int, { description: 'In how many parts it comes (số phần).' })
  parts!: number

  @Field(() => Int, { description: 'How many of them have arrived (số phần đã nhận).' })
  partsReceived!: number

  @Field(() => [ResidentImportColumn], { description: 'What each column of the file was taken for; none until it runs. A closed list, at most 100 (ghép cột).' })
  columns!: ResidentImportColumn[]

  @Field(() => Int, { nullable: true, description: 'Rows of the file; null until it runs (tổng số dòng).' })
  rowsTotal!: number | null

  @Field(() => Int, { description: 'Rows taken or refused so far (số dòng đã xong).' })
  rowsDone!: number

  @Field(() => Int, { description: 'People who are new (tiếp nhận mới).' })
  added!: number

  @Field(() => Int, { description: 'People who are here already (đã có).' })
  unchanged!: number

  @Field(() => Int, { description: 'Rows that were refused (dòng bị từ chối).' })
  refused!: number

  @Field(() => Int, { description: 'How many things are wrong with the file so far (tổng số lỗi).' })
  rowErrorCount!: number

  @Field(() => Int, { description: 'People who were taken back by undoing (đã hoàn tác).' })
  undone!: number

  @Field(() => Int, { description: 'People whom undoing left, because the record was touched since (giữ lại).' })
  kept!: number

  @Field(() => String, { description: 'The role of who sent it (vai trò).' })
  byRole!: string

  @Field(() => DateTimeScalar, { description: 'When it was announced.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its last part arrived; null before.' })
  startedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was over, or taken back; null before.' })
  endedAt!: Date | null
}

export const ResidentImportConnection = connectionTypes(ResidentImport, 'ResidentImport')

export interface ImportPayload {
  import: ResidentImport | null
  userErrors: UserErrorNode[]
}

/** One payload for each step, of one shape. */
function importPayload(name: string, description: string) {
  @ObjectType(`${name}Payload`, { description, simpleResolvers: true })
  class Payload {
    @Field(() => ResidentImport, { nullable: true, description: 'The import as it stands now; null when refused.' })
    import!: ResidentImport | null

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
    userErrors!: UserErrorNode[]
  }
  return Payload
}

export const StartResidentImportPayload = importPayload('StartResidentImport', 'That a file of residents is about to come, or why it may not.')
export const AddResidentImportPartPayload = importPayload('AddResidentImportPart', 'That a part arrived, or why it was refused.')
export const CancelResidentImportPayload = importPayload('CancelResidentImport', 'That an import was ended, or why not.')
export const UndoResidentImportPayload = importPayload('UndoResidentImport', 'That an import is being taken back, or why not.')
