import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { rowErrorType, type RowErrorNode } from '../../../kit/row-error.js'
import { importStatuses, rowChanges, type ImportStatus, type RowChange } from '../../../kit/row-import-store.js'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { cardRowErrors } from './card-row-errors.js'

export const RowError = rowErrorType(cardRowErrors)

export const ImportStatusEnum = Object.fromEntries(importStatuses.map(status => [status, status]))
registerEnumType(ImportStatusEnum, {
  name: 'CardImportStatus',
  description: 'How an import stands (trạng thái nhập).',
  valuesConfig: {
    WAITING_FOR_PARTS: { description: 'Not all parts have arrived (chờ đủ phần).' },
    RUNNING: { description: 'The rows are being taken (đang nhập).' },
    DONE: { description: 'Every row was taken or refused (xong).' },
    FAILED: { description: 'The file cannot be read from a line on: see `rowErrors` (không đọc được tệp). What came before stays done.' },
    CANCELLED: { description: 'Ended before its time; what was done stays done (đã hủy).' },
  },
})

export const RowChangeEnum = Object.fromEntries(rowChanges.map(change => [change, change]))
registerEnumType(RowChangeEnum, {
  name: 'CardRowChange',
  description: 'What a row makes of the register (thay đổi).',
  valuesConfig: {
    ADDED: { description: 'A new card (thẻ mới).' },
    CHANGED: { description: 'A card becomes other than it was (thay đổi).' },
    UNCHANGED: { description: 'The card is so already (giữ nguyên).' },
  },
})

@InputType({ description: 'A file of cards that is about to come in parts (nhập tệp thẻ).' })
export class StartCardImportInput extends ChangeInput {
  @Field(() => String, { description: 'Its name, to know it by again: ends with .csv, at most 120 characters (tên tệp).' })
  fileName!: string

  @Field(() => Int, { description: 'In how many parts it comes, 1–64 (số phần).' })
  parts!: number

  @Field(() => Boolean, { description: 'True: says what the import would do, and changes nothing (chạy thử).' })
  dryRun!: boolean
}

@InputType({ description: 'One part of a file of cards (một phần của tệp).' })
export class AddCardImportPartInput extends ChangeInput {
  @Field(() => ID, { description: 'The import.' })
  import!: string

  @Field(() => Int, { description: 'Which part, from 1; in any order, and one that was sent already changes nothing (phần thứ).' })
  part!: number

  @Field(() => String, {
    description:
      'At most 1 MiB of CSV in UTF-8 with commas, cut after any character: the parts one after the other are the file. Its first ' +
      'row names the columns, in any order: card_number (ma_the), holder_name (ho_ten), birth_date (ngay_sinh), ' +
      'registered_facility_code (ma_dkbd), valid_from (gt_the_tu) and, if it has them, valid_to (gt_the_den), five_year_on ' +
      '(nam_nam_lien_tuc), personal_id (so_cccd), status (trang_thai). A row is the card of its number; a column that is not there ' +
      'leaves the card as it is. At most 500,000 rows.',
  })
  text!: string
}

@InputType({ description: 'Which import is to end (hủy nhập).' })
export class CancelCardImportInput extends ChangeInput {
  @Field(() => ID, { description: 'The import.' })
  import!: string
}

@ObjectType({ description: 'A row by which the register becomes other than it was.', simpleResolvers: true })
export class CardImportEntry {
  @Field(() => Int, { description: 'The line in the file, from 1 (dòng).' })
  line!: number

  @Field(() => RowChangeEnum, { description: 'What the row makes of the register.' })
  change!: RowChange

  @Field(() => [String], { description: 'The columns that are other than before; none for a new card. A closed list, at most 9 (cột).' })
  columns!: string[]
}

@ObjectType({ description: 'A file of cards, how far it came, and what it did or would do (lần nhập thẻ).', simpleResolvers: true })
export class CardImport {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Code of the province whose cards it brings (tỉnh).' })
  provinceCode!: string

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

  @Field(() => Int, { nullable: true, description: 'Rows of the file; null until it runs (tổng số dòng).' })
  rowsTotal!: number | null

  @Field(() => Int, { description: 'Rows taken or refused so far (số dòng đã xong).' })
  rowsDone!: number

  @Field(() => Int, { description: 'Cards that are new (thẻ mới).' })
  added!: number

  @Field(() => Int, { description: 'Cards that become other than they were (thẻ thay đổi).' })
  changed!: number

  @Field(() => Int, { description: 'Cards that are so already (thẻ giữ nguyên).' })
  unchanged!: number

  @Field(() => Int, { description: 'Rows that were refused (dòng bị từ chối).' })
  refused!: number

  @Field(() => Int, { description: 'How many things are wrong with the file so far (tổng số lỗi).' })
  rowErrorCount!: number

  @Field(() => String, { description: 'The role of who sent it (vai trò).' })
  byRole!: string

  @Field(() => DateTimeScalar, { description: 'When it was announced.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its last part arrived; null before.' })
  startedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was over; null before.' })
  endedAt!: Date | null
}

export const CardImportConnection = connectionTypes(CardImport, 'CardImport')

export interface ImportPayload {
  import: CardImport | null
  userErrors: UserErrorNode[]
}

/** One payload for each step, of one shape. */
function importPayload(name: string, description: string) {
  @ObjectType(`${name}Payload`, { description, simpleResolvers: true })
  class Payload {
    @Field(() => CardImport, { nullable: true, description: 'The import as it stands now; null when refused.' })
    import!: CardImport | null

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
    userErrors!: UserErrorNode[]
  }
  return Payload
}

export const StartCardImportPayload = importPayload('StartCardImport', 'That a file of cards is about to come, or why it may not.')
export const AddCardImportPartPayload = importPayload('AddCardImportPart', 'That a part arrived, or why it was refused.')
export const CancelCardImportPayload = importPayload('CancelCardImport', 'That an import was ended, or why not.')

export type RowErrors = RowErrorNode[]
