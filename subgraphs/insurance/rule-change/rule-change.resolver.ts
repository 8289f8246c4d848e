import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { InsuranceContext } from '../context.js'
import { previewRuleChange } from './preview.service.js'
import { activateRuleChange, draftRuleChange, findRuleChange, ruleChanges, withdrawRuleChange } from './rule-change.service.js'
import { DraftRuleChangeInput, RuleChange, RuleChangePayload, RuleChangePreview, SettleRuleChangeInput } from './rule-change.type.js'

const errors = 'Errors: FORBIDDEN unless the caller heads an office, OUTCOME_UNKNOWN when it must be sent again with the same key.'

@Resolver()
export class RuleChangeResolver {
  @Mutation(() => RuleChangePayload, { description: `Drafts new rows of benefit rules; no answer goes by them yet (soạn thay đổi quy tắc). ${errors}` })
  draftRuleChange(
    @Arg('input', () => DraftRuleChangeInput, { description: 'The rows, and why.' }) input: DraftRuleChangeInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return draftRuleChange(ctx, input)
  }

  @Mutation(() => RuleChangePayload, {
    description: `Puts a draft of somebody else into force, for every process within two seconds (duyệt áp dụng). ${errors}`,
  })
  activateRuleChange(
    @Arg('input', () => SettleRuleChangeInput, { description: 'Which draft.' }) input: SettleRuleChangeInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return activateRuleChange(ctx, input)
  }

  @Mutation(() => RuleChangePayload, { description: `Withdraws a draft (bỏ bản nháp). ${errors}` })
  withdrawRuleChange(
    @Arg('input', () => SettleRuleChangeInput, { description: 'Which draft.' }) input: SettleRuleChangeInput,
    @Ctx() ctx: InsuranceContext,
  ) {
    return withdrawRuleChange(ctx, input)
  }

  @Query(() => RuleChange, { nullable: true, description: 'One change of the rules (thay đổi quy tắc); null when there is none.' })
  ruleChange(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: InsuranceContext) {
    return findRuleChange(ctx, id)
  }

  @Query(() => [RuleChange], { description: 'The changes of the rules, the newest first. A closed list, at most 100.' })
  ruleChanges(@Ctx() ctx: InsuranceContext) {
    return ruleChanges(ctx)
  }

  @Query(() => RuleChangePreview, {
    nullable: true,
    description:
      'Which past checks, of those the caller may see, a change would answer otherwise (xem trước thay đổi); null when there is ' +
      'no such change. Errors: BAD_USER_INPUT for a cursor that was never given.',
  })
  previewRuleChange(
    @Arg('change', () => ID, { description: 'Which change.' }) change: string,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after: string | null | undefined,
    @Ctx() ctx: InsuranceContext,
  ) {
    return previewRuleChange(ctx, change, after)
  }
}
