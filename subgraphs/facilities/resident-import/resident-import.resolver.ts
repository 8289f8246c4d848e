import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { FacilitiesContext } from '../context.js'
import { Resident } from '../resident/resident.type.js'
import { entriesOf, findImport, type ImportNode, keptRowsOf, listImports, moreEntriesOf, refusedRowsOf, residentOfKept, rowErrorsOf } from './read-import.service.js'
import type { KeptRow } from './resident-import.loaders.js'
import { addResidentImportPart, cancelResidentImport, startResidentImport, undoResidentImport } from './resident-import.service.js'
import {
  AddResidentImportPartInput,
  AddResidentImportPartPayload,
  CancelResidentImportInput,
  CancelResidentImportPayload,
  type FileFormat,
  FileFormatEnum,
  ResidentImport,
  ResidentImportConnection,
  ResidentImportEntry,
  ResidentImportFile,
  ResidentImportKeptRow,
  ResidentImportTemplate,
  RowError,
  StartResidentImportInput,
  StartResidentImportPayload,
  UndoResidentImportInput,
  UndoResidentImportPayload,
} from './resident-import.type.js'
import { templateOf } from './template.service.js'

const errors = 'Errors: FORBIDDEN unless the caller may admit to a facility, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => ResidentImport)
export class ResidentImportResolver {
  @Mutation(() => StartResidentImportPayload, {
    description: `Announces a file of residents of the caller’s facility; it runs by itself when its last part has come (nhập tệp). ${errors}`,
  })
  startResidentImport(
    @Arg('input', () => StartResidentImportInput, { description: 'What file, and whether to try it only.' }) input: StartResidentImportInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return startResidentImport(ctx, input)
  }

  @Mutation(() => AddResidentImportPartPayload, { description: `Takes one part of a file that was announced (gửi một phần). ${errors}` })
  addResidentImportPart(
    @Arg('input', () => AddResidentImportPartInput, { description: 'Which part of what.' }) input: AddResidentImportPartInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return addResidentImportPart(ctx, input)
  }

  @Mutation(() => CancelResidentImportPayload, { description: `Ends an import; what it has done stays done until it is undone (hủy nhập). ${errors}` })
  cancelResidentImport(
    @Arg('input', () => CancelResidentImportInput, { description: 'Which import.' }) input: CancelResidentImportInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return cancelResidentImport(ctx, input)
  }

  @Mutation(() => UndoResidentImportPayload, {
    description: `Takes back, in the background, everybody an import brought whose record nobody has touched since (hoàn tác). ${errors}`,
  })
  undoResidentImport(
    @Arg('input', () => UndoResidentImportInput, { description: 'Which import.' }) input: UndoResidentImportInput,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return undoResidentImport(ctx, input)
  }

  @Query(() => ResidentImport, {
    nullable: true,
    description: 'One import of residents (lần nhập); null when there is none or the caller may not see it.',
  })
  residentImport(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: FacilitiesContext) {
    return findImport(ctx, id)
  }

  @Query(() => ResidentImportConnection, { description: 'The imports of the caller’s facility, the newest first (các lần nhập).' })
  residentImports(@Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: FacilitiesContext) {
    return listImports(ctx, args)
  }

  @Query(() => ResidentImportTemplate, { description: 'An empty form for a file of residents (tệp mẫu).' })
  residentImportTemplate(@Arg('format', () => FileFormatEnum, { description: 'As what kind of file (định dạng).' }) format: FileFormat) {
    return templateOf(format)
  }

  @FieldResolver(() => [ResidentImportEntry], {
    description: 'What the first rows that were not refused do or would do, in the order of the file (kết quả). At most 50.',
  })
  entries(@Root() node: ImportNode, @Ctx() ctx: FacilitiesContext) {
    return entriesOf(ctx, node)
  }

  @FieldResolver(() => Int, { description: 'How many more of them there are (còn lại).' })
  moreEntries(@Root() node: ImportNode) {
    return moreEntriesOf(node)
  }

  @FieldResolver(() => [RowError], { description: 'What is wrong with the file, by line. At most 50; `rowErrorCount` says how many there are.' })
  rowErrors(@Root() node: ImportNode, @Ctx() ctx: FacilitiesContext) {
    return rowErrorsOf(ctx, node)
  }

  @FieldResolver(() => ResidentImportFile, {
    nullable: true,
    description:
      'The refused rows to mend and send again, with what is wrong with each (các dòng bị từ chối). At most 1,000 rows, kept for 30 ' +
      'days after the end; null when there are none. Personal data.',
  })
  refusedRows(
    @Root() node: ImportNode,
    @Arg('format', () => FileFormatEnum, { description: 'As what kind of file (định dạng).' }) format: FileFormat,
    @Ctx() ctx: FacilitiesContext,
  ) {
    return refusedRowsOf(ctx, node, format)
  }

  @FieldResolver(() => [ResidentImportKeptRow], { description: 'Whom undoing left, by line. At most 50; `kept` says how many there are (giữ lại).' })
  keptRows(@Root() node: ImportNode, @Ctx() ctx: FacilitiesContext) {
    return keptRowsOf(ctx, node)
  }
}

@Resolver(() => ResidentImportKeptRow)
export class ResidentImportKeptRowResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'The person; null when they have moved out of the caller’s sight.' })
  resident(@Root() row: KeptRow, @Ctx() ctx: FacilitiesContext) {
    return residentOfKept(ctx, row)
  }
}
