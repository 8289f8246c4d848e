import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import { PersonOrGuardianEnum } from '../consent/consent.type.js'
import { UserError } from '../user-errors.js'
import { requestKindNames, requestKinds, type RequestOutcome, requestOutcomes, requestStatuses, requestStepMoves } from './person-request.rules.js'

const RequestKindEnum = Object.fromEntries(requestKindNames.map(kind => [kind, kind]))
registerEnumType(RequestKindEnum, {
  name: 'PersonRequestKind',
  description: 'What a person asks about their data (loại yêu cầu).',
  valuesConfig: Object.fromEntries(
    requestKindNames.map(kind => {
      const { means, days, daysWithThirdParty } = requestKinds[kind]
      return [kind, { description: `Asks ${means}: answered within ${days} days, ${daysWithThirdParty} with a third party.` }]
    }),
  ),
})

export const RequestStatusEnum = Object.fromEntries(requestStatuses.map(status => [status, status]))
registerEnumType(RequestStatusEnum, {
  name: 'PersonRequestStatus',
  description: 'Where a request stands (trạng thái).',
  valuesConfig: {
    RECEIVED: { description: 'It has come (đã tiếp nhận).' },
    ACKNOWLEDGED: { description: 'The person was told that it has come (đã phản hồi tiếp nhận).' },
    FULFILLED: { description: 'Done as asked (đã thực hiện).' },
    PARTLY: { description: 'Done in part, with the law for the rest (thực hiện một phần).' },
    REFUSED: { description: 'Not done, with the law for it (từ chối).' },
  },
})

const OutcomeEnum = Object.fromEntries(requestOutcomes.map(outcome => [outcome, outcome]))
registerEnumType(OutcomeEnum, {
  name: 'PersonRequestOutcome',
  description: 'How a request is answered (kết quả).',
  valuesConfig: {
    FULFILLED: { description: 'Done as asked (đã thực hiện).' },
    PARTLY: { description: 'Done in part, with the law for the rest (thực hiện một phần).' },
    REFUSED: { description: 'Not done, with the law for it (từ chối).' },
  },
})

const StepMoveEnum = Object.fromEntries(requestStepMoves.map(move => [move, move]))
registerEnumType(StepMoveEnum, {
  name: 'PersonRequestMove',
  description: 'What happened to a request (diễn biến).',
  valuesConfig: {
    RECEIVED: { description: 'It came (tiếp nhận).' },
    ACKNOWLEDGED: { description: 'The person was told so (phản hồi tiếp nhận).' },
    LATE: { description: 'A day by which a word was owed has passed; the hub says so (quá hạn).' },
    ANSWERED: { description: 'It was answered (trả lời).' },
  },
})

@ObjectType({ description: 'What happened to a request of a person (diễn biến).', simpleResolvers: true })
export class PersonRequestStep {
  @Field(() => Int, { description: 'The version of the request that it made.' })
  version!: number

  @Field(() => StepMoveEnum, { description: 'What happened.' })
  move!: string

  @Field(() => String, { nullable: true, description: 'What was said; of one that is late, which word was owed (nội dung).' })
  note!: string | null

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date

  @Field(() => String, { description: 'In which role; `system` for the hub (vai trò).' })
  byRole!: string
}

@ObjectType({ description: 'What a person or guardian asks about the data kept of the person (yêu cầu của chủ thể dữ liệu).', simpleResolvers: true })
export class PersonRequest {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with each step; the `expectedVersion` of the next.' })
  version!: number

  @Field(() => RequestKindEnum, { description: 'What is asked.' })
  kind!: string

  @Field(() => RequestStatusEnum, { description: 'Where it stands.' })
  status!: string

  @Field(() => PersonOrGuardianEnum, { description: 'Who asks.' })
  askedBy!: string

  @Field(() => LocalDateScalar, { description: 'The day from which the time runs (ngày tiếp nhận).' })
  receivedOn!: string

  @Field(() => String, { nullable: true, description: 'About what: a field, a paper, a purpose (nội dung).' })
  what!: string | null

  @Field(() => String, { nullable: true, description: 'What is wanted, in words (đề nghị). Personal data.' })
  wanted!: string | null

