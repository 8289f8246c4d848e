import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ConnectionArgs } from '../../../kit/connection.js'
import type { InsuranceContext } from '../context.js'
import { addCardImportPart, cancelCardImport, startCardImport } from './card-import.service.js'
import {
  AddCardImportPartInput,
  AddCardImportPartPayload,
  CancelCardImportInput,
  CancelCardImportPayload,
  CardImport,
  CardImportConnection,
  CardImportEntry,
  RowError,
  StartCardImportInput,
  StartCardImportPayload,
} from './card-import.type.js'
import { entriesOf, findImport, type ImportNode, listImports, moreEntriesOf, refusedRowsOf, rowErrorsOf } from './read-import.service.js'

const errors = 'Errors: FORBIDDEN unless the caller insures a province, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver(() => CardImport)
export class CardImportResolver {
  @Mutation(() => StartCardImportPayload, {
    description: `Announces a file of cards of the caller’s province; it runs by itself when its last part has come (nhập tệp thẻ). ${errors}`,
  })
  startCardImport(
    @Arg('input', () => StartCardImportInput, { description: 'What file, and whether to try it only.' }) input: StartCardImportInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return startCardImport(ctx, input)
  }

  @Mutation(() => AddCardImportPartPayload, { description: `Takes one part of a file that was announced (gửi một phần). ${errors}` })
  addCardImportPart(
    @Arg('input', () => AddCardImportPartInput, { description: 'Which part of what.' }) input: AddCardImportPartInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return addCardImportPart(ctx, input)
  }

  @Mutation(() => CancelCardImportPayload, { description: `Ends an import; what it has done stays done (hủy nhập). ${errors}` })
  cancelCardImport(
    @Arg('input', () => CancelCardImportInput, { description: 'Which import.' }) input: CancelCardImportInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return cancelCardImport(ctx, input)
  }

  @Query(() => CardImport, {
    nullable: true,
    description: 'One import of cards (lần nhập thẻ); null when there is none or the caller may not see it.',
  })
  cardImport(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: InsuranceContext) {
    return findImport(ctx, id)
  }

  @Query(() => CardImportConnection, { description: 'The imports of the caller’s province, the newest first (các lần nhập thẻ).' })
  cardImports(@Args(() => ConnectionArgs) args: ConnectionArgs, @Ctx() ctx: InsuranceContext) {
    return listImports(ctx, args)
  }

  @FieldResolver(() => [CardImportEntry], {
    description: 'The first rows by which the register becomes other than it was, in the order of the file (khác biệt). At most 50.',
  })
  entries(@Root() node: ImportNode, @Ctx() ctx: InsuranceContext) {
    return entriesOf(ctx, node)
  }

  @FieldResolver(() => Int, { description: 'How many more of them there are (còn lại).' })
  moreEntries(@Root() node: ImportNode) {
    return moreEntriesOf(node)
  }

  @FieldResolver(() => [RowError], { description: 'What is wrong with the file, by line. At most 50; `rowErrorCount` says how many there are.' })
  rowErrors(@Root() node: ImportNode, @Ctx() ctx: InsuranceContext) {
    return rowErrorsOf(ctx, node)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The refused rows as CSV to mend and send again, with what is wrong with each (các dòng bị từ chối). At most 1,000 rows, kept ' +
      'for 30 days after the end; null when there are none. Personal data.',
  })
  refusedRows(@Root() node: ImportNode, @Ctx() ctx: InsuranceContext) {
    return refusedRowsOf(ctx, node)
  }
}
