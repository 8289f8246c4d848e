import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { CoverageCheck } from '../check/coverage-check.type.js'
import { CoverageAnswer } from '../coverage/coverage.type.js'
import { type RuleChangeStatus, ruleChangeStatuses } from '../rules/rule-change.rules.js'
import { UserError } from '../user-errors.js'

export const RuleChangeStatusEnum = Object.fromEntries(ruleChangeStatuses.map(status => [status, status]))
registerEnumType(RuleChangeStatusEnum, {
  name: 'RuleChangeStatus',
  description: 'How it stands with a change of the rules (trạng thái).',
  valuesConfig: {
    DRAFT: { description: 'Drafted; no answer goes by it (bản nháp).' },
    ACTIVE: { description: 'In force (đang áp dụng).' },
    WITHDRAWN: { description: 'Withdrawn before it came into force (đã bỏ).' },
  },
})

@ObjectType({ description: 'A new dated row of a rule (dòng quy tắc).', simpleResolvers: true })
export class RuleRow {
  @Field(() => String, { description: 'The rule, as the steps of answers name it (mã quy tắc).' })
  ruleId!: string

  @Field(() => LocalDateScalar, { description: 'First day; it ends the row that held until then (áp dụng từ).' })
  validFrom!: string

  @Field(() => String, { nullable: true, description: 'A percent, or an amount in VND; null where the rule has none (giá trị).' })
  value!: string | null

  @Field(() => String, { description: 'Where it stands (căn cứ pháp lý).' })
  legalBasis!: string
}

@ObjectType({ description: 'A change of the benefit rules (thay đổi bộ quy tắc).', simpleResolvers: true })
export class RuleChange {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every step: give it as `expectedVersion`.' })
  version!: number

  @Field(() => Int, { nullable: true, description: 'Its place among the changes in force: the rule set it made; null for others.' })
  number!: number | null

  @Field(() => RuleChangeStatusEnum, { description: 'How it stands.' })
  status!: string

  @Field(() => String, { description: 'Why (lý do).' })
  note!: string

  @Field(() => [RuleRow], { description: 'The rows. At most 50.' })
  rows!: RuleRow[]

  @Field(() => String, { description: 'The sign-in of who drafted it (người soạn).' })
  draftedBy!: string

  @Field(() => DateTimeScalar, { description: 'When.' })
  draftedAt!: Date

  @Field(() => String, { nullable: true, description: 'The sign-in of who put it into force or withdrew it (người duyệt).' })
  settledBy!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  settledAt!: Date | null
}

@ObjectType({ description: 'A past check that a change would answer otherwise (kết quả sẽ khác).', simpleResolvers: true })
export class ChangedAnswer {
  @Field(() => CoverageCheck, { nullable: true, description: 'The check.' })
  check!: CoverageCheck | null

  @Field(() => CoverageAnswer, { description: 'By its facts and the rules in force now (hiện nay).' })
  before!: typeof CoverageAnswer

  @Field(() => CoverageAnswer, { description: 'By its facts and the rules with the change (sau thay đổi).' })
  after!: typeof CoverageAnswer
}

@ObjectType({ description: 'What a change would do to past checks (xem trước).', simpleResolvers: true })
export class RuleChangePreview {
  @Field(() => Int, { description: 'How many checks this page looked at, at most 1,000, the newest first (số lần tra đã xem).' })
  looked!: number

  @Field(() => Boolean, { description: 'Whether there are older checks to look at (còn nữa).' })
  hasMore!: boolean

  @Field(() => String, { nullable: true, description: 'Give it as `after` to look at the next ones.' })
  endCursor!: string | null

  @Field(() => [ChangedAnswer], { description: 'Those of them that would be answered otherwise. At most 100.' })
  answers!: ChangedAnswer[]
}

@InputType({ description: 'A new dated row of a rule (dòng quy tắc).' })
export class RuleRowInput {
  @Field(() => String, { description: 'The rule, one that the hub knows (mã quy tắc).' })
  ruleId!: string

  @Field(() => LocalDateScalar, { description: 'First day (áp dụng từ).' })
  validFrom!: string

  @Field(() => String, { nullable: true, description: 'A percent such as 80 or 47.5, or an amount in VND (giá trị).' })
  value?: string | null

  @Field(() => String, { description: 'Where it stands, 1–300 characters (căn cứ pháp lý).' })
  legalBasis!: string
}

@InputType({ description: 'A draft of a change of the rules (soạn thay đổi).' })
export class DraftRuleChangeInput extends ChangeInput {
  @Field(() => String, { description: 'Why, 1–500 characters (lý do).' })
  note!: string

  @Field(() => [RuleRowInput], { description: 'The rows, 1–50.' })
  rows!: RuleRowInput[]
}

@InputType({ description: 'The word of a second person on a draft, or its withdrawal (duyệt hoặc bỏ).' })
export class SettleRuleChangeInput extends ChangeInput {
  @Field(() => ID, { description: 'Which change.' })
  change!: string

  @Field(() => Int, { description: 'The version the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number
}

@ObjectType({ description: 'A change of the rules, or why nothing was done.', simpleResolvers: true })
export class RuleChangePayload {
  @Field(() => RuleChange, { nullable: true, description: 'The change as it stands now; null when refused.' })
  change!: RuleChange | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 100.' })
  userErrors!: UserErrorNode[]
}

export type SettledStatus = Exclude<RuleChangeStatus, 'DRAFT'>
