import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import { StayEndReasonEnum } from '../stay/stay.type.js'
import { goalOutcomes, goalStatuses, planMoves, planStatuses } from './care-plan.rules.js'

const CarePlanStatusEnum = Object.fromEntries(planStatuses.map(status => [status, status]))
registerEnumType(CarePlanStatusEnum, {
  name: 'CarePlanStatus',
  description: 'Whether a care plan is under way (trạng thái kế hoạch).',
  valuesConfig: {
    ACTIVE: { description: 'Under way (đang thực hiện).' },
    ENDED: { description: 'Ended; the person may be followed up (đã kết thúc).' },
  },
})

const CareGoalStatusEnum = Object.fromEntries(goalStatuses.map(status => [status, status]))
registerEnumType(CareGoalStatusEnum, {
  name: 'CareGoalStatus',
  description: 'What came of a goal (kết quả mục tiêu).',
  valuesConfig: {
    OPEN: { description: 'Not settled yet (đang thực hiện).' },
    REACHED: { description: 'Reached (đạt).' },
    NOT_REACHED: { description: 'Not reached (không đạt).' },
    DROPPED: { description: 'Given up, or left open when the plan ended (bỏ).' },
  },
})

export const CareGoalOutcomeEnum = Object.fromEntries(goalOutcomes.map(outcome => [outcome, outcome]))
registerEnumType(CareGoalOutcomeEnum, {
  name: 'CareGoalOutcome',
  description: 'How a goal is settled (kết quả mục tiêu).',
  valuesConfig: {
    REACHED: { description: 'Reached (đạt).' },
    NOT_REACHED: { description: 'Not reached (không đạt).' },
    DROPPED: { description: 'Given up (bỏ).' },
  },
})

const CarePlanMoveEnum = Object.fromEntries(planMoves.map(move => [move, move]))
registerEnumType(CarePlanMoveEnum, {
  name: 'CarePlanMove',
  description: 'What was done with a care plan (việc đã làm).',
  valuesConfig: {
    STARTED: { description: 'Started (lập kế hoạch).' },
    GOAL_ADDED: { description: 'A goal was added (bổ sung mục tiêu).' },
    GOAL_SETTLED: { description: 'A goal was settled, or settled anew (ghi kết quả mục tiêu).' },
    REVIEWED: { description: 'Reviewed, or followed up after its end (rà soát, theo dõi).' },
    ENDED: { description: 'Ended (kết thúc).' },
  },
})

@ObjectType({ description: 'One thing that a care plan is to reach (mục tiêu).', simpleResolvers: true })
export class CareGoal {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'What is to be reached (mục tiêu). Personal data.' })
  target!: string

  @Field(() => String, { nullable: true, description: 'By what one sees it (chỉ số đánh giá).' })
  measure!: string | null

  @Field(() => LocalDateScalar, { description: 'Until when (hạn).' })
  dueOn!: string

  @Field(() => CareGoalStatusEnum, { description: 'What came of it (kết quả).' })
  status!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'On which day it was settled; null while it is open (ngày ghi kết quả).' })
  settledOn!: string | null

  @Field(() => String, { nullable: true, description: 'What was said of it then (ghi chú). Personal data.' })
  settledNote!: string | null

  @Field(() => Boolean, { description: 'Open, and its day has passed (quá hạn).' })
  overdue!: boolean
}

@ObjectType({ description: 'Something that was done with a care plan (diễn biến kế hoạch).', simpleResolvers: true })
export class CarePlanStep {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'The version of the plan that it made.' })
  version!: number

  @Field(() => CarePlanMoveEnum, { description: 'What (việc).' })
  move!: string

  @Field(() => LocalDateScalar, { description: 'Of which day (ngày).' })
  on!: string

  @Field(() => String, { nullable: true, description: 'What was found or said (nội dung). Personal data.' })
  note!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day of the next review that it set (ngày rà soát tiếp).' })
  reviewOn!: string | null

  @Field(() => String, { nullable: true, description: 'The goal that it was about (mục tiêu).' })
  goal!: string | null

  @Field(() => CareGoalStatusEnum, { nullable: true, description: 'What was said to have come of that goal (kết quả).' })
  goalStatus!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  at!: Date

  @Field(() => String, { description: 'Role of who did (vai trò).' })
  byRole!: string

  @Field(() => String, { nullable: true, description: 'Code of their facility.' })
  byOrganisation!: string | null
}

@ObjectType({ description: 'What a person needs, what is to be reached, and what came of it (kế hoạch chăm sóc; TT 02/2020).', simpleResolvers: true })
export class CarePlan {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every step; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => CarePlanStatusEnum, { description: 'Whether it is under way (trạng thái).' })
  status!: string

  @Field(() => String, { description: 'What it is called (tên kế hoạch).' })
  title!: string

  @Field(() => String, { description: 'What the person needs, as it was assessed (đánh giá nhu cầu). Personal data.' })
  needs!: string

  @Field(() => LocalDateScalar, { description: 'First day (ngày bắt đầu).' })
  begunOn!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it is to be reviewed next, or the person followed up; null when no more (ngày rà soát tiếp).' })
  reviewOn!: string | null

  @Field(() => Boolean, { description: 'Whether that day has passed (quá hạn rà soát).' })
  reviewOverdue!: boolean

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it is under way (ngày kết thúc).' })
  endedOn!: string | null

  @Field(() => StayEndReasonEnum, { nullable: true, description: 'Why it ended (lý do kết thúc; TT 02/2020 Đ8).' })
  endReason!: string | null

  @Field(() => String, { nullable: true, description: 'What was said at its end (ghi chú kết thúc). Personal data.' })
  endNote!: string | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'Until when the person is followed up at least; null when not (theo dõi đến ngày; 6 months).' })
  followUpUntil!: string | null
}
