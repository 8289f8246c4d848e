import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { type BreachKind, breachKindNames, breachKinds, type BreachStep as Step, breachStepNames, breachSteps } from './breach.rules.js'

const BreachKindEnum = Object.fromEntries(breachKindNames.map(kind => [kind, kind]))
registerEnumType(BreachKindEnum, {
  name: 'BreachDataKind',
  description: 'Which data a breach concerns (loại dữ liệu).',
  valuesConfig: Object.fromEntries(breachKindNames.map(kind => [kind, { description: breachKinds[kind] }])),
})

const BreachStepEnum = Object.fromEntries(breachStepNames.map(step => [step, step]))
registerEnumType(BreachStepEnum, {
  name: 'BreachStepKind',
  description: 'What is done about a breach (việc đã làm).',
  valuesConfig: Object.fromEntries(breachStepNames.map(step => [step, { description: breachSteps[step].means }])),
})

const DoneEnum = { NOTICED: 'NOTICED', ...BreachStepEnum }
registerEnumType(DoneEnum, {
  name: 'BreachStepDone',
  description: 'What happened with a breach (diễn biến).',
  valuesConfig: {
    NOTICED: { description: 'It was noticed and reported (phát hiện).' },
    ...Object.fromEntries(breachStepNames.map(step => [step, { description: breachSteps[step].means }])),
  },
})

@ObjectType({ description: 'What was done about a breach (diễn biến).', simpleResolvers: true })
export class BreachStep {
  @Field(() => Int, { description: 'The version of the breach that it made.' })
  version!: number

  @Field(() => DoneEnum, { description: 'What.' })
  step!: string

  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  doneAt!: Date

  @Field(() => String, { nullable: true, description: 'More in words: the number of the notice, who was told (ghi chú).' })
  note!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  at!: Date

  @Field(() => String, { description: 'In which role (vai trò).' })
  byRole!: string

  @Field(() => String, { nullable: true, description: 'For which organisation (đơn vị).' })
  byOrganisation!: string | null
}

@ObjectType({ description: 'That data was breached, and what was done about it (vi phạm dữ liệu cá nhân).', simpleResolvers: true })
export class Breach {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with each step; the `expectedVersion` of the next.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'Code of the organisation whose head reported it; null when who runs the hub did (đơn vị báo cáo).' })
  organisation!: string | null

  @Field(() => String, { description: 'What happened (nội dung).' })
  what!: string

  @Field(() => [BreachKindEnum], { description: 'Which data. At most ten.' })
  kinds!: string[]

  @Field(() => DateTimeScalar, { description: 'When it was noticed: from then the 72 hours run (phát hiện lúc).' })
  noticedAt!: Date

  @Field(() => DateTimeScalar, { description: 'Since when it went on (bắt đầu).' })
  beganAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null while that is not known (kết thúc).' })
  endedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Sign-in that is suspected (tài khoản nghi vấn).' })
  suspectedActor!: string | null

  @Field(() => String, { nullable: true, description: 'Client that is suspected (ứng dụng nghi vấn).' })
  suspectedClient!: string | null

  @Field(() => String, { nullable: true, description: 'Organisation that is suspected (đơn vị nghi vấn).' })
  suspectedOrganisation!: string | null

  @Field(() => DateTimeScalar, { description: 'By when the authority is told (Luật 91/2025 Đ23; hạn thông báo).' })
  notifyBy!: Date

  @Field(() => Boolean, { description: 'Whether the authority was told too late, or was not told although the time is over (quá hạn).' })
  isOverdue!: boolean

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the authority was told; null before.' })
  authorityNotifiedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null before (kết thúc xử lý).' })
  closedAt!: Date | null
}

export const BreachConnection = connectionTypes(Breach, 'Breach')

@InputType({ description: 'That data was breached (báo cáo vi phạm). No data of those concerned belongs in the words.' })
export class ReportBreachInput extends ChangeInput {
  @Field(() => String, { description: 'What happened, at most 2,000 characters (nội dung).' })
  what!: string

  @Field(() => [BreachKindEnum], { description: 'Which data, one kind at least (loại dữ liệu).' })
  kinds!: BreachKind[]

  @Field(() => DateTimeScalar, { description: 'When it was noticed (phát hiện lúc).' })
  noticedAt!: Date

  @Field(() => DateTimeScalar, { description: 'Since when it went on, not after it was noticed (bắt đầu).' })
  beganAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when, if that is known (kết thúc).' })
  endedAt?: Date | null

  @Field(() => String, { nullable: true, description: 'Sign-in that is suspected, at most 200 characters (tài khoản nghi vấn).' })
  suspectedActor?: string | null

  @Field(() => String, { nullable: true, description: 'Client that is suspected, at most 200 characters (ứng dụng nghi vấn).' })
  suspectedClient?: string | null

  @Field(() => String, { nullable: true, description: 'Organisation that is suspected, at most 200 characters (đơn vị nghi vấn).' })
  suspectedOrganisation?: string | null
}

@InputType({ description: 'What was done about a breach (ghi việc đã làm).' })
export class RecordBreachStepInput extends ChangeInput {
  @Field(() => ID, { description: 'About which (vi phạm).' })
  breach!: string

  @Field(() => Int, { description: 'The version of the breach that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => BreachStepEnum, { description: 'What (việc).' })
  step!: Step

  @Field(() => DateTimeScalar, { description: 'When it was done, not before the breach was noticed (lúc).' })
  doneAt!: Date

  @Field(() => String, { nullable: true, description: 'More in words, at most 2,000 characters (ghi chú).' })
  note?: string | null
}

@ObjectType({ description: 'What it did to a breach: all of it, or nothing.', simpleResolvers: true })
export class BreachPayload {
  @Field(() => Breach, { nullable: true, description: 'The breach as it is now; null when refused (vi phạm).' })
  breach!: Breach | null

  @Field(() => [UserError], { description: 'Why it was refused, all reasons at once; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
