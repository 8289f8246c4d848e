import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChangeInput } from '../../../kit/change-input.js'
import { connectionTypes } from '../../../kit/connection.js'
import { DateTimeScalar, LocalDateScalar } from '../../../kit/scalars.js'
import type { UserErrorNode } from '../../../kit/user-errors.js'
import { UserError } from '../user-errors.js'
import { type FollowUpOutcome, followUpKinds, followUpOutcomes } from './follow-up.rules.js'

export const FollowUpKindEnum = Object.fromEntries(followUpKinds.map(kind => [kind, kind]))
registerEnumType(FollowUpKindEnum, {
  name: 'FollowUpKind',
  description: 'What a follow-up is (loại việc).',
  valuesConfig: {
    NEXT_VISIT: { description: 'The next visit to the hospital (tái khám).' },
    CARE: { description: 'Care at home (chăm sóc tại cơ sở).' },
  },
})

export const FollowUpOutcomeEnum = Object.fromEntries(followUpOutcomes.map(outcome => [outcome, outcome]))
registerEnumType(FollowUpOutcomeEnum, {
  name: 'FollowUpOutcome',
  description: 'How a follow-up was settled (kết quả).',
  valuesConfig: {
    DONE: { description: 'Done (đã làm).' },
    NOT_NEEDED: { description: 'Not needed any more; the note says why (không cần nữa).' },
  },
})

@ObjectType({ description: 'What the hospital’s word asks of the home, with its day (việc cần làm sau điều trị).', simpleResolvers: true })
export class FollowUp {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string

  @Field(() => Int, { description: 'Grows with every change; a change names the one it was made on (phiên bản).' })
  version!: number

  @Field(() => FollowUpKindEnum, { description: 'What it is.' })
  kind!: string

  @Field(() => String, { description: 'What is to be done (nội dung).' })
  task!: string

  @Field(() => LocalDateScalar, { description: 'By which day (hạn).' })
  dueOn!: string

  @Field(() => FollowUpOutcomeEnum, { nullable: true, description: 'How it was settled; null while it is open.' })
  outcome!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was settled; null while it is open.' })
  settledAt!: Date | null

  @Field(() => String, { nullable: true, description: 'What was written to it then (ghi chú).' })
  note!: string | null
}

export const FollowUpConnection = connectionTypes(FollowUp, 'FollowUp')

@InputType({ description: 'A task of the word that goes back (việc cần làm).' })
export class FollowUpInput {
  @Field(() => String, { description: 'What is to be done, 1–500 characters.' })
  task!: string

  @Field(() => LocalDateScalar, { description: 'By which day, today or later.' })
  dueOn!: string
}

@InputType({ description: 'That a follow-up was done, or is not needed (ghi kết quả).' })
export class SettleFollowUpInput extends ChangeInput {
  @Field(() => Int, { description: 'The version of the follow-up that the caller has seen; another one there is a CONFLICT.' })
  expectedVersion!: number

  @Field(() => ID, { description: 'Which one.' })
  followUp!: string

  @Field(() => FollowUpOutcomeEnum, { description: 'How it was settled.' })
  outcome!: FollowUpOutcome

  @Field(() => String, { nullable: true, description: 'At most 2,000 characters; needed with NOT_NEEDED (ghi chú).' })
  note?: string | null
}

@ObjectType({ description: 'What the settling did: all of it, or nothing.', simpleResolvers: true })
export class SettleFollowUpPayload {
  @Field(() => FollowUp, { nullable: true, description: 'The follow-up as it stands now; null when the caller may not see it.' })
  followUp!: FollowUp | null

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done. At most 50.' })
  userErrors!: UserErrorNode[]
}
