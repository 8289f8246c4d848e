import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { InsuranceContext } from '../context.js'
import { issueStatement, statementOfNumber } from './statement.service.js'
import { CoverageStatement, IssueCoverageStatementInput, IssueCoverageStatementPayload } from './statement.type.js'

@Resolver(() => CoverageStatement)
export class StatementResolver {
  @Query(() => CoverageStatement, {
    nullable: true,
    description: 'A printed statement by its number (số phiếu); null when there is none or the caller may not see its check.',
  })
  coverageStatement(@Arg('number', () => String, { description: 'Number of the paper.' }) number: string, @Ctx() ctx: InsuranceContext) {
    return statementOfNumber(ctx, number)
  }

  @Mutation(() => IssueCoverageStatementPayload, {
    description:
      'Prints a kept check as a PDF with a QR code that leads to a page without health data (in phiếu kết quả tra cứu). Errors: OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  issueCoverageStatement(
    @Arg('input', () => IssueCoverageStatementInput, { description: 'Which check, in which language.' }) input: IssueCoverageStatementInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return issueStatement(ctx, input)
  }
}
