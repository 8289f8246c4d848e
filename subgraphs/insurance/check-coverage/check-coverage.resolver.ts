import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { InsuranceContext } from '../context.js'
import { checkCoverage } from './check-coverage.service.js'
import { CheckCoverageInput, CheckCoveragePayload } from './check-coverage.type.js'

@Resolver()
export class CheckCoverageResolver {
  @Mutation(() => CheckCoveragePayload, {
    description:
      'Whether a card pays, how much, and why; question and answer are kept (tra cứu quyền lợi BHYT). What could not be ' +
      'told is CouldNotCheck, never "not covered", and where a source was away the hub asks again by itself. Errors: ' +
      'FORBIDDEN for a role that may not ask, OUTCOME_UNKNOWN when it must be sent again with the same key.',
  })
  checkCoverage(
    @Arg('input', () => CheckCoverageInput, { description: 'Who, when, and for which visit.' }) input: CheckCoverageInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return checkCoverage(ctx, input)
  }
}
