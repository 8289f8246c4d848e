import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import type { StayEndReason } from '../stay/stay.rules.js'
import { StayEndReasonEnum } from '../stay/stay.type.js'
import { UserError } from '../user-errors.js'
import type { GoalOutcome } from './care-plan.rules.js'
import { CareGoalOutcomeEnum, CarePlan } from './care-plan.type.js'

@InputType({ description: 'A goal of a care plan (mục tiêu).' })
export class CareGoalInput {
  @Field(() => String, { description: 'What is to be reached, 1–500 characters (mục tiêu).' })
  target!: string

  @Field(() => String, { nullable: true, description: 'By what one sees it, at most 500 characters (chỉ số đánh giá).' })
  measure?: string | null

  @Field(() => LocalDateScalar, { description: 'Until when: within 36 months of the first day of the plan (hạn).' })
  dueOn!: string
}

@InputType({ description: 'A care plan that begins (lập kế hoạch chăm sóc).' })
export class StartCarePlanInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose: a resident of the caller’s own facility.' })
  resident!: string

  @Field(() => String, { description: 'What it is called, 1–200 characters (tên kế hoạch).' })
  title!: string

  @Field(() => String, { description: 'What the person needs, as it was assessed, 1–2,000 characters (đánh giá nhu cầu).' })
  needs!: string

  @Field(() => LocalDateScalar, { description: 'First day: today or before, in the stay under way (ngày bắt đầu).' })
  begunOn!: string

  @Field(() => LocalDateScalar, { description: 'When it is reviewed first: within 12 months (ngày rà soát).' })
  reviewOn!: string

  @Field(() => [CareGoalInput], { description: 'What is to be reached, 1–30 goals (mục tiêu).' })
  goals!: CareGoalInput[]
}

@InputType({ description: 'What every change of a care plan names.' })
abstract class CarePlanChangeInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the plan that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number
}

@InputType({ description: 'One more goal of a plan under way (bổ sung mục tiêu).' })
export class AddCareGoalInput extends CarePlanChangeInput {
  @Field(() => ID, { description: 'Which plan (kế hoạch).' })
  carePlan!: string

  @Field(() => CareGoalInput, { description: 'The goal (mục tiêu).' })
  goal!: CareGoalInput
}

@InputType({ description: 'What came of a goal (ghi kết quả mục tiêu); said anew, what stood before is kept among the steps.' })
export class SettleCareGoalInput extends CarePlanChangeInput {
  @Field(() => ID, { description: 'Which goal (mục tiêu).' })
  goal!: string

  @Field(() => CareGoalOutcomeEnum, { description: 'What came of it (kết quả).' })
  outcome!: GoalOutcome

  @Field(() => LocalDateScalar, { description: 'On which day, today or before (ngày).' })
  on!: string

  @Field(() => String, { nullable: true, description: 'How, or why not, at most 2,000 characters; needed unless it was reached, and to say it anew (ghi chú).' })
  note?: string | null
}

@InputType({ description: 'A review of a plan, or a follow-up after its end (rà soát, theo dõi).' })
export class ReviewCarePlanInput extends CarePlanChangeInput {
  @Field(() => ID, { description: 'Which plan (kế hoạch).' })
  carePlan!: string

  @Field(() => LocalDateScalar, { description: 'On which day, today or before (ngày rà soát).' })
  on!: string

  @Field(() => String, { description: 'What was found, 1–2,000 characters (kết quả rà soát).' })
  found!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'The next time, within 12 months; only a follow-up may be the last (ngày rà soát tiếp).' })
  nextReviewOn?: string | null
}

@InputType({ description: 'The end of a care plan (kết thúc kế hoạch chăm sóc).' })
export class EndCarePlanInput extends CarePlanChangeInput {
  @Field(() => ID, { description: 'Which plan (kế hoạch).' })
  carePlan!: string

  @Field(() => LocalDateScalar, { description: 'Last day: today or before, and not before what was written down in it (ngày kết thúc).' })
  on!: string

  @Field(() => StayEndReasonEnum, { description: 'Why (lý do; TT 02/2020 Đ8).' })
  reason!: StayEndReason

  @Field(() => String, { description: 'Why, in words, 1–2,000 characters; goals that are open are dropped with it (ghi chú).' })
  note!: string
}

@ObjectType({ description: 'What every change of a care plan answers.', simpleResolvers: true })
abstract class CarePlanChangePayload {
  @Field(() => CarePlan, { nullable: true, description: 'The plan as it stands now; null when refused.' })
  carePlan!: CarePlan | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}

const payload = { description: 'What it did to a care plan: all of it, or nothing.', simpleResolvers: true }

@ObjectType(payload)
export class StartCarePlanPayload extends CarePlanChangePayload {}

@ObjectType(payload)
export class AddCareGoalPayload extends CarePlanChangePayload {}

@ObjectType(payload)
export class SettleCareGoalPayload extends CarePlanChangePayload {}

@ObjectType(payload)
export class ReviewCarePlanPayload extends CarePlanChangePayload {}

@ObjectType(payload)
export class EndCarePlanPayload extends CarePlanChangePayload {}