  @Field(() => Boolean, { description: 'Whether somebody else has to be asked or told, which gives more days (bên thứ ba).' })
  thirdParty!: boolean

  @Field(() => LocalDateScalar, { description: 'By when the person is told that it has come: two working days (hạn phản hồi).' })
  acknowledgeBy!: string

  @Field(() => LocalDateScalar, { description: 'By when it is answered (hạn trả lời).' })
  answerBy!: string

  @Field(() => LocalDateScalar, { nullable: true, description: 'By when the next word is owed; null when nothing is (hạn tiếp theo).' })
  dueOn!: string | null

  @Field(() => Boolean, { description: 'Whether that day has passed (quá hạn).' })
  isOverdue!: boolean

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the person was told that it has come.' })
  acknowledgedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null

  @Field(() => String, { nullable: true, description: 'The answer (nội dung trả lời). Personal data.' })
  answer!: string | null

  @Field(() => String, { nullable: true, description: 'The law by which it was not done, or not wholly (căn cứ pháp lý).' })
  legalSource!: string | null
}

export const PersonRequestConnection = connectionTypes(PersonRequest, 'PersonRequest')

@InputType({ description: 'What every request of a person says.' })
abstract class AskInput extends ChangeInput {
  @Field(() => ID, { description: 'About whose data (người).' })
  resident!: string

  @Field(() => PersonOrGuardianEnum, { nullable: true, description: 'Who asks, where the home writes it down for somebody who came. Of who signs in themselves it is known (người yêu cầu).' })
  askedBy?: PersonOrGuardian | null

  @Field(() => LocalDateScalar, { nullable: true, description: 'On which day it came, where the home writes it down; without it, today (ngày tiếp nhận).' })
  receivedOn?: string | null
}

@InputType({ description: 'That somebody wants to be given their data (yêu cầu cung cấp dữ liệu).' })
export class RequestMyDataInput extends AskInput {
  @Field(() => String, { nullable: true, description: 'Which part, at most 200 characters; without it, all of it (phần dữ liệu).' })
  what?: string | null
}

@InputType({ description: 'That something that is kept is wrong (yêu cầu chỉnh sửa dữ liệu).' })
export class RequestCorrectionInput extends AskInput {
  @Field(() => String, { description: 'What is wrong: a field, a paper, at most 200 characters (nội dung sai).' })
  what!: string

  @Field(() => String, { description: 'What is right, at most 2,000 characters (nội dung đúng).' })
  wanted!: string
}

@InputType({ description: 'That data be used less, or erased (yêu cầu hạn chế xử lý, xoá dữ liệu).' })
export class RequestLimitInput extends AskInput {
  @Field(() => String, { nullable: true, description: 'Which data, at most 200 characters; without it, all of it (phần dữ liệu).' })
  what?: string | null

  @Field(() => String, { nullable: true, description: 'What is wanted and why, at most 2,000 characters (đề nghị).' })
  wanted?: string | null
}

@InputType({ description: 'What every word to a request needs.' })
abstract class RequestStepInput extends ChangeInput {
  @Field(() => ID, { description: 'To which request (yêu cầu).' })
  request!: string

  @Field(() => Int, { description: 'The version of the request that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number
}

@InputType({ description: 'That the person is told that a request has come (phản hồi tiếp nhận).' })
export class AcknowledgeRequestInput extends RequestStepInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether somebody else has to be asked or told, which gives more days (bên thứ ba).' })
  thirdParty?: boolean | null
}

@InputType({ description: 'The answer to a request (trả lời yêu cầu).' })
export class AnswerRequestInput extends RequestStepInput {
  @Field(() => OutcomeEnum, { description: 'How (kết quả).' })
  outcome!: RequestOutcome

  @Field(() => String, { description: 'What was done, or why not, at most 2,000 characters (nội dung trả lời).' })
  answer!: string

  @Field(() => String, { nullable: true, description: 'The law by which it is not done, or not wholly; needed then, at most 200 characters (căn cứ pháp lý).' })
  legalSource?: string | null
}

@ObjectType({ description: 'What it did to a request: all of it, or nothing.', simpleResolvers: true })
export class RequestPayload {
  @Field(() => PersonRequest, { nullable: true, description: 'The request as it is now; null when refused (yêu cầu).' })
  request!: PersonRequest | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
