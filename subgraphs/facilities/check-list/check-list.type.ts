import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import {
  type CheckListKind,
  checkListKinds,
  type CheckListResult,
  checkListResults,
  type CriterionAnswer,
  criterionAnswers,
} from './check-list.rules.js'

export const CheckListKindEnum = Object.fromEntries(checkListKinds.map(each => [each, each]))
registerEnumType(CheckListKindEnum, {
  name: 'CheckListKind',
  description: 'For what the conditions are (nội dung bảng kiểm).',
  valuesConfig: {
    PRIMARY_CARE: { description: 'Primary care (chăm sóc sức khoẻ ban đầu).' },
    REHABILITATION: { description: 'Rehabilitation (phục hồi chức năng).' },
  },
})

export const CriterionAnswerEnum = Object.fromEntries(criterionAnswers.map(each => [each, each]))
registerEnumType(CriterionAnswerEnum, {
  name: 'CriterionAnswer',
  description: 'Whether a criterion is met (kết quả tiêu chí).',
  valuesConfig: { MET: { description: 'Met (đạt).' }, NOT_MET: { description: 'Not met (không đạt).' } },
})

export const CheckListResultEnum = Object.fromEntries(checkListResults.map(each => [each, each]))
registerEnumType(CheckListResultEnum, {
  name: 'CheckListResult',
  description: 'Whether the conditions are met (kết quả bảng kiểm).',
  valuesConfig: {
    MET: { description: 'Every criterion is met (đạt).' },
    NOT_MET: { description: 'One at least is not (không đạt).' },
    NOT_ANSWERED: { description: 'None is known not to be met, but some are not answered (chưa trả lời đủ).' },
  },
})

@ObjectType({ description: 'A dated criterion of the check-list (tiêu chí).', simpleResolvers: true })
export class CheckListCriterion {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => String, { description: 'Code (mã).' })
  code!: string

  @Field(() => CheckListKindEnum, { description: 'For what it is.' })
  kind!: CheckListKind

  @Field(() => String, { description: 'What is asked, in Vietnamese (nội dung).' })
  text!: string

  @Field(() => LocalDateScalar, { description: 'First day it is in force (từ ngày).' })
  validFrom!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; null while it is in force (đến ngày).' })
  validTo!: string | null

  @Field(() => String, { description: 'Where it comes from (căn cứ).' })
  legalBasis!: string

  @Field(() => String, { description: 'How sure it is: high, medium or low (độ tin cậy).' })
  confidence!: string
}

@ObjectType({ description: 'A criterion with what the facility answered (tiêu chí và trả lời).', simpleResolvers: true })
export class CheckListItem {
  @Field(() => CheckListCriterion, { description: 'The criterion.' })
  criterion!: CheckListCriterion

  @Field(() => CriterionAnswerEnum, { nullable: true, description: 'The answer; null when there is none yet (trả lời).' })
  answer!: CriterionAnswer | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was true of (ngày đánh giá).' })
  answeredOn!: string | null

  @Field(() => String, { nullable: true, description: 'What shows it (minh chứng).' })
  evidence!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was recorded (thời điểm ghi).' })
  recordedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'The role of who recorded it (vai trò người ghi).' })
  byRole!: string | null
}

@ObjectType({ description: 'The result for one kind of conditions (kết quả theo nội dung).', simpleResolvers: true })
export class CheckListKindResult {
  @Field(() => CheckListKindEnum, { description: 'For what.' })
  kind!: CheckListKind

  @Field(() => CheckListResultEnum, { description: 'The result (kết quả).' })
  result!: CheckListResult

  @Field(() => Int, { description: 'How many criteria are met (số đạt).' })
  met!: number

  @Field(() => Int, { description: 'How many are not (số không đạt).' })
  notMet!: number

  @Field(() => Int, { description: 'How many are not answered (số chưa trả lời).' })
  notAnswered!: number
}

@ObjectType({ description: 'Whether a facility meets the conditions on a day (bảng kiểm điều kiện; indicator 1 of the plans).', simpleResolvers: true })
export class CheckList {
  @Field(() => LocalDateScalar, { description: 'The day (ngày).' })
  on!: string

  @Field(() => Int, { description: 'How many times the facility answered, for `expectedVersion` of the next time (phiên bản).' })
  version!: number

  @Field(() => CheckListResultEnum, { description: 'Both kinds together (kết quả chung).' })
  result!: CheckListResult

  @Field(() => [CheckListKindResult], { description: 'By kind. A closed list of 2.' })
  results!: CheckListKindResult[]

  @Field(() => [CheckListItem], { description: 'The criteria in force on the day, with their answers. A closed list, at most 50.' })
  items!: CheckListItem[]
}

@InputType({ description: 'The answer to one criterion (trả lời tiêu chí).' })
export class CriterionAnswerInput {
  @Field(() => String, { description: 'Code of the criterion, in force on the day (mã tiêu chí).' })
  criterion!: string

  @Field(() => CriterionAnswerEnum, { description: 'The answer.' })
  answer!: CriterionAnswer

  @Field(() => String, { description: 'What shows it, at most 1000 characters, without names of residents (minh chứng).' })
  evidence!: string
}

@InputType({ description: 'Answers to the check-list, true of a day (trả lời bảng kiểm). What was answered before is kept.' })
export class AnswerCheckListInput extends ChangeInput {
  @Field(() => ID, { description: 'The facility: the caller’s own.' })
  facility!: string

  @Field(() => Int, { description: 'The `version` of the check-list that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => LocalDateScalar, { description: 'The day they are true of, today or before (ngày đánh giá).' })
  on!: string

  @Field(() => [CriterionAnswerInput], { description: 'The answers, 1–50, each to another criterion.' })
  answers!: CriterionAnswerInput[]
}

@ObjectType({ description: 'What answers to the check-list did: all of it, or nothing.', simpleResolvers: true })
export class AnswerCheckListPayload {
  @Field(() => CheckList, { nullable: true, description: 'The check-list after them, today; null when refused.' })
  checkList!: CheckList | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
